-- Purpose: the assets of an export of etherscan: those of the file "assets", those that are known anyway, and those that only the transfers name.
-- Grain: one row a row of any; is_given says that whoever loads the data, or everybody, vouches for it.
-- Parameters: tokens: the table to fill; assets, token_rows, api_rows: the staged tables; known: the table of known assets.
-- Cost: one scan.
INSERT INTO {tokens:Identifier} (contract, symbol, decimals, file_number, is_given, is_known)
SELECT
    coalesce(nullIf(lower(asset_contract), ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals,
    file_number, 1 AS is_given, 0 AS is_known
FROM {assets:Identifier}
UNION ALL
SELECT contract, symbol, decimals, 0, 1, 1
FROM {known:Identifier}
WHERE contract NOT IN (SELECT coalesce(nullIf(lower(asset_contract), ''), 'native') FROM {assets:Identifier})
UNION ALL
SELECT rows.contract, rows.symbol, rows.decimals, rows.file_number, 0, 0
FROM
(
    SELECT DISTINCT lower(coalesce(contract, '')) AS contract, coalesce(symbol, '') AS symbol, '' AS decimals, file_number
    FROM {token_rows:Identifier}
    WHERE coalesce(symbol, '') != ''
    UNION ALL
    SELECT DISTINCT lower(coalesce(contract, '')), coalesce(symbol, ''), coalesce(decimals, ''), file_number
    FROM {api_rows:Identifier}
    WHERE coalesce(symbol, '') != ''
) AS rows
WHERE rows.contract NOT IN (SELECT coalesce(lower(asset_contract), '') FROM {assets:Identifier})
  AND rows.contract NOT IN (SELECT contract FROM {known:Identifier})
