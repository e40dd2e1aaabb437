-- Purpose: the window's transfers with node ids for addresses, numbered in time order.
-- Grain: one row a transfer of the window, self-transfers aside.
-- Parameters: the slice; start_ms inclusive, end_ms exclusive.
-- Cost: two hash joins against the window's addresses, one sort of the window's transfers.
INSERT INTO work_transfers
(
    window_days, processing_date, transfer_row, from_id, to_id, tx_id, event_index, edge_index,
    block_height, block_timestamp, asset_id, asset_symbol, asset_contract, amount, amount_usd
)
WITH
    window_transfers AS
    (
        SELECT *
        FROM core_transfers FINAL
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
    ),
    nodes AS
    (
        SELECT node_id, address
        FROM work_nodes
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    ),
    -- A contract is one asset whatever it is called, under its latest name; without a contract the name is what there is.
    assets AS
    (
        SELECT toUInt32(rowNumberInAllBlocks()) AS asset_id, asset_key, asset_symbol, asset_contract
        FROM
        (
            SELECT
                if(rows.asset_contract = 'native', (toString(rows.asset_contract), toString(rows.asset_symbol)), (toString(rows.asset_contract), '')) AS asset_key,
                argMax(toString(rows.asset_symbol), (rows.block_timestamp, rows.asset_symbol)) AS asset_symbol, any(rows.asset_contract) AS asset_contract
            FROM window_transfers AS rows
            GROUP BY asset_key
            ORDER BY asset_symbol, asset_contract
        )
    )
SELECT
    {window_days:UInt16} AS window_days,
    {processing_date:Date} AS processing_date,
    toUInt32(rowNumberInAllBlocks()) AS transfer_row,
    from_id, to_id, tx_id, event_index, edge_index,
    block_height, block_timestamp, asset_id, asset_symbol, asset_contract, amount, amount_usd
FROM
(
    SELECT
        senders.node_id AS from_id,
        receivers.node_id AS to_id,
        assets.asset_id AS asset_id,
        tx_id, event_index, edge_index, block_height, block_timestamp,
        assets.asset_symbol AS asset_symbol, window_transfers.asset_contract AS asset_contract,
        amount, amount_usd
    FROM window_transfers
    INNER JOIN nodes AS senders ON senders.address = window_transfers.from_address
    INNER JOIN nodes AS receivers ON receivers.address = window_transfers.to_address
    INNER JOIN assets ON assets.asset_key
        = if(window_transfers.asset_contract = 'native', ('native', toString(window_transfers.asset_symbol)), (toString(window_transfers.asset_contract), ''))
    ORDER BY block_timestamp, block_height, tx_id, event_index, edge_index, asset_contract
)
