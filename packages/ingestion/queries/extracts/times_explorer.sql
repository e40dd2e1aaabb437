-- Purpose: an explorer's files say their times themselves, row by row.
-- Grain: none.
-- Parameters: times: name of the view to make; explorer_rows: the staged table.
-- Cost: none.
CREATE VIEW {times:Identifier} AS
SELECT block AS block_number, time AS time_text FROM {explorer_rows:Identifier} WHERE false
