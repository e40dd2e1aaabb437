-- Purpose: known tokens of which a table says no decimals, and whose amounts are all whole and at least one token's smallest units: they may be in these.
-- Grain: one row a token, the most frequent first; at most 10.
-- Parameters: events: the table of what moved value; contracts, decimals: the tokens that are known.
-- Cost: one scan.
SELECT
    contract,
    any(token_decimals) AS decimals,
    argMax(amount, toFloat64OrZero(coalesce(amount, ''))) AS example,
    count() AS row_count
FROM
(
    SELECT *, transform(coalesce(contract, ''), {contracts:Array(String)}, {decimals:Array(UInt8)}, 0) AS token_decimals
    FROM {events:Identifier}
    WHERE coalesce(shift, '') = '' AND coalesce(amount, '') != '' AND known_reason = '' AND status = '1'
)
WHERE token_decimals > 0
GROUP BY contract
HAVING countIf(NOT match(coalesce(amount, ''), '^[0-9]+([.]0*)?$')) = 0 AND quantileExact(0.5)(toFloat64OrZero(coalesce(amount, ''))) >= exp10(decimals)
ORDER BY row_count DESC, contract
LIMIT 10
