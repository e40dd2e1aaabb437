-- Purpose: who is who by behaviour: the role of each address of note in a slice, with its reasons.

-- Small beside features: only addresses that a rule fits. Looked up by address, listed by role.
CREATE TABLE analyzers_address_roles
(
    window_days     UInt16,
    processing_date Date,
    run_id          String,
    address         String,
    role            LowCardinality(String),
    probability     Float64 COMMENT '0.5 where every condition of the role just holds, 1 where all hold clearly',
    reasons         Array(String) COMMENT 'sentences',
    volume_usd      Decimal128(18) COMMENT 'exact sum of what it sent and received in the window',
    _version        UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY address
SETTINGS max_compress_block_size = 65536;

CREATE TABLE staging_analyzers_address_roles AS analyzers_address_roles;
