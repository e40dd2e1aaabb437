-- Purpose: what a trace reads of a window's transfers beside the numeric columns: exact amounts, and which transfers are of one transaction.
-- Grain: one row a transfer, in time order; transfers of one transaction are neighbours and have one transaction_hash.
-- Parameters: the slice.
-- Cost: one ordered read of the slice; 24 bytes a transfer leave the engine.
SELECT
    work_transfers.amount AS amount_exact,
    sipHash64(tx_id) AS transaction_hash
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY transfer_row
