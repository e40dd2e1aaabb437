-- Purpose: every name that a stored API key has or had.
-- Grain: one row a name.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT DISTINCT key_name FROM service_api_keys
