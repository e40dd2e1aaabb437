-- Purpose: the assets of an export of cryo: those of the file "assets", the tokens of erc20_metadata that it does not name, and assets that are known anyway.
-- Grain: one row a row of either; is_given says that whoever loads the data vouches for it.
-- Parameters: tokens: the table to fill; assets, token_rows: the staged tables; known: the table of known assets.
-- Cost: one scan.
INSERT INTO {tokens:Identifier} (contract, symbol, decimals, file_number, is_given, is_known)
WITH
    {folded_address:Lambda} AS folded,
    x -> if(length(x) = 20, concat('0x', lower(hex(x))), folded(x)) AS hexadecimal
SELECT
    coalesce(nullIf(folded(asset_contract), ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals,
    file_number, 1 AS is_given, 0 AS is_known
FROM {assets:Identifier}
UNION ALL
SELECT hexadecimal(erc20), coalesce(symbol, ''), coalesce(decimals, ''), file_number, 0, 0
FROM {token_rows:Identifier}
WHERE hexadecimal(erc20) NOT IN (SELECT coalesce(folded(asset_contract), '') FROM {assets:Identifier})
  AND hexadecimal(erc20) NOT IN (SELECT contract FROM {known:Identifier})
UNION ALL
SELECT contract, symbol, decimals, 0, 1, 1
FROM {known:Identifier}
WHERE contract NOT IN (SELECT coalesce(nullIf(folded(asset_contract), ''), 'native') FROM {assets:Identifier})
