-- Purpose: how many rows the result tables hold, slice by slice.
-- Grain: one row a table and slice that it holds rows of.
-- Parameters: tables.
-- Cost: none; the engine keeps the list of its parts.
SELECT table AS table_name, partition, sum(rows) AS row_count
FROM system.parts
WHERE active AND database = currentDatabase() AND table IN {tables:Array(String)}
GROUP BY table, partition
