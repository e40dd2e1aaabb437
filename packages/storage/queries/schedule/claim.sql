-- Purpose: claim an occurrence: of two that make the same table one fails.
-- Grain: an empty table.
-- Parameters: claim: name of the table.
-- Cost: none.
CREATE TABLE {claim:Identifier} (is_claimed UInt8) ENGINE = Memory
