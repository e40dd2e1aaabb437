-- Purpose: an explorer's export says its times itself, row by row.
-- Grain: none.
-- Parameters: times: name of the view to make; normal_rows: a staged table.
-- Cost: none.
CREATE VIEW {times:Identifier} AS
SELECT block AS block_number, time AS time_text FROM {normal_rows:Identifier} WHERE false
