-- Purpose: every link of a slice as it is compared with a known truth.
-- Grain: one row a link.
-- Parameters: the slice.
-- Cost: one scan of four columns of the slice's links.
SELECT entity_id, address, other_address, toString(rule) AS rule
FROM analyzers_entities
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY entity_id, address, other_address, rule
