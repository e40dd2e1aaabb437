-- Purpose: the identities of transfers that serve as evidence, and a digest of all that is evidence about each.
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
    tx_id,
    concat(tx_id, ':', event_index, ':', edge_index, ':', asset_contract) AS transfer_id,
    -- The same text as in alerts/verify.sql: one byte that differs gives another digest.
    lower(hex(SHA256(concat(
        transfer_id, '|', senders.address, '|', receivers.address, '|', toString(block_timestamp), '|', toString(block_height), '|',
        toString(asset_symbol), '|', toString(amount), '|', toString(amount_usd))))) AS transfer_digest
FROM asked
INNER JOIN nodes AS senders ON senders.node_id = asked.from_id
INNER JOIN nodes AS receivers ON receivers.node_id = asked.to_id
ORDER BY transfer_row
