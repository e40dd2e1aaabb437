-- Purpose: give a claim back.
-- Grain: an empty table.
-- Parameters: claim: name of the table.
-- Cost: none.
DROP TABLE IF EXISTS {claim:Identifier} SYNC
