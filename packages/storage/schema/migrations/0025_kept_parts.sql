-- Purpose: what a run computed of a slice and from what, so that the next run of the slice need not compute it again from the same input.

-- One row a part of a slice. Partitioned as the results are, so that retention drops it with the slice. Ordered by what is looked up; the slice is in
-- the key, for FINAL looks beyond partitions. No TTL: it lives as long as the slice. It is read only where every digest of the input is the same, and
-- can be lost without loss: what is not here is computed.
CREATE TABLE analyzers_kept_parts
(
    window_days     UInt16,
    processing_date Date,
    part            LowCardinality(String) COMMENT 'features, patterns, schemes, entities, traces',
    inputs_json     String COMMENT 'a digest of each thing that the part was computed from, by its name',
    row_count       UInt64 COMMENT 'of features: the rows that were published',
    content_digest  String COMMENT 'of features: of the rows that were published; of the others: of the value',
    value           String COMMENT 'what was found, serialised, compressed, as base64; empty for features, which are read from their table',
    notices_json    String COMMENT 'what computing it brought the reader to know',
    _version        UInt64 COMMENT 'when the run began that kept it, epoch milliseconds'
)
ENGINE = ReplacingMergeTree(_version)
PARTITION BY (window_days, processing_date)
ORDER BY (window_days, processing_date, part)
SETTINGS max_compress_block_size = 65536;
