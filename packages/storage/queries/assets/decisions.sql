-- Purpose: what stands of each token that was ever judged.
-- Grain: one row a token.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT asset_contract, asset_symbol, status, reason, note, transfer_count, address_count, toString(claimed_usd) AS claimed_usd, unit_price_usd, _version AS version
FROM core_asset_trust FINAL
ORDER BY asset_contract
