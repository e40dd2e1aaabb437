-- Purpose: the tries to hand a message over, the first of them first.
-- Grain: one row a try.
-- Parameters: network; delivery_id.
-- Cost: the rows of the message, by the key.
SELECT attempt, at_ms, took_ms, outcome, answer_status, answer, error_message
FROM service_notification_attempts
WHERE network = {network:String} AND delivery_id = {delivery_id:String}
ORDER BY at_ms, attempt
