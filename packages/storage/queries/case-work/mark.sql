-- Purpose: tell one state of the work on a network's cases from the next, and the time of the newest act.
-- Grain: one row.
-- Parameters: network.
-- Cost: one scan of a column of the network's rows.
SELECT count() AS act_count, max(done_at_ms) AS last_ms
FROM service_case_acts
WHERE network = {network:String}
