-- Purpose: the ids of transfers that serve as evidence, where nothing else about them is asked.
-- Grain: one row a transfer row asked for, in time order.
-- Parameters: the slice; the rows asked for lie in work_evidence.
-- Cost: one read of the rows' granules.
SELECT transfer_row, transfer_id
FROM work_transfers
WHERE
    window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    AND transfer_row IN (SELECT transfer_row FROM work_evidence WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date})
ORDER BY transfer_row
