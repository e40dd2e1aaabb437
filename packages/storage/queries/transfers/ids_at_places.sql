-- Purpose: ids of transfers by where they stand in a window, whether or not it is prepared: time, block, and place within both.
-- Grain: one row a place asked for, at which a transfer is.
-- Parameters: start_ms inclusive, end_ms exclusive; times, heights and places, as long as each other.
-- Cost: one read of the blocks' granules, and a sort of the transfers of each.
SELECT block_timestamp, block_height, place, transfer_id
FROM
(
    SELECT
        block_timestamp, block_height, transfer_id,
        row_number() OVER (PARTITION BY block_timestamp, block_height ORDER BY tx_id, event_index, edge_index, asset_contract) AS place
    FROM core_transfers FINAL
    WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
      AND block_height IN {heights:Array(UInt32)} AND block_timestamp IN {times:Array(UInt64)}
)
WHERE (block_timestamp, block_height, place) IN (SELECT arrayJoin(arrayZip({times:Array(UInt64)}, {heights:Array(UInt32)}, {places:Array(UInt64)})))
ORDER BY block_timestamp, block_height, place
