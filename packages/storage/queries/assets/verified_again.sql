-- Purpose: the tokens that were set aside by their figures and that the assets verify by now.
-- Grain: one row a token.
-- Parameters: network.
-- Cost: one scan of two small tables.
SELECT rows.asset_contract AS asset_contract
FROM core_asset_trust AS rows FINAL
WHERE rows.status = 'set_aside' AND rows.reason != 'by_hand'
  AND rows.asset_contract IN (SELECT named.asset_contract FROM core_assets AS named FINAL WHERE named.network = {network:String} AND named.verified)
ORDER BY asset_contract
