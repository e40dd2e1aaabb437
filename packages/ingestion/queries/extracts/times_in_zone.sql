-- Purpose: whether the zone that the name of a column says decides a time of a file: numbers and times with a zone of their own need none.
-- Grain: one row if so, else none.
-- Parameters: rows: the staged table; time: its column of times; file_number.
-- Cost: one scan, up to the first such row.
WITH
    {calendar_time:Lambda} AS calendar_time,
    {zoned_time:Lambda} AS zoned_time
SELECT 1 AS found
FROM {rows:Identifier}
WHERE file_number = {file_number:UInt32} AND zoned_time({time:Identifier}, zone) != trimBoth({time:Identifier})
LIMIT 1
