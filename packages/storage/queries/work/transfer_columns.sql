-- Purpose: the numeric columns of a window's transfers, for kernels and detectors.
-- Grain: one row a transfer, in time order.
-- Parameters: the slice.
-- Cost: one ordered read of the slice; 52 bytes a transfer leave the engine.
SELECT
    from_id,
    to_id,
    toFloat64(block_timestamp) AS timestamp_ms,
    block_height,
    asset_id,
    toFloat64(work_transfers.amount) AS amount,
    toFloat64(work_transfers.amount_usd) AS amount_usd,
    work_transfers.amount_usd AS amount_usd_exact
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY transfer_row
