-- Purpose: how often people did what with cases in a span of time.
-- Grain: one row a person, action and status.
-- Parameters: network; start_ms, end_ms (the end is not included).
-- Cost: one scan of the network's rows.
SELECT done_by, toString(action) AS action, toString(status) AS status, count() AS act_count
FROM service_case_acts
WHERE network = {network:String} AND done_at_ms >= {start_ms:UInt64} AND done_at_ms < {end_ms:UInt64}
GROUP BY done_by, action, status
ORDER BY done_by, action, status
