-- Purpose: every decision about a network that stands in the tables of the service, as the audit trail records it.
-- Grain: one row a decision; of watches one row a change of several at once, with a digest of them.
-- Parameters: network; since_ms: decisions from before are left out.
-- Cost: one scan of the network's rows in small tables.
SELECT
    'watch' AS kind, concat(toString(changed_at_ms), '/', action, '/', list_name) AS entry_key, changed_at_ms AS at_ms, changed_by AS actor,
    toString(action) AS action, if(count() = 1, any(address), '') AS subject, note AS reason,
    toJSONString(map('list_name', list_name, 'address_count', toString(count()),
        'digest', lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(address)), '\n')))))) AS detail_json
FROM service_watches
WHERE network = {network:String} AND changed_at_ms >= {since_ms:UInt64}
GROUP BY changed_at_ms, action, list_name, changed_by, note
UNION ALL
SELECT
    'canvas', concat(canvas_id, '/', toString(version), '/', save_id), saved_at_ms, saved_by, if(is_removed, 'removed', 'saved'), canvas_id, '',
    toJSONString(map('name', name, 'version', toString(version), 'digest', lower(hex(SHA256(document_json)))))
FROM service_canvases
WHERE network = {network:String} AND saved_at_ms >= {since_ms:UInt64}
UNION ALL
SELECT
    'notification', concat(toString(changed_at_ms), '/', rule_name), changed_at_ms, changed_by, toString(action), rule_name, '',
    toJSONString(map('event', toString(event), 'channel', channel, 'min_severity', toString(min_severity),
        'typologies', arrayStringConcat(typologies, ', '), 'list_names', arrayStringConcat(list_names, ', ')))
FROM service_notification_rules
WHERE network = {network:String} AND changed_at_ms >= {since_ms:UInt64}
UNION ALL
SELECT
    'filing', concat(filing_id, '/', toString(version), '/', save_id), saved_at_ms, saved_by, toString(action), filing_id, note,
    toJSONString(map('version', toString(version), 'status', toString(status), 'title', title, 'subject_id', subject_id, 'approved_by', approved_by,
        'reference_number', reference_number, 'filed_date', filed_date, 'digest', digest))
FROM service_filings
WHERE network = {network:String} AND saved_at_ms >= {since_ms:UInt64}
