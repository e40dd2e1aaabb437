-- Purpose: keep what the transfers of tokens that are set aside claim to be worth.
-- Grain: one row a transfer that counts and should not.
-- Parameters: version.
-- Cost: one scan of core_transfers.
INSERT INTO core_claimed_values (asset_contract, tx_id, event_index, edge_index, claimed_usd, _version)
SELECT toString(asset_contract), tx_id, event_index, edge_index, amount_usd, {version:UInt64}
FROM core_transfers FINAL
WHERE amount_usd != 0 AND asset_contract IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
