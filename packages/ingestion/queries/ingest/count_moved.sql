-- Purpose: how many loaded transfers a source moved elsewhere.
-- Grain: one row.
-- Parameters: moved: the table of them.
-- Cost: one distinct over them.
SELECT uniqExact(identity_hash) AS moved_count FROM {moved:Identifier}
