-- Purpose: every decision that stands in the tables of a network, as the audit trail records it.
-- Grain: one row a decision; of labels one row a change of several at once, with a digest of them.
-- Parameters: network; since_ms: decisions from before are left out; labels_from_ms: the same of changes of labels.
-- Cost: one scan of small tables, and of the history of labels from then on.
SELECT
    'alert' AS kind, disposition_id AS entry_key, toUnixTimestamp64Milli(decided_at) AS at_ms, decided_by AS actor, toString(status) AS action,
    alert_id AS subject, reason,
    toJSONString(map('typology_type', toString(typology_type), 'assignee', assignee, 'note', note)) AS detail_json
FROM analyzers_alert_dispositions
WHERE decided_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
UNION ALL
SELECT
    'suppression', concat(rule_id, '/', toString(toUnixTimestamp64Milli(created_at))), toUnixTimestamp64Milli(created_at), created_by,
    if(is_active, 'hidden', 'ended'), if(address = '', toString(typology_type), address), reason,
    toJSONString(map('rule_id', rule_id, 'typology_type', toString(typology_type), 'expires_at', toString(toUnixTimestamp64Milli(expires_at))))
FROM analyzers_suppression_rules
WHERE created_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
UNION ALL
SELECT
    'label', concat(toString(toUnixTimestamp64Milli(changed_at)), '/', toString(action), '/', source, '/', changed_by, '/', lower(hex(SHA256(reason)))),
    toUnixTimestamp64Milli(changed_at), changed_by, toString(action), if(uniqExact(address) = 1, any(address), ''), reason,
    toJSONString(map('source', source, 'label_count', toString(count()), 'digest', lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(
        toJSONString([address, label, address_type, address_subtype, trust_level, risk_level, toString(confidence_score),
            toString(valid_from_timestamp), toString(valid_to_timestamp)]))), '\n'))))))
FROM analyzers_labels_history
WHERE network = {network:String} AND changed_at >= fromUnixTimestamp64Milli({labels_from_ms:Int64}, 'UTC')
GROUP BY changed_at, action, source, changed_by, reason
UNION ALL
SELECT
    'entity', concat(address, '/', other_address, '/', toString(toUnixTimestamp64Milli(decided_at))), toUnixTimestamp64Milli(decided_at), decided_by,
    if(is_refused, 'refused', 'allowed'), address, reason, toJSONString(map('other_address', other_address))
FROM analyzers_entity_refusals
WHERE decided_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
UNION ALL
SELECT
    'learning', toString(toUnixTimestamp64Milli(decided_at)), toUnixTimestamp64Milli(decided_at), decided_by, 'reset', '', reason,
    toJSONString(map('counts_from', toString(toUnixTimestamp64Milli(counts_from))))
FROM analyzers_learning_resets
WHERE decided_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
UNION ALL
SELECT
    'setting', change_id, toUnixTimestamp64Milli(saved_at), saved_by, if(value_json = '', 'given back', 'saved'), path, reason,
    toJSONString(map('value_json', value_json))
FROM analyzers_saved_settings
WHERE saved_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
