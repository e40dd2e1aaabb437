-- Purpose: who is controlled by one hand: the links between addresses of a slice, and what an analyst refused of them.

-- One row a link, each stored once: an address is looked up on both sides, which reads the slice's links whole; they are fewer than its addresses.
-- Sorted by entity, so that the members of one lie together; hints, which merge nothing, come first under an empty id.
CREATE TABLE analyzers_entities
(
    window_days                UInt16,
    processing_date            Date,
    run_id                     String,
    entity_id                  String COMMENT 'the same from day to day; empty for a hint, for a refused link and for what is too large to be one owner',
    entity_kind                LowCardinality(String) COMMENT 'service: with the deposit wallets of its customers; owner: of several addresses; empty for a hint',
    address                    String,
    other_address              String COMMENT 'of a deposit or an own wallet: where it is swept to',
    rule                       LowCardinality(String) COMMENT 'deposit_wallet, common_input, change_output, own_wallet, shared_deposit',
    weight                     Float64 COMMENT '0 to 1; links of at least entities.min_weight merge',
    reason                     String COMMENT 'one sentence',
    evidence_transaction_count UInt32 COMMENT 'transfers that prove it, listed or not',
    evidence_transfers         Array(String) COMMENT 'the first entities.max_evidence of them',
    _version                   UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY (entity_id, address, other_address, rule)
SETTINGS max_compress_block_size = 65536;

CREATE TABLE staging_analyzers_entities AS analyzers_entities;

-- Pairs of addresses that an analyst said are not one, in all slices. Append only, so that nothing that was ever said is lost; the newest row of a pair
-- is its state. No partitions and no TTL: it is small, and what a person decided stays.
CREATE TABLE analyzers_entity_refusals
(
    address       String COMMENT 'the smaller of both',
    other_address String,
    is_refused    Bool COMMENT 'false: taken back',
    reason        String,
    decided_by    String COMMENT 'name of the API key, or local',
    decided_at    DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (address, other_address, decided_at);
