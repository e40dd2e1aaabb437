-- Purpose: what was recorded of the slices.
-- Grain: one row a slice and table.
-- Parameters: state; window_days, 0 for any; processing_date, 1970-01-01 for any.
-- Cost: one read of a small table.
SELECT
    window_days, toString(processing_date) AS processing_date, toString(table_name) AS table_name, row_count, content_digest, columns_digest,
    newest_version, _version AS recorded_us
FROM analyzers_slice_contents FINAL
WHERE state = {state:String}
  AND ({window_days:UInt16} = 0 OR window_days = {window_days:UInt16})
  AND ({processing_date:Date} = toDate('1970-01-01') OR analyzers_slice_contents.processing_date = {processing_date:Date})
ORDER BY window_days, processing_date, table_name
