-- Purpose: parts that the engine could not read and set aside, so that their rows are missing from answers.
-- Grain: one row a part.
-- Parameters: database_name, '' for all of ours.
-- Cost: one look at the directories of the tables.
SELECT database AS database_name, table AS table_name, ifNull(partition_id, '') AS partition_id, name AS part_name, ifNull(reason, '') AS reason
FROM system.detached_parts
WHERE if({database_name:String} = '', startsWith(database, 'analytics_'), database = {database_name:String})
  AND reason NOT IN ('', 'attaching', 'clone', 'covered-by-broken', 'deleting', 'merge-not-byte-identical', 'mutate-not-byte-identical')
ORDER BY database_name, table_name, part_name
