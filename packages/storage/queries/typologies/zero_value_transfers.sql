-- Purpose: the transfers of value zero between addresses of a window, by their node ids.
-- Grain: one row a transfer, in time order, self-transfers aside.
-- Parameters: the slice; start_ms inclusive, end_ms exclusive.
-- Cost: one scan of the window's months of core_zero_value_transfers, two hash joins against the window's addresses.
WITH
    nodes AS
    (
        SELECT node_id, address
        FROM work_nodes
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    )
SELECT
    senders.node_id AS from_id,
    receivers.node_id AS to_id,
    toFloat64(moved.block_timestamp) AS timestamp_ms
FROM
(
    SELECT *
    FROM core_zero_value_transfers FINAL
    WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
) AS moved
INNER JOIN nodes AS senders ON senders.address = moved.from_address
INNER JOIN nodes AS receivers ON receivers.address = moved.to_address
ORDER BY moved.block_timestamp, moved.tx_id, moved.event_index, moved.edge_index, moved.asset_contract
