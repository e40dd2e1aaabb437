-- Purpose: how many sound staged rows repeat the identity of another.
-- Grain: one row.
-- Parameters: checked: the view or table of checked rows.
-- Cost: one distinct over 64 bits of the hashes of the staged identities; two that share them by chance are told apart when rows are ranked.
SELECT count() - uniqExact(reinterpretAsUInt64(identity_hash)) AS duplicate_count
FROM {checked:Identifier}
WHERE reason = ''
