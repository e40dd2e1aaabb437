-- Purpose: write down which assets name a contract in another than its one form.
-- Grain: one row a contract as it was stored.
-- Parameters: none.
-- Cost: one scan of a small table.
INSERT INTO core_address_changes (table_name, found, address, outcome, row_count, detail, changed_at)
WITH {folded_address:Lambda} AS folded
SELECT
    'core_assets', asset_contract, any(folded(asset_contract)),
    if((folded(asset_contract), asset_symbol) IN (SELECT asset_contract, asset_symbol FROM core_assets FINAL), 'merged', 'folded') AS outcome,
    count(), '', now64(3, 'UTC')
FROM core_assets FINAL
WHERE asset_contract != folded(asset_contract)
GROUP BY asset_contract, outcome
