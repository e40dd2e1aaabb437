-- Purpose: tell one state of what a network watches from the next, and the time of the newest change.
-- Grain: one row.
-- Parameters: network.
-- Cost: one scan of a column of the network's rows.
SELECT count() AS change_count, max(changed_at_ms) AS last_ms
FROM service_watches
WHERE network = {network:String}
