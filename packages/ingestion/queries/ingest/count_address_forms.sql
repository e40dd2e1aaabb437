-- Purpose: in which forms the addresses of staged transfers are written, with a look at those that are loaded already: a network has one.
-- Grain: one row a form that is known; names and other texts are of none.
-- Parameters: checked: the view of checked transfers.
-- Cost: one scan of the staged rows.
SELECT form, count() AS end_count, min(address) AS example
FROM
(
    SELECT
        address,
        multiIf(
            match(address, '^0x[0-9a-f]{40}$'), 'evm',
            match(address, '^0x(?:[0-9a-f]{36,39}|[0-9a-f]{41,44})$'), 'nearly_evm',
            match(address, '^0x[0-9a-f]{8,35}$'), 'short_hex',
            match(address, '^[^ ]+[.](?:eth|sol|bnb|lens|crypto|x|nft)$'), 'name',
            match(address, '^([\\\\]x)?[0-9a-fA-F]{40}$'), 'bare_evm',
            match(address, '^[a-z]{1,10}1[02-9ac-hj-np-z]{38,90}$'), 'bitcoin',
            NOT match(address, '^[1-9A-HJ-NP-Za-km-z]+$') OR NOT match(address, '[A-Z]') OR NOT match(address, '[a-z]'), '',
            length(address) BETWEEN 26 AND 35, 'bitcoin',
            length(address) BETWEEN 43 AND 44, 'key',
            length(address) BETWEEN 46 AND 50, 'ss58',
            '') AS form
    FROM
    (
        SELECT arrayJoin([assumeNotNull(from_address), assumeNotNull(to_address)]) AS address FROM {checked:Identifier} WHERE reason = ''
        UNION ALL
        SELECT from_address FROM (SELECT from_address FROM core_transfers LIMIT 10000)
    )
)
WHERE form != ''
GROUP BY form
ORDER BY end_count DESC, form
