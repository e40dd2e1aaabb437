-- Purpose: how many rows were staged, to hold against the file's own count.
-- Grain: one row.
-- Parameters: raw: the staged table.
-- Cost: none; the engine keeps the count.
SELECT count() AS row_count FROM {raw:Identifier}
