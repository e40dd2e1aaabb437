-- Purpose: the assets that the file "assets" beside a table of transfers names, and those that only the transfers name.
-- Grain: one row a row of either.
-- Parameters: tokens: the table to fill; assets, transfer_rows: the staged tables.
-- Cost: one scan.
INSERT INTO {tokens:Identifier} (contract, symbol, decimals, file_number, is_given, is_known)
WITH
    {folded_address:Lambda} AS folded,
    {is_nothing:Lambda} AS is_nothing,
    {is_coin:Lambda} AS is_coin
SELECT
    coalesce(nullIf(folded(asset_contract), ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals,
    file_number, 1 AS is_given, 0 AS is_known
FROM {assets:Identifier}
UNION ALL
SELECT DISTINCT folded(contract), trimBoth(coalesce(asset, '')), '', file_number, 0, 0
FROM {transfer_rows:Identifier}
WHERE NOT is_coin(folded(contract)) AND coalesce(asset, '') != ''
  AND NOT is_nothing(contract)
  AND folded(contract) NOT IN (SELECT coalesce(folded(asset_contract), '') FROM {assets:Identifier})
