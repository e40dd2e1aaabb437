-- Purpose: tables of inputs and outputs say their times themselves, or a table of transactions says them.
-- Grain: none.
-- Parameters: times: name of the view to make; outputs: a staged table.
-- Cost: none.
CREATE VIEW {times:Identifier} AS
SELECT block AS block_number, time AS time_text FROM {outputs:Identifier} WHERE false
