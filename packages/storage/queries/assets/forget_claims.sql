-- Purpose: forget the claims of tokens that are not set aside any more.
-- Grain: one row of core_claimed_values.
-- Parameters: none.
-- Cost: one scan of a small table.
DELETE FROM core_claimed_values
WHERE asset_contract NOT IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
