-- Purpose: the checked rows of a file of text, with numbers and times made of it once. What only rejected rows and repeated ones are asked for is left
--   out: writing it takes twice as long as all the rest.
-- Grain: one row a staged row.
-- Parameters: fixed, checked: names of the table to make and of the view of checked rows.
-- Cost: one scan, and a copy of the rows on disk until they are loaded.
CREATE TABLE {fixed:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
SELECT * EXCEPT (raw_row, identity, content)
FROM {checked:Identifier}
