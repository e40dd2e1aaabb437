-- Purpose: an export of Dune says its times itself, row by row.
-- Grain: none.
-- Parameters: times: name of the view to make; transfer_rows: a staged table.
-- Cost: none.
CREATE VIEW {times:Identifier} AS
SELECT block_number, block_time AS time_text FROM {transfer_rows:Identifier} WHERE false
