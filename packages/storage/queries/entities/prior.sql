-- Purpose: who was in which entity in the newest earlier slice of the same length, so that an entity keeps its id.
-- Grain: one row an address.
-- Parameters: the slice, of which only earlier ones are read.
-- Cost: one scan of three columns of one slice.
SELECT DISTINCT entity_id, arrayJoin([address, other_address]) AS address
FROM analyzers_entities
WHERE
    window_days = {window_days:UInt16} AND entity_id != ''
    AND processing_date =
    (
        SELECT max(earlier.processing_date)
        FROM analyzers_entities AS earlier
        WHERE earlier.window_days = {window_days:UInt16} AND earlier.processing_date < {processing_date:Date}
    )
ORDER BY entity_id, address
