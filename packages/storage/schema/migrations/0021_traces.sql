-- Purpose: traces that people asked for, with their question and their answer, so that they can be read and repeated.

-- Few rows, one a question of a slice: the same question again replaces its row. A run replaces no row of it; retention drops a slice's traces with the slice.
CREATE TABLE analyzers_traces
(
    window_days     UInt16,
    processing_date Date,
    run_id          String COMMENT 'the run that had published the slice when it was asked',
    trace_id        String COMMENT 'trace_ and 16 hex digits over the slice, the question and the settings',
    question_json   String COMMENT 'addresses, transfers, to, direction, method, min_usd',
    settings_json   String COMMENT 'the settings of the trace',
    labels_digest   String COMMENT 'SHA-256, in hex, over the labels of the window',
    answer_json     String COMMENT 'as the API answers',
    answer_digest   String COMMENT 'SHA-256, in hex, over answer_json',
    asked_by        String COMMENT 'the name of the API key, or local',
    asked_at_ms     UInt64,
    _version        UInt64
)
ENGINE = ReplacingMergeTree(_version)
PARTITION BY (window_days, processing_date)
ORDER BY trace_id;
