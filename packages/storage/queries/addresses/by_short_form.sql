-- Purpose: the addresses of a slice that begin and end as a short form does.
-- Grain: one row an address, in order.
-- Parameters: the slice; beginning; ending.
-- Cost: one read of the slice's address column.
SELECT address
FROM analyzers_features
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    AND startsWith(address, {beginning:String}) AND endsWith(address, {ending:String})
ORDER BY address
LIMIT 6
