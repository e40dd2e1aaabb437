-- Purpose: the addresses of a window in the order of their node ids.
-- Grain: one row an address.
-- Parameters: the slice.
-- Cost: one ordered read.
SELECT address
FROM work_nodes
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY node_id
