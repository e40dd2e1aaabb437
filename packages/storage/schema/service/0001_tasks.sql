-- Tasks of the in-process queue, and what the schedule has fired. One database for all networks: a queue serves them all, and must find
-- what waits before it knows for whom. Small tables without partitions; ReplacingMergeTree keeps the newest state of each key, and the
-- key leads ORDER BY because everything is looked up by it. No TTL: "analytics prune" decides what goes.

-- The newest version of a task is its state.
CREATE TABLE service_tasks
(
    task_id         String,
    task_name       LowCardinality(String),
    network         String,
    processing_date String COMMENT 'YYYY-MM-DD',
    end_date        String COMMENT 'the last date of a backfill; processing_date elsewhere',
    window_days     UInt16,
    config_json     String COMMENT 'settings and source that the request named',
    priority        LowCardinality(String) COMMENT 'on_demand, scheduled, backfill',
    requested_by    String,
    status          LowCardinality(String) COMMENT 'PENDING, STARTED, RETRY, SUCCESS, FAILURE, REVOKED',
    progress        Float64 COMMENT 'fraction, 0 to 1',
    current_step    String,
    run_id          String,
    result_json     String COMMENT 'empty before SUCCESS',
    error_code      LowCardinality(String),
    error_message   String,
    attempt         UInt16,
    deaths          UInt16 COMMENT 'attempts during which the process died',
    process         String COMMENT 'host:pid whose queue holds it',
    last_event_id   UInt32,
    created_ms      UInt64,
    started_ms      UInt64,
    ended_ms        UInt64,
    not_before_ms   UInt64 COMMENT 'when a retry is due; 0 elsewhere',
    _version        UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY task_id;

-- What a task told while it went on; append only.
CREATE TABLE service_task_events
(
    task_id    String,
    event_id   UInt32 COMMENT 'rising within a task',
    at_ms      UInt64,
    event_json String
)
ENGINE = MergeTree
ORDER BY (task_id, event_id);

-- The processes that hold a queue, and when each last said so.
CREATE TABLE service_processes
(
    process    String COMMENT 'host:pid',
    updated_ms UInt64
)
ENGINE = ReplacingMergeTree(updated_ms)
ORDER BY process;

-- The newest occurrence of a schedule entry that was fired, or the moment from which it counts.
CREATE TABLE service_schedule_fires
(
    entry_name    String,
    occurrence_ms UInt64,
    fired_ms      UInt64,
    task_id       String COMMENT 'empty where nothing was fired yet'
)
ENGINE = ReplacingMergeTree(fired_ms)
ORDER BY (entry_name, occurrence_ms);
