-- Purpose: transactions whose ids begin and end as a shortened id does, for whoever gave that.
-- Grain: one row a transaction, in the order of ids.
-- Parameters: the slice; beginning, ending; limit.
-- Cost: one scan of the window's ids.
SELECT DISTINCT tx_id
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND startsWith(tx_id, {beginning:String}) AND endsWith(tx_id, {ending:String})
ORDER BY tx_id
LIMIT {limit:UInt32}
