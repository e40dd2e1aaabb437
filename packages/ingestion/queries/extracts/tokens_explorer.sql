-- Purpose: the assets of an explorer's files: those of the file "assets", those that are known anyway, and those that only the transfers name.
-- Grain: one row a row of any; is_given says that whoever loads the data, or everybody, vouches for it.
-- Parameters: tokens: the table to fill; assets, explorer_rows: the staged tables; known: the table of known assets.
-- Cost: one scan.
INSERT INTO {tokens:Identifier} (contract, symbol, decimals, file_number, is_given, is_known)
WITH {folded_address:Lambda} AS folded
SELECT
    coalesce(nullIf(folded(asset_contract), ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals,
    file_number, 1 AS is_given, 0 AS is_known
FROM {assets:Identifier}
UNION ALL
SELECT contract, symbol, decimals, 0, 1, 1
FROM {known:Identifier}
WHERE contract NOT IN (SELECT coalesce(nullIf(folded(asset_contract), ''), 'native') FROM {assets:Identifier})
UNION ALL
SELECT rows.contract, rows.symbol, '', rows.file_number, 0, 0
FROM
(
    SELECT DISTINCT
        folded(coalesce(nullIf(contract, ''), nullIf(JSONExtractString(coalesce(token_object, '{}'), 'address'), ''),
            replaceAll(JSONExtractRaw(coalesce(token_object, '{}'), 'tokenId'), '"', ''))) AS contract,
        coalesce(nullIf(symbol, ''), nullIf(JSONExtractString(coalesce(token_object, '{}'), 'tokenAbbr'), ''), JSONExtractString(coalesce(token_object, '{}'), 'symbol')) AS symbol,
        file_number
    FROM {explorer_rows:Identifier}
) AS rows
WHERE rows.contract NOT IN ('', '_') AND rows.symbol != ''
  AND rows.contract NOT IN (SELECT coalesce(folded(asset_contract), '') FROM {assets:Identifier})
  AND rows.contract NOT IN (SELECT contract FROM {known:Identifier})
