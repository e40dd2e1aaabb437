-- Purpose: which transfers of a window are of one transaction.
-- Grain: one row a transfer, in time order; transfers of one transaction are neighbours and have one transaction_hash.
-- Parameters: the slice.
-- Cost: one ordered read of the slice; 8 bytes a transfer leave the engine.
SELECT sipHash64(tx_id) AS transaction_hash
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY transfer_row
