-- Purpose: when each address of a window was last active before it.
-- Grain: one row an address of the window that has a history.
-- Parameters: the slice; start_ms: where the window begins.
-- Cost: one scan of what is older than the window, one join with the window's addresses.
INSERT INTO work_earlier (window_days, processing_date, node_id, last_before_ms)
SELECT
    {window_days:UInt16} AS window_days,
    {processing_date:Date} AS processing_date,
    nodes.node_id AS node_id,
    max(history.block_timestamp) AS last_before_ms
FROM
(
    SELECT arrayJoin([from_address, to_address]) AS address, block_timestamp
    FROM core_transfers FINAL
    WHERE block_timestamp < {start_ms:UInt64} AND from_address != to_address
) AS history
INNER JOIN
(
    SELECT node_id, address
    FROM work_nodes
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
) AS nodes ON nodes.address = history.address
GROUP BY nodes.node_id
