-- Purpose: when blocks were made, as an export of cryo says in several places.
-- Grain: one row a place that says it.
-- Parameters: times: name of the view to make; blocks, transactions, erc20_transfers, native_transfers, logs: the staged tables.
-- Cost: one scan.
CREATE VIEW {times:Identifier} AS
SELECT block_number, timestamp AS time_text FROM {blocks:Identifier}
UNION ALL
SELECT block_number, timestamp FROM {transactions:Identifier}
UNION ALL
SELECT block_number, timestamp FROM {erc20_transfers:Identifier}
UNION ALL
SELECT block_number, timestamp FROM {logs:Identifier}
UNION ALL
SELECT block_number, timestamp FROM {native_transfers:Identifier}
