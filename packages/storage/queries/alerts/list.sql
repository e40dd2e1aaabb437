-- Purpose: alerts of a slice that pass a filter, in a chosen order, with what was last decided about each and whether a rule hides it.
-- Grain: one row an alert; total_count is that of all pages.
-- Parameters: the slice; filters, each empty or 0 where it does not apply; now_ms; sign and sort_column, the order; after_key and after_id; row_limit.
-- Cost: one read of the slice's alerts without their evidence; decisions and rules are small.
WITH
    decided AS
    (
        SELECT
            alert_id,
            argMax(status, (decided_at, disposition_id)) AS last_status,
            argMax(assignee, (decided_at, disposition_id)) AS last_assignee,
            toUnixTimestamp64Milli(max(decided_at)) AS decided_at_ms
        FROM analyzers_alert_dispositions
        GROUP BY alert_id
    ),
    rules AS
    (
        SELECT
            rule_id,
            argMax(toString(typology_type), created_at) AS rule_typology,
            argMax(address, created_at) AS rule_address,
            argMax(is_active, created_at) AS rule_is_active,
            argMax(expires_at, created_at) AS rule_expires_at
        FROM analyzers_suppression_rules
        GROUP BY rule_id
        HAVING rule_is_active AND toUnixTimestamp64Milli(rule_expires_at) > {now_ms:UInt64}
    ),
    (SELECT groupArray((rule_typology, rule_address)) FROM rules) AS rules_in_force,
    selected AS
    (
        SELECT
            alerts.alert_id AS alert_id, alert_rank, alerts.address AS address, typology_type, pattern_type, severity, severity_score,
            suspected_address_type, suspected_address_subtype, alert_confidence_score, proof_grade, fatf_category, description,
            volume_usd, evidence_transaction_count, risk_indicators, start_time, end_time, first_seen_date, last_seen_date, cluster_id,
            length(suspect_addresses) AS suspect_count,
            length(addresses_involved) AS address_count,
            if(decided.last_status = '', 'open', decided.last_status) AS disposition_status,
            decided.last_assignee AS assignee,
            decided.decided_at_ms AS decided_at_ms,
            arrayExists(rule -> (rule.1 = '' OR rule.1 = typology_type) AND (rule.2 = '' OR has(suspect_addresses, rule.2)), rules_in_force) AS is_suppressed,
            {sign:Int8} * toFloat64({sort_column:Identifier}) AS sort_key
        FROM analyzers_alerts AS alerts
        LEFT JOIN decided ON decided.alert_id = alerts.alert_id
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
          AND (empty({severities:Array(String)}) OR has({severities:Array(String)}, severity))
          AND (empty({typologies:Array(String)}) OR has({typologies:Array(String)}, typology_type))
          AND (empty({alert_ids:Array(String)}) OR has({alert_ids:Array(String)}, alerts.alert_id))
          AND ({address:String} = '' OR has(addresses_involved, {address:String}))
          AND ({cluster_id:String} = '' OR cluster_id = {cluster_id:String})
          AND toFloat64(volume_usd) >= {min_volume_usd:Float64}
          AND alert_confidence_score >= {min_confidence:Float64}
          AND first_seen_date >= {first_seen_from:Date}
          AND arrayAll(word -> positionCaseInsensitiveUTF8(concat(description, ' ', alerts.address, ' ', alerts.alert_id, ' ', typology_type), word) > 0, {words:Array(String)})
    ),
    filtered AS
    (
        SELECT * FROM selected
        WHERE (empty({statuses:Array(String)}) OR has({statuses:Array(String)}, disposition_status))
          AND ({assignee:String} = '' OR assignee = {assignee:String})
          AND ({include_suppressed:UInt8} = 1 OR NOT is_suppressed)
    )
SELECT
    alert_id, alert_rank, address, typology_type, pattern_type, severity, severity_score, suspected_address_type, suspected_address_subtype,
    alert_confidence_score, proof_grade, fatf_category, description, volume_usd, evidence_transaction_count, risk_indicators, start_time, end_time,
    first_seen_date, last_seen_date, cluster_id, suspect_count, address_count, disposition_status, assignee, decided_at_ms, is_suppressed, sort_key,
    (SELECT count() FROM filtered) AS total_count
FROM filtered
WHERE (sort_key, alert_id) > ({after_key:Float64}, {after_id:String})
ORDER BY sort_key, alert_id
LIMIT {row_limit:UInt32}
