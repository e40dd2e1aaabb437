-- Purpose: which transfers of a window are of a transaction that pays one of its payers back.
-- Grain: one row a transfer, in time order.
-- Parameters: the slice; start_ms inclusive, end_ms exclusive.
-- Cost: one ordered read of the slice; a set of the transactions with a transfer to its own sender; 1 byte a transfer leaves the engine.
SELECT
    tx_id IN
    (
        SELECT core_transfers.tx_id
        FROM core_transfers
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address = to_address
    ) AS has_change
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY transfer_row
