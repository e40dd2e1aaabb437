-- Purpose: the assets of an export of ethereum-etl: those of the file "assets", and the tokens that it does not name.
-- Grain: one row a row of either.
-- Parameters: tokens: name of the view to make; assets, token_rows: the staged tables.
-- Cost: one scan.
CREATE VIEW {tokens:Identifier} AS
WITH {folded_address:Lambda} AS folded
SELECT
    coalesce(nullIf(folded(asset_contract), ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals
FROM {assets:Identifier}
UNION ALL
SELECT folded(address), coalesce(symbol, ''), coalesce(decimals, '')
FROM {token_rows:Identifier}
WHERE folded(address) NOT IN (SELECT coalesce(folded(asset_contract), '') FROM {assets:Identifier})
