-- Purpose: who made each stored API key, revoked ones included: what is decided with a key is decided by its maker too.
-- Grain: one row a key and maker.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT DISTINCT key_name, changed_by AS made_by FROM service_api_keys WHERE action = 'added'
