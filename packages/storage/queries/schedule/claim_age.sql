-- Purpose: when a claim was made.
-- Grain: at most one row.
-- Parameters: claim.
-- Cost: one look into the catalogue.
SELECT toUnixTimestamp(metadata_modification_time) * 1000 AS made_ms
FROM system.tables
WHERE database = currentDatabase() AND name = {claim:String}
