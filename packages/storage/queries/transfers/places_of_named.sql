-- Purpose: where transfers stand in a window that are named by their own id, or by the beginning of it: their transaction, event or edge.
-- Grain: one row a transfer found and name that found it.
-- Parameters: start_ms inclusive, end_ms exclusive; ids.
-- Cost: one scan of the window's ids, one read of the blocks found, and a sort of the transfers of each.
WITH blocks AS
(
    SELECT DISTINCT block_height
    FROM core_transfers
    WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
      AND (tx_id IN {ids:Array(String)} OR transfer_id IN {ids:Array(String)}
        OR concat(tx_id, ':', event_index) IN {ids:Array(String)} OR concat(tx_id, ':', event_index, ':', edge_index) IN {ids:Array(String)})
)
SELECT
    block_timestamp, block_height, place,
    arrayJoin([tx_id, concat(tx_id, ':', event_index), concat(tx_id, ':', event_index, ':', edge_index), transfer_id]) AS named_by
FROM
(
    SELECT
        block_timestamp, block_height, tx_id, event_index, edge_index, transfer_id,
        row_number() OVER (PARTITION BY block_timestamp, block_height ORDER BY tx_id, event_index, edge_index, asset_contract) AS place
    FROM core_transfers FINAL
    WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
      AND block_height IN (SELECT block_height FROM blocks)
)
WHERE named_by IN {ids:Array(String)}
ORDER BY block_timestamp, block_height, place, named_by
