-- Purpose: every act on the cases of a network, the first of them first, without the texts of comments.
-- Grain: one row an act.
-- Parameters: network.
-- Cost: one scan of the network's rows without texts.
SELECT act_id, case_id, toString(action) AS action, toString(status) AS status, owner, item_id, other_case_id, alert_ids, done_by, done_at_ms
FROM service_case_acts
WHERE network = {network:String}
ORDER BY done_at_ms, act_id
