-- Purpose: how many transfers of an address pass a filter, and what came in and went out with them.
-- Grain: one row.
-- Parameters: as transfers/of_address, without order and page.
-- Cost: one scan of the key columns of the window.
SELECT
    count() AS transfer_count,
    sumIf(amount_usd, to_address = {address:String}) AS in_usd,
    sumIf(amount_usd, from_address = {address:String}) AS out_usd,
    arraySort(groupUniqArray(100)(toString(asset_symbol))) AS assets
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND (({direction:String} != 'in' AND from_address = {address:String}) OR ({direction:String} != 'out' AND to_address = {address:String}))
  AND ({asset:String} = '' OR asset_symbol = {asset:String})
  AND ({tx_id:String} = '' OR core_transfers.tx_id = {tx_id:String})
  AND ({counterparty:String} = '' OR from_address = {counterparty:String} OR to_address = {counterparty:String})
  AND amount_usd >= {least_usd:Float64} AND amount_usd <= {most_usd:Float64}
