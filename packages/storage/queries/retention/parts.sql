-- Purpose: what each partition of this database's tables holds on disk.
-- Grain: one row a table and partition.
-- Parameters: none.
-- Cost: none; the engine keeps the list of its parts.
SELECT table, partition, sum(rows) AS row_count, sum(bytes_on_disk) AS bytes
FROM system.parts
WHERE active AND database = currentDatabase()
GROUP BY table, partition
ORDER BY table, partition
