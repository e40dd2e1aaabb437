-- Purpose: append what an analyst said of a pair of addresses.
-- Grain: one row.
-- Parameters: the columns.
-- Cost: a write.
INSERT INTO analyzers_entity_refusals (address, other_address, is_refused, reason, decided_by, decided_at)
SELECT
    {address:String}, {other_address:String}, {is_refused:Bool}, {reason:String}, {decided_by:String}, fromUnixTimestamp64Milli({decided_at_ms:Int64}, 'UTC')
