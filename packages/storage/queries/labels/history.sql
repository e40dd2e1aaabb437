-- Purpose: what happened to labels, newest first.
-- Grain: one row a change.
-- Parameters: network; address, '' for any; row_limit; row_offset.
-- Cost: one scan of the history.
SELECT
    address, label, source, toString(action) AS action, address_type, address_subtype, trust_level, risk_level, confidence_score,
    valid_from_timestamp AS valid_from_ms, valid_to_timestamp AS valid_to_ms, changed_by, reason, toUnixTimestamp64Milli(changed_at) AS changed_at_ms
FROM analyzers_labels_history
WHERE network = {network:String} AND ({address:String} = '' OR address = {address:String})
ORDER BY changed_at_ms DESC, address, label, source
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
