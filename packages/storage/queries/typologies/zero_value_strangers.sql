-- Purpose: addresses that have a transfer of value zero with an address of a window, and none with value in it.
-- Grain: one row a pair of them, by stranger, then by node id.
-- Parameters: the slice; start_ms inclusive, end_ms exclusive.
-- Cost: one scan of the window's months of core_zero_value_transfers; the window's addresses are held in memory.
WITH
    nodes AS
    (
        SELECT node_id, address
        FROM work_nodes
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    ),
    moved AS
    (
        SELECT from_address, to_address
        FROM core_zero_value_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
    )
SELECT DISTINCT pairs.node_id AS node_id, pairs.stranger AS stranger
FROM
(
    SELECT nodes.node_id AS node_id, moved.to_address AS stranger
    FROM moved
    INNER JOIN nodes ON nodes.address = moved.from_address
    WHERE moved.to_address NOT IN (SELECT address FROM nodes)
    UNION ALL
    SELECT nodes.node_id AS node_id, moved.from_address AS stranger
    FROM moved
    INNER JOIN nodes ON nodes.address = moved.to_address
    WHERE moved.from_address NOT IN (SELECT address FROM nodes)
) AS pairs
ORDER BY stranger, node_id
