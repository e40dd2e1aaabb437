-- Purpose: a table of transfers says its times itself, row by row.
-- Grain: none.
-- Parameters: times: name of the view to make; transfer_rows: the staged table.
-- Cost: none.
CREATE VIEW {times:Identifier} AS
SELECT block AS block_number, `timestamp` AS time_text FROM {transfer_rows:Identifier} WHERE false
