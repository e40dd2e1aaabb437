-- Purpose: whether a table of transfers has a row without a transaction.
-- Grain: one row if so, else none.
-- Parameters: transfer_rows: the staged table.
-- Cost: one scan of a column, up to the first such row.
WITH {is_nothing:Lambda} AS is_nothing
SELECT 1 AS found
FROM {transfer_rows:Identifier}
WHERE trimBoth(coalesce(tx_id, '')) = '' OR is_nothing(tx_id)
LIMIT 1
