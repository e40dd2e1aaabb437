-- Purpose: what a trace reads of a window's transfers beside the numeric columns: exact amounts.
-- Grain: one row a transfer, in time order.
-- Parameters: the slice.
-- Cost: one ordered read of the slice; 16 bytes a transfer leave the engine.
SELECT work_transfers.amount AS amount_exact
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY transfer_row
