-- Purpose: the rows of transfers that are named by their own id, or by the beginning of it: their transaction, event or edge.
-- Grain: one row a transfer found and name that found it.
-- Parameters: the slice; ids.
-- Cost: one scan of the window's ids.
SELECT transfer_row, arrayJoin([tx_id, concat(tx_id, ':', event_index), concat(tx_id, ':', event_index, ':', edge_index), transfer_id]) AS named_by
FROM
(
    SELECT transfer_row, tx_id, event_index, edge_index, transfer_id
    FROM work_transfers
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
      AND (tx_id IN {ids:Array(String)} OR transfer_id IN {ids:Array(String)}
        OR concat(tx_id, ':', event_index) IN {ids:Array(String)} OR concat(tx_id, ':', event_index, ':', edge_index) IN {ids:Array(String)})
)
WHERE named_by IN {ids:Array(String)}
ORDER BY transfer_row, named_by
