-- Purpose: the pairs of addresses that are refused, newest first.
-- Grain: one row a pair.
-- Parameters: address ('' for any).
-- Cost: one scan of a small table.
SELECT
    address, other_address,
    argMax(refusals.reason, refusals.decided_at) AS reason,
    argMax(refusals.decided_by, refusals.decided_at) AS decided_by,
    toUnixTimestamp64Milli(max(refusals.decided_at)) AS decided_at_ms
FROM analyzers_entity_refusals AS refusals
WHERE {address:String} = '' OR {address:String} IN (refusals.address, refusals.other_address)
GROUP BY address, other_address
HAVING argMax(refusals.is_refused, refusals.decided_at)
ORDER BY decided_at_ms DESC, address, other_address
