-- Purpose: how many sound staged rows repeat the identity of another.
-- Grain: one row.
-- Parameters: checked: the view of checked rows.
-- Cost: one distinct over the staged identities.
SELECT count() - uniqExact(identity) AS duplicate_count
FROM {checked:Identifier}
WHERE reason = ''
