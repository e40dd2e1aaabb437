-- Purpose: which transfers of a window are of one transaction, and which transactions pay one of their payers back.
-- Grain: one row a transfer, in time order; transfers of one transaction are neighbours and have one transaction_hash.
-- Parameters: the slice; start_ms inclusive, end_ms exclusive.
-- Cost: one ordered read of the slice; a set of the transactions with a transfer to its own sender; 9 bytes a transfer leave the engine.
SELECT
    sipHash64(tx_id) AS transaction_hash,
    tx_id IN
    (
        SELECT core_transfers.tx_id
        FROM core_transfers
        WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address = to_address
    ) AS has_change
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY transfer_row
