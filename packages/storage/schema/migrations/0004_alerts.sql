-- Purpose: schemes that were named, the alerts that an analyst reads, the cases that join them, and what people decided about them.
-- The first three are slices like every result: partitioned by (window_days, processing_date), replaced whole when a run publishes.
-- Decisions are no result: they are appended by people, keyed by the alert's stable id, and no run touches them.

-- One row a detection of a typology chapter, before overlapping detections are merged into alerts.
CREATE TABLE analyzers_typologies
(
    window_days           UInt16,
    processing_date       Date,
    run_id                String,
    detection_id          String,
    typology_type         LowCardinality(String),
    subject_address       String,
    addresses_involved    Array(String),
    address_roles         Array(LowCardinality(String)),
    suspect_addresses     Array(String) COMMENT 'without victims, services and bystanders',
    pattern_ids           Array(String),
    evidence_tx_ids       Array(String),
    evidence_transfers    Array(String),
    evidence_transaction_count UInt32,
    evidence_is_complete  Bool,
    start_time            UInt64 COMMENT 'epoch milliseconds of the first evidence transfer',
    end_time              UInt64,
    volume_usd            Decimal128(18) COMMENT 'exact sum over all evidence transfers',
    confidence_score      Float64,
    proof_grade           LowCardinality(String),
    severity              LowCardinality(String),
    fatf_category         LowCardinality(String),
    parameters_hash       String,
    alert_id              String COMMENT 'the alert that tells it; empty where the alert budget left it out',
    evidence_json         String,
    _version              UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY (typology_type, detection_id);

-- One row a scheme. alert_id stays the same for the same scheme on another day or in another window.
CREATE TABLE analyzers_alerts
(
    window_days           UInt16,
    processing_date       Date,
    run_id                String,
    alert_id              String,
    alert_rank            UInt32 COMMENT '1 is to be read first',
    address               String COMMENT 'the suspect that the scheme turns on',
    typology_type         LowCardinality(String),
    pattern_id            String COMMENT 'the strongest pattern under it; empty where it stands on features or labels',
    pattern_type          LowCardinality(String),
    pattern_ids           Array(String),
    detection_ids         Array(String),
    severity              LowCardinality(String),
    severity_score        Float64,
    suspected_address_type    LowCardinality(String),
    suspected_address_subtype LowCardinality(String),
    alert_confidence_score    Float64,
    proof_grade           LowCardinality(String),
    fatf_category         LowCardinality(String),
    description           String,
    volume_usd            Decimal128(18) COMMENT 'exact sum over all evidence transfers',
    addresses_involved    Array(String),
    address_roles         Array(LowCardinality(String)),
    suspect_addresses     Array(String),
    evidence_tx_ids       Array(String),
    evidence_transfers    Array(String),
    evidence_transaction_count UInt32,
    evidence_is_complete  Bool,
    evidence_json         String COMMENT 'sentences with their transfers, terms of severity and confidence, conditions, the innocent reading',
    risk_indicators       Array(String) COMMENT 'the typologies that were merged into this one, and what else speaks for it',
    limitations           Array(String) COMMENT 'what the run could not see',
    start_time            UInt64,
    end_time              UInt64,
    first_seen_date       Date,
    last_seen_date        Date,
    cluster_id            String,
    _version              UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY alert_id;

CREATE TABLE analyzers_alert_clusters
(
    window_days              UInt16,
    processing_date          Date,
    run_id                   String,
    cluster_id               String,
    cluster_type             LowCardinality(String) COMMENT 'what joins its alerts: single, shared_episode, shared_suspect, money_flow, or mixed',
    primary_address          String,
    pattern_id               String,
    primary_alert_id         String,
    related_alert_ids        Array(String),
    addresses_involved       Array(String),
    total_alerts             UInt32,
    total_volume_usd         Decimal128(18) COMMENT 'exact sum over the distinct evidence transfers of its alerts',
    severity_max             LowCardinality(String),
    confidence_avg           Float64,
    earliest_alert_timestamp UInt64,
    latest_alert_timestamp   UInt64,
    _version                 UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY cluster_id;

CREATE TABLE staging_analyzers_typologies AS analyzers_typologies;

CREATE TABLE staging_analyzers_alerts AS analyzers_alerts;

CREATE TABLE staging_analyzers_alert_clusters AS analyzers_alert_clusters;

-- What people decided about an alert: append only, so that nothing that was ever said is lost; the newest row of an alert is its state.
CREATE TABLE analyzers_alert_dispositions
(
    alert_id        String,
    typology_type   LowCardinality(String) COMMENT 'as it was when it was decided',
    status          LowCardinality(String) COMMENT 'open, in_review, true_positive, false_positive, closed',
    reason          String COMMENT 'required for false_positive',
    assignee        String,
    note            String,
    decided_by      String COMMENT 'name of the API key, or local',
    decided_at      DateTime64(3, 'UTC'),
    disposition_id  String
)
ENGINE = MergeTree
ORDER BY (alert_id, decided_at, disposition_id);

-- Which alerts need not be shown for some time, and why. Append only; a rule is ended by a row with the same rule_id and is_active = false.
CREATE TABLE analyzers_suppression_rules
(
    rule_id         String,
    typology_type   LowCardinality(String) COMMENT 'empty for every typology',
    address         String COMMENT 'empty for every address; else one of the suspects',
    reason          String,
    expires_at      DateTime64(3, 'UTC'),
    is_active       Bool,
    created_by      String,
    created_at      DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (rule_id, created_at);
