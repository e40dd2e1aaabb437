-- Purpose: when blocks were made, as an export of ethereum-etl says in several places.
-- Grain: one row a place that says it.
-- Parameters: times: name of the view to make; blocks, transactions, token_transfers, traces, logs: the staged tables.
-- Cost: one scan.
CREATE VIEW {times:Identifier} AS
SELECT number AS block_number, timestamp AS time_text FROM {blocks:Identifier}
UNION ALL
SELECT block_number, block_timestamp FROM {transactions:Identifier}
UNION ALL
SELECT block_number, block_timestamp FROM {token_transfers:Identifier}
UNION ALL
SELECT block_number, block_timestamp FROM {traces:Identifier}
UNION ALL
SELECT block_number, block_timestamp FROM {logs:Identifier}
