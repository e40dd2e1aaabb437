-- Purpose: the rows of transfers that are named by their ids.
-- Grain: one row a transfer found.
-- Parameters: the slice; transfer_ids.
-- Cost: one scan of the window's ids.
SELECT transfer_row, transfer_id
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND transfer_id IN {transfer_ids:Array(String)}
ORDER BY transfer_row
