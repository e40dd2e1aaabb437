-- Purpose: the assets without a contract that staged prices name.
-- Grain: one row an asset.
-- Parameters: checked: the view of checked prices.
-- Cost: one scan of the staged prices.
SELECT DISTINCT assumeNotNull(asset_symbol) AS asset_symbol
FROM {checked:Identifier}
WHERE reason = '' AND asset_contract = 'native'
ORDER BY asset_symbol
