-- Purpose: how many rows of a slice a result table, or its staging, holds, and a digest of them that does not depend on their order.
-- Grain: one row.
-- Parameters: the slice; table and table_name, the same name.
-- Cost: one read of every column of the slice.
SELECT
    count() AS row_count,
    toString(sum(cityHash64(* EXCEPT (run_id, _version)))) AS content_digest,
    assumeNotNull((
        SELECT hex(sipHash64(groupArray(name)))
        FROM (SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table_name:String} ORDER BY position)
    )) AS columns_digest,
    toUInt64(0) AS newest_version
FROM {table:Identifier}
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
