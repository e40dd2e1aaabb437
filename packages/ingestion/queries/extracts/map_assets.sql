-- Purpose: the assets of an export in the columns of core_assets.
-- Grain: one row an asset.
-- Parameters: raw: name of the table to make; tokens: the view of the export's assets.
-- Cost: one scan.
CREATE TABLE {raw:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
SELECT DISTINCT CAST(symbol, 'Nullable(String)') AS asset_symbol, CAST(contract, 'Nullable(String)') AS asset_contract
FROM {tokens:Identifier}
