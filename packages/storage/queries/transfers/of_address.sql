-- Purpose: the transfers of an address in a window that pass a filter, a page of them.
-- Grain: one row a transfer.
-- Parameters: address; start_ms, end_ms (the end is not included); direction: 'in', 'out' or '' for both; asset, counterparty, tx_id, each '' for any;
--   least_usd and most_usd; is_largest_first, else the newest first; row_limit, row_offset.
-- Cost: one scan of the key columns of the window.
SELECT
    transfer_id, tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND (({direction:String} != 'in' AND from_address = {address:String}) OR ({direction:String} != 'out' AND to_address = {address:String}))
  AND ({asset:String} = '' OR asset_symbol = {asset:String})
  AND ({tx_id:String} = '' OR core_transfers.tx_id = {tx_id:String})
  AND ({counterparty:String} = '' OR from_address = {counterparty:String} OR to_address = {counterparty:String})
  AND amount_usd >= {least_usd:Float64} AND amount_usd <= {most_usd:Float64}
ORDER BY if({is_largest_first:Bool}, amount_usd, 0) DESC, block_timestamp DESC, block_height DESC, core_transfers.tx_id, event_index, edge_index, asset_contract
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
