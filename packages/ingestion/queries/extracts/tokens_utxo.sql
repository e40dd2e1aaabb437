-- Purpose: the coin of a chain of inputs and outputs: as the file "assets" names it, else as its network is called.
-- Grain: one row an asset.
-- Parameters: tokens: the table to fill; assets: the staged table; known: the table of known assets.
-- Cost: one scan.
INSERT INTO {tokens:Identifier} (contract, symbol, decimals, file_number, is_given, is_known)
SELECT
    coalesce(nullIf(asset_contract, ''), 'native') AS contract, coalesce(asset_symbol, '') AS symbol, coalesce(decimals, '') AS decimals,
    file_number, 1 AS is_given, 0 AS is_known
FROM {assets:Identifier}
UNION ALL
SELECT contract, symbol, decimals, 0, 1, 1
FROM {known:Identifier}
WHERE contract NOT IN (SELECT coalesce(nullIf(asset_contract, ''), 'native') FROM {assets:Identifier})
