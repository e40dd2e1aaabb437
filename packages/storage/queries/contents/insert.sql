-- Purpose: record what a table of a slice holds.
-- Grain: one row a table; the newest counts.
-- Parameters: the slice; state; the columns, one entry a table.
-- Cost: a few rows.
INSERT INTO analyzers_slice_contents
(
    window_days, processing_date, state, table_name, row_count, content_digest, columns_digest, newest_version, _version
)
SELECT
    {window_days:UInt16}, {processing_date:Date}, {state:String}, contents.1, contents.2, contents.3, contents.4, toUInt64(contents.5),
    -- Later than what was recorded before, also by a clock that was set back.
    greatest(toUInt64(toUnixTimestamp64Micro(now64(6))), assumeNotNull((SELECT max(_version) FROM analyzers_slice_contents)) + 1)
FROM
(
    SELECT arrayJoin(arrayZip(
        {table_names:Array(String)}, {row_counts:Array(UInt64)}, {content_digests:Array(String)}, {columns_digests:Array(String)},
        {newest_versions:Array(String)})) AS contents
)
