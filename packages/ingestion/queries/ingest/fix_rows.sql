-- Purpose: the checked rows of a file of text, with numbers and times made of it once. How a row came is kept of the rejected ones only, and what tells
--   repeated ones apart is left out: writing it takes twice as long as all the rest.
-- Grain: one row a staged row.
-- Parameters: fixed, checked: names of the table to make and of the view of checked rows.
-- Cost: one scan, and a copy of the rows on disk until they are loaded.
CREATE TABLE {fixed:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
SELECT * EXCEPT (identity, content) REPLACE (if(reason = '', defaultValueOfArgumentType(raw_row), raw_row) AS raw_row)
FROM {checked:Identifier}
