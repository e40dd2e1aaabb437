-- Purpose: value the loaded transfers without a value in USD by the price of their day.
-- Grain: one row a transfer that gets a value.
-- Parameters: version: of the rows, where it is later than theirs.
-- Cost: one join of the transfers without a value with the daily prices; written are the rows that get one.
INSERT INTO core_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version
)
SELECT
    t.tx_id, t.event_index, t.edge_index, t.block_height, t.block_timestamp, t.from_address, t.to_address, t.asset_symbol, t.asset_contract, t.amount,
    toDecimal128(toDecimal256(t.amount, 18) * toDecimal256(p.price_usd, 18), 18), t.fee, greatest({version:UInt64}, t._version + 1)
FROM core_transfers AS t FINAL
INNER JOIN (SELECT asset_symbol, asset_contract, price_date, price_usd FROM core_asset_prices FINAL WHERE price_usd > 0) AS p
    ON p.asset_contract = toString(t.asset_contract) AND p.price_date = toDate(intDiv(t.block_timestamp, 86400000))
WHERE t.amount_usd = 0 AND t.asset_contract NOT IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
  AND t.amount > 0 AND (t.asset_contract != 'native' OR p.asset_symbol = toString(t.asset_symbol))
  AND toDecimal256(t.amount, 18) * toDecimal256(p.price_usd, 18) < toDecimal256(1000000000000000, 0)
SETTINGS max_partitions_per_insert_block = 0
