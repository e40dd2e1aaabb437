-- Purpose: when the addresses of a window were last active before it, asked of the history once and not once a part of the addresses.

-- Only addresses with a history. Read by ranges of node ids, so sorted by them; emptied with the slice's other tables of work.
CREATE TABLE work_earlier
(
    window_days     UInt16,
    processing_date Date,
    node_id         UInt32,
    last_before_ms  UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY node_id;
