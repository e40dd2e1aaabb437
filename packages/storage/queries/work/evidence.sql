-- Purpose: of transfers that serve as evidence, all that is evidence about each, as text.
-- Grain: one row a transfer row asked for, in time order.
-- Parameters: the slice; the rows asked for lie in work_evidence.
-- Cost: one read of the rows' granules, one join with the window's addresses.
WITH
    asked AS
    (
        SELECT *
        FROM work_transfers
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND transfer_row IN (SELECT transfer_row FROM work_evidence WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date})
    ),
    nodes AS
    (
        SELECT node_id, address
        FROM work_nodes
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND node_id IN (SELECT arrayJoin([from_id, to_id]) FROM asked)
    )
SELECT
    transfer_row,
    tx_id, event_index, edge_index, toString(asset_contract) AS asset_contract,
    senders.address AS from_address, receivers.address AS to_address,
    toString(block_timestamp) AS block_timestamp, toString(block_height) AS block_height, toString(asset_symbol) AS asset_symbol,
    toString(amount) AS amount, toString(amount_usd) AS amount_usd
FROM asked
INNER JOIN nodes AS senders ON senders.node_id = asked.from_id
INNER JOIN nodes AS receivers ON receivers.node_id = asked.to_id
ORDER BY transfer_row
