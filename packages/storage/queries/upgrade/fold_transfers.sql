-- Purpose: store transfers under the one form of their addresses, as a newer version of the same transfer. One that is stored in the one form of its
--   contract already stays as it is.
-- Grain: one row a transfer with an address in another form.
-- Parameters: start_ms, end_ms: bounds of time, for an INSERT may touch 100 months only; version: newer than any.
-- Cost: one scan of the stretch of time.
INSERT INTO core_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version
)
WITH {folded_address:Lambda} AS folded
SELECT
    tx_id, event_index, edge_index, block_height, block_timestamp, folded(from_address), folded(to_address), asset_symbol, folded(contract), amount,
    amount_usd, fee, {version:UInt64}
FROM (SELECT *, toString(asset_contract) AS contract FROM core_transfers FINAL WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64})
WHERE (from_address != folded(from_address) OR to_address != folded(to_address) OR contract != folded(contract))
  AND (contract = folded(contract)
       OR (tx_id, event_index, edge_index, folded(contract)) NOT IN
           (SELECT tx_id, event_index, edge_index, toString(asset_contract) FROM core_transfers WHERE toString(asset_contract) = folded(toString(asset_contract))))
