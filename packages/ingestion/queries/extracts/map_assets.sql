-- Purpose: the assets of an export in the columns of core_assets: a contract once, under the name that the last file gives it.
-- Grain: one row an asset.
-- Parameters: raw: the table to fill; tokens, events: the tables of assets and of what moved value.
-- Cost: one scan.
INSERT INTO {raw:Identifier} (asset_symbol, asset_contract, verified, verification_source, file_number)
SELECT
    CAST(argMax(rows.symbol, (rows.is_given, rows.file_number)), 'Nullable(String)') AS asset_symbol,
    CAST(any(rows.contract), 'Nullable(String)') AS asset_contract,
    CAST(max(rows.is_given), 'Nullable(Bool)') AS verified,
    CAST(multiIf(min(rows.is_known) = 1, 'known', max(rows.is_given) = 1, 'assets file', ''), 'Nullable(String)') AS verification_source,
    toUInt32(0) AS file_number
FROM {tokens:Identifier} AS rows
GROUP BY rows.contract
-- Of the assets that are known anyway only those that move.
HAVING min(rows.is_known) = 0 OR any(rows.contract) IN (SELECT events.contract FROM {events:Identifier} AS events)
