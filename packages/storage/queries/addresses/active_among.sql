-- Purpose: which of some addresses have a transfer in the window of a published slice, and how many.
-- Grain: one row an address, in no order.
-- Parameters: the slice; `addresses`.
-- Cost: one read of two columns of the slice.
SELECT address, tx_total_count AS transfer_count
FROM analyzers_features
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    AND address IN {addresses:Array(String)}
