-- Purpose: every act on some cases, with its text, the first of them first.
-- Grain: one row an act.
-- Parameters: network; case_ids: a merge or split is an act on either case.
-- Cost: one scan of the network's rows.
SELECT
    act_id, case_id, toString(action) AS action, toString(status) AS status, owner, item_id, text, other_case_id, alert_ids, file_name,
    toString(media_type) AS media_type, byte_count, file_digest, reason, done_by, done_at_ms
FROM service_case_acts
WHERE network = {network:String} AND (has({case_ids:Array(String)}, case_id) OR has({case_ids:Array(String)}, other_case_id))
ORDER BY done_at_ms, act_id
