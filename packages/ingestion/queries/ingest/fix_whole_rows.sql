-- Purpose: the checked rows of a file of text that repeats rows, with all that tells which of them is kept.
-- Grain: one row a staged row.
-- Parameters: fixed, checked: names of the table to make and of the view of checked rows.
-- Cost: one scan, and a copy of the rows on disk, as they came too, until they are loaded.
CREATE TABLE {fixed:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
SELECT *
FROM {checked:Identifier}
