-- Purpose: which chains the rows of a table say they are of.
-- Grain: one row a name, in lower case.
-- Parameters: rows: the staged table.
-- Cost: one scan of a column.
SELECT DISTINCT lower(trimBoth(assumeNotNull(chain))) AS chain
FROM {rows:Identifier}
WHERE coalesce(trimBoth(chain), '') != ''
ORDER BY chain
LIMIT 1000
