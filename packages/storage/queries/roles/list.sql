-- Purpose: the addresses of a slice that behave as businesses, with what labels call them, the largest first.
-- Grain: one row an address.
-- Parameters: window_days, processing_date, role ('' for any), only_unlabelled (1: those that no label names), row_limit, row_offset.
-- Cost: one scan of the slice's roles, which are few, and of the best labels.
SELECT
    roles.address AS address,
    roles.role AS role,
    roles.probability AS probability,
    roles.reasons AS reasons,
    toString(roles.volume_usd) AS volume_usd,
    labels.label AS label
FROM analyzers_address_roles AS roles
LEFT JOIN core_best_labels_view AS labels ON labels.address = roles.address
WHERE
    roles.window_days = {window_days:UInt16} AND roles.processing_date = {processing_date:Date}
    AND ({role:String} = '' OR roles.role = {role:String})
    AND ({only_unlabelled:UInt8} = 0 OR labels.label = '')
ORDER BY roles.volume_usd DESC, address
LIMIT {row_limit:UInt64} OFFSET {row_offset:UInt64}
