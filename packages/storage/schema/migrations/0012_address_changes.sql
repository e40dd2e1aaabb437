-- Purpose: an address has one form since this version. What was stored in another is folded once, when this migration is applied
-- (storage/src/engine/fold-stored-addresses.ts), and what that changed stands here for as long as the data.

-- A few rows: one an address of labels, assets, prices and suppression rules, one for all transfers of an outcome, one a slice that was published
-- before. Ordered by what is looked up; a fold that was cut off writes the same rows again. No TTL: it says why two sources disagreed.
CREATE TABLE core_address_changes
(
    table_name LowCardinality(String) COMMENT 'where it was stored; analyzers_features: a slice that was published before',
    found      String COMMENT 'as it was stored; an example where the row stands for many; of a slice its name',
    address    String COMMENT 'its one form',
    outcome    LowCardinality(String) COMMENT 'folded; merged: the same was stored in its one form too; conflict: something else was; outdated: run the slice again',
    row_count  UInt64,
    detail     String COMMENT 'of a conflict, what is kept and what is not',
    changed_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(changed_at)
ORDER BY (table_name, outcome, found, detail);
