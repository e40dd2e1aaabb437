-- Purpose: write down which suppression rules name an address in another than its one form.
-- Grain: one row an address as it was stored.
-- Parameters: none.
-- Cost: one scan of a small table.
INSERT INTO core_address_changes (table_name, found, address, outcome, row_count, detail, changed_at)
WITH {folded_address:Lambda} AS folded
SELECT 'analyzers_suppression_rules', address, any(folded(address)), 'folded', uniqExact(rule_id), '', now64(3, 'UTC')
FROM analyzers_suppression_rules
WHERE address != folded(address)
GROUP BY address
