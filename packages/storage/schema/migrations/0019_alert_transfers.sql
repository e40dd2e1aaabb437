-- Purpose: every transfer of an alert that has more than its row lists, so that its evidence can be read whole.

-- Only alerts beyond evidence.max_transfers have rows here: the others list all of theirs. Read for one alert, in order of time.
CREATE TABLE analyzers_alert_transfers
(
    window_days     UInt16,
    processing_date Date,
    run_id          String,
    alert_id        String,
    place           UInt32 COMMENT 'in order of time; the first are those that the alert lists',
    transfer_id     String COMMENT 'names the transfer in core_transfers',
    _version        UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY (alert_id, place)
SETTINGS max_compress_block_size = 65536;

CREATE TABLE staging_analyzers_alert_transfers AS analyzers_alert_transfers;
