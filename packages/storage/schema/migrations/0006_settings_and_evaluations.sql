-- Purpose: what people change and measure beside the runs: settings saved for the network, and evaluations of its slices.
-- Both are appended and no run touches them. Small tables without partitions, ordered by what they are looked up by. No TTL: what stood
-- when a run was made must stay explainable.

-- One row a change; the newest row of a path stands. A run lays what stands over the configured settings.
CREATE TABLE analyzers_saved_settings
(
    change_id  String,
    path       String COMMENT 'the setting, such as typologies.structuring.min_transfers',
    value_json String COMMENT 'as JSON; empty where the setting was given back to the configured one',
    reason     String,
    saved_by   String COMMENT 'name of the API key, or local',
    saved_at   DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (path, saved_at, change_id);

-- One row a measure of "analytics evaluate"; what has nothing to divide by is left out.
CREATE TABLE analyzers_evaluations
(
    window_days     UInt16,
    processing_date Date,
    evaluated_at    DateTime64(3, 'UTC'),
    run_id          String COMMENT 'the run that had published the alerts; another one since makes the evaluation old',
    truth           String COMMENT 'where the planted truth was read from',
    scope           LowCardinality(String) COMMENT 'overall, typology, twin, given_name, twin_flagged_as',
    name            String COMMENT 'a typology, a twin, or all; of given names: planted as given',
    measure         LowCardinality(String),
    value           Float64
)
ENGINE = MergeTree
ORDER BY (window_days, processing_date, evaluated_at, scope, name, measure);
