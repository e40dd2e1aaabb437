-- Purpose: when blocks were made, as an export of bitcoin-etl says.
-- Grain: one row a place that says it.
-- Parameters: times: name of the view to make; blocks: the staged table.
-- Cost: one scan.
CREATE VIEW {times:Identifier} AS
SELECT number AS block_number, timestamp AS time_text FROM {blocks:Identifier}
