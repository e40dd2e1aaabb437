-- Purpose: whether an export's file of assets names the coin of the chain.
-- Grain: one row if so, else none.
-- Parameters: assets: the staged table.
-- Cost: one scan of a small table.
SELECT 1 AS found
FROM {assets:Identifier}
WHERE coalesce(nullIf(lower(asset_contract), ''), 'native') = 'native'
LIMIT 1
