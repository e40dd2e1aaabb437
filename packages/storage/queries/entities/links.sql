-- Purpose: the links of an entity, or the hints about an address, the surest first.
-- Grain: one row a link.
-- Parameters: window_days, processing_date, entity_id ('' for hints), address ('' for any; else links of it come first), row_limit.
-- Cost: reads the links of one entity; of hints, all of the slice.
SELECT
    entity_id, toString(entity_kind) AS entity_kind, address, other_address, toString(rule) AS rule, weight, reason, evidence_transaction_count, evidence_transfers
FROM analyzers_entities
WHERE
    window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND entity_id = {entity_id:String}
    AND (entity_id != '' OR {address:String} = '' OR {address:String} IN (address, other_address))
ORDER BY {address:String} IN (address, other_address) DESC, weight DESC, address, other_address, rule
LIMIT {row_limit:UInt64}
