-- Purpose: the assets that move in a window, in the order of their ids.
-- Grain: one row an asset.
-- Parameters: the slice.
-- Cost: one scan of three small columns.
SELECT asset_id, any(toString(work_transfers.asset_symbol)) AS asset_symbol, any(toString(work_transfers.asset_contract)) AS asset_contract
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
GROUP BY asset_id
ORDER BY asset_id
