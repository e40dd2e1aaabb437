-- Purpose: the assets of an export of cryo: those of the file "assets", and the tokens of erc20_metadata that it does not name.
-- Grain: one row a row of either.
-- Parameters: tokens: name of the view to make; assets, token_rows: the staged tables.
-- Cost: one scan.
CREATE VIEW {tokens:Identifier} AS
WITH
    {folded_address:Lambda} AS folded,
    x -> if(length(x) = 20, concat('0x', lower(hex(x))), folded(x)) AS hexadecimal
SELECT
    coalesce(nullIf(folded(asset_contract), ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals
FROM {assets:Identifier}
UNION ALL
SELECT hexadecimal(erc20), coalesce(symbol, ''), coalesce(decimals, '')
FROM {token_rows:Identifier}
WHERE hexadecimal(erc20) NOT IN (SELECT coalesce(folded(asset_contract), '') FROM {assets:Identifier})
