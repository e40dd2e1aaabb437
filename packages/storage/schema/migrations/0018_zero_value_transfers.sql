-- Purpose: transfers of value zero, kept for the detectors that need them: a look-alike that sends nothing is a bait (address_poisoning). They are
-- no edge and no flow: no feature, no total and no other statement reads this table.

-- The key has no block: a transfer that a re-organised chain moved replaces itself, in another month too, since FINAL looks across partitions.
-- Monthly partitions, as of core_transfers: a window reads only its months, and retention drops the same months of both. No TTL, for the same reason.
CREATE TABLE core_zero_value_transfers
(
    tx_id           String,
    event_index     String,
    edge_index      String,
    block_height    UInt32,
    block_timestamp UInt64 COMMENT 'epoch milliseconds',
    from_address    String,
    to_address      String,
    asset_symbol    LowCardinality(String) COMMENT 'empty where nothing names the token',
    asset_contract  LowCardinality(String),
    _version        UInt64
)
ENGINE = ReplacingMergeTree(_version)
PARTITION BY toYYYYMM(toDateTime(intDiv(block_timestamp, 1000), 'UTC'))
ORDER BY (tx_id, event_index, edge_index, asset_contract);
