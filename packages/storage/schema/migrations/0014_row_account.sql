-- Purpose: what became of every row of a source, with the run; and the versions of transfers that a later ingest replaced.
-- Runs from before hold ''.

ALTER TABLE analyzers_runs ADD COLUMN ingested_json String COMMENT 'rows read, loaded, known, changed, not loaded by reason and file, and by the window; empty where nothing was read' AFTER notices_json;

-- Evidence of what was analysed before: never removed by an ingest. Few rows, so no partitions.
CREATE TABLE core_replaced_transfers
(
    tx_id           String,
    event_index     String,
    edge_index      String,
    block_height    UInt32,
    block_timestamp UInt64 COMMENT 'epoch milliseconds',
    from_address    String,
    to_address      String,
    asset_symbol    LowCardinality(String),
    asset_contract  LowCardinality(String),
    amount          Decimal128(18) COMMENT 'native units',
    amount_usd      Decimal128(18) COMMENT '0 where no price was known',
    fee             Decimal128(18),
    _version        UInt64 COMMENT 'of the version that was replaced',
    replaced_by     UInt64 COMMENT '_version of the one that replaced it'
)
ENGINE = ReplacingMergeTree(replaced_by)
ORDER BY (tx_id, event_index, edge_index, asset_contract, block_height, _version);
