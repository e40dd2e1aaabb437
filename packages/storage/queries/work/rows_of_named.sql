-- Purpose: the rows of transfers that are named by their own id or by that of their transaction.
-- Grain: one row a transfer found, with the name that found it.
-- Parameters: the slice; ids.
-- Cost: one scan of the window's ids.
SELECT transfer_row, if(transfer_id IN {ids:Array(String)}, transfer_id, tx_id) AS named_by
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND (transfer_id IN {ids:Array(String)} OR tx_id IN {ids:Array(String)})
ORDER BY transfer_row
