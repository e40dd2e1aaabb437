-- Purpose: write down which published slices name addresses in another than their one form: they stay as they were published, until they are run again.
-- Grain: one row a slice.
-- Parameters: none.
-- Cost: one scan of one column of the features.
INSERT INTO core_address_changes (table_name, found, address, outcome, row_count, detail, changed_at)
WITH {folded_address:Lambda} AS folded
SELECT 'analyzers_features', concat(toString(processing_date), '/', toString(window_days)) AS slice, '', 'outdated', count(), '', now64(3, 'UTC')
FROM analyzers_features
WHERE address != folded(address)
GROUP BY slice
