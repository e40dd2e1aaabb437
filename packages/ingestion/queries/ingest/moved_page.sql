-- Purpose: a page of the loaded transfers that a source moved elsewhere.
-- Grain: one row a loaded row that must go.
-- Parameters: moved: the table of them; row_limit, row_offset.
-- Cost: one sort of them.
SELECT block_height, block_timestamp, hex(identity_hash) AS identity_hash
FROM {moved:Identifier}
ORDER BY block_height, block_timestamp, identity_hash
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
