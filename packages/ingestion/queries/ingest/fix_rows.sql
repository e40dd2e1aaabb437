-- Purpose: the checked rows of a file of text, with numbers and times made of it once.
-- Grain: one row a staged row.
-- Parameters: fixed, checked: names of the table to make and of the view of checked rows.
-- Cost: one scan, and a copy of the rows on disk until they are loaded.
CREATE TABLE {fixed:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
SELECT * FROM {checked:Identifier}
