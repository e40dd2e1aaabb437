-- Purpose: what chance alone explains, measured on shuffled copies of the window, and who dealt with a scheme without being a part of it.
-- -1 where nothing judges the scheme: it rests on a label, or the window is too small to be shuffled. Rows from before hold -1 and [].
-- A NULL would not do: the digest of a row with one is NULL.

ALTER TABLE analyzers_typologies
    ADD COLUMN IF NOT EXISTS chance_ratio Float64 DEFAULT -1 COMMENT 'share of the schemes of its kind and score that chance alone explains; -1 where nothing judges it' AFTER proof_grade,
    ADD COLUMN IF NOT EXISTS expected_by_chance Float64 DEFAULT -1 COMMENT 'schemes of its kind and score that one shuffled copy shows; -1 where nothing judges it' AFTER chance_ratio,
    ADD COLUMN IF NOT EXISTS hold_reason LowCardinality(String) COMMENT 'why it is raised as no alert: chance, service, unsure; empty where it is raised' AFTER expected_by_chance;

ALTER TABLE staging_analyzers_typologies
    ADD COLUMN IF NOT EXISTS chance_ratio Float64 DEFAULT -1 COMMENT 'share of the schemes of its kind and score that chance alone explains; -1 where nothing judges it' AFTER proof_grade,
    ADD COLUMN IF NOT EXISTS expected_by_chance Float64 DEFAULT -1 COMMENT 'schemes of its kind and score that one shuffled copy shows; -1 where nothing judges it' AFTER chance_ratio,
    ADD COLUMN IF NOT EXISTS hold_reason LowCardinality(String) COMMENT 'why it is raised as no alert: chance, service, unsure; empty where it is raised' AFTER expected_by_chance;

ALTER TABLE analyzers_alerts
    ADD COLUMN IF NOT EXISTS chance_ratio Float64 DEFAULT -1 COMMENT 'share of the schemes of its kind and score that chance alone explains; -1 where nothing judges it' AFTER proof_grade,
    ADD COLUMN IF NOT EXISTS expected_by_chance Float64 DEFAULT -1 COMMENT 'schemes of its kind and score that one shuffled copy shows; -1 where nothing judges it' AFTER chance_ratio,
    ADD COLUMN IF NOT EXISTS counterparty_addresses Array(String) COMMENT 'services and others that dealt with the scheme and are no part of it' AFTER suspect_addresses;

ALTER TABLE staging_analyzers_alerts
    ADD COLUMN IF NOT EXISTS chance_ratio Float64 DEFAULT -1 COMMENT 'share of the schemes of its kind and score that chance alone explains; -1 where nothing judges it' AFTER proof_grade,
    ADD COLUMN IF NOT EXISTS expected_by_chance Float64 DEFAULT -1 COMMENT 'schemes of its kind and score that one shuffled copy shows; -1 where nothing judges it' AFTER chance_ratio,
    ADD COLUMN IF NOT EXISTS counterparty_addresses Array(String) COMMENT 'services and others that dealt with the scheme and are no part of it' AFTER suspect_addresses;

-- Copies of a window cost more than the window itself, and chance changes slowly: what they showed is kept and used for days. Ordered by what is
-- looked up. No TTL: a row is about the size of its counts, and a run names the one that it used.
CREATE TABLE analyzers_detection_calibrations
(
    calibration_id  String COMMENT '16 hex digits over everything below but created_at_ms',
    settings_hash   String COMMENT 'of the settings that the copies read',
    code_version    String,
    processing_date Date,
    window_days     UInt16,
    transfer_count  UInt64,
    copies_json     String COMMENT 'for each shuffle: copies that judge, share moved, and the typology, methods and bits of every scheme',
    created_at_ms   UInt64 COMMENT 'epoch milliseconds'
)
ENGINE = MergeTree
ORDER BY (window_days, processing_date, calibration_id);
