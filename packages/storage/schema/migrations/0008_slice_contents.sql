-- Purpose: a disk that loses or changes bytes must not change an answer. What a slice held when it was published is recorded, so that readers
-- can compare; and a block of a file is small enough that a flipped bit in it is found within seconds.

-- One row a table of a slice. Partitioned as the results are, so that retention drops it with the slice; a torn part then concerns one slice.
-- Ordered by what is looked up; the slice is in the key, for FINAL looks beyond partitions. No TTL: it lives as long as the slice.
CREATE TABLE analyzers_slice_contents
(
    window_days     UInt16,
    processing_date Date,
    state           LowCardinality(String) COMMENT 'staged: what a publish is about to swap in; published: what readers see since',
    table_name      LowCardinality(String) COMMENT 'a result table, or core_transfers: the transfers of the window',
    row_count       UInt64,
    content_digest  String COMMENT 'of every row in any order, without run_id and _version',
    columns_digest  String COMMENT 'of the names of the columns that content_digest covers: a later version may add one',
    newest_version  UInt64 COMMENT 'largest _version of the transfers; 0 for results',
    _version        UInt64 COMMENT 'microseconds since 1970 when it was recorded'
)
ENGINE = ReplacingMergeTree(_version)
PARTITION BY (window_days, processing_date)
ORDER BY (window_days, processing_date, state, table_name);

-- Where a checksum fails, the engine tries every bit of the block, which takes minutes for a block of a megabyte and about a second for one of 64 KiB.
-- Parts that exist keep their blocks until they are merged or written again.

ALTER TABLE core_transfers MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE core_assets MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE core_asset_prices MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE core_address_labels MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_features MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_features MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_cycle MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_cycle MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_layering MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_layering MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_network MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_network MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_proximity MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_proximity MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_motif MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_motif MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_burst MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_burst MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_patterns_threshold MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_patterns_threshold MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_typologies MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_typologies MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_alerts MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_alerts MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_alert_clusters MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE staging_analyzers_alert_clusters MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_runs MODIFY SETTING max_compress_block_size = 65536;

ALTER TABLE analyzers_computation_audit MODIFY SETTING max_compress_block_size = 65536;
