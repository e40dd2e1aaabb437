-- Purpose: what the addresses that were silent for long held when the window began.
-- Grain: one row an address and asset with a balance above zero.
-- Parameters: the slice; features_table; least_silent_days; start_ms.
-- Cost: one scan of the history before the window, filtered by the few addresses that were silent.
WITH
    sleepers AS
    (
        SELECT address
        FROM {features_table:Identifier}
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND dormancy_days >= {least_silent_days:Float64}
    ),
    moves AS
    (
        SELECT to_address AS address, asset_symbol, asset_contract, toDecimal256(amount, 18) AS change
        FROM core_transfers FINAL
        WHERE block_timestamp < {start_ms:UInt64} AND from_address != to_address AND to_address IN sleepers
        UNION ALL
        SELECT from_address AS address, asset_symbol, asset_contract, -toDecimal256(amount, 18) AS change
        FROM core_transfers FINAL
        WHERE block_timestamp < {start_ms:UInt64} AND from_address != to_address AND from_address IN sleepers
    )
SELECT nodes.node_id AS node_id, toString(moves.asset_symbol) AS asset_symbol, toString(moves.asset_contract) AS asset_contract, toFloat64(sum(moves.change)) AS amount
FROM moves
INNER JOIN (SELECT node_id, address FROM work_nodes WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}) AS nodes
    ON nodes.address = moves.address
GROUP BY node_id, asset_symbol, asset_contract
HAVING amount > 0
ORDER BY node_id, asset_symbol, asset_contract
