-- Purpose: what happened to labels, so that a label that was removed is known to have been, and for which time a label holds.

-- Append only: the newest row of a label says whether it stands, and from when to when it holds. Small beside transfers, so no partitions; ordered by
-- what is looked up. No TTL: it says what was believed when an alert was raised.
CREATE TABLE analyzers_labels_history
(
    network              String,
    address              String,
    label                String,
    source               String,
    action               LowCardinality(String) COMMENT 'added, changed or removed',
    address_type         String,
    address_subtype      String,
    trust_level          String,
    risk_level           String,
    confidence_score     Float32,
    valid_from_timestamp UInt64 COMMENT 'epoch milliseconds; 0: always',
    valid_to_timestamp   UInt64 COMMENT 'epoch milliseconds, not included; 0: still',
    changed_by           String,
    reason               String COMMENT 'why, as a person said, or the file it came from',
    changed_at           DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (network, address, label, source, changed_at);

-- The newest state of each label that has a history. A label of an earlier version has none: it stands and holds always.
CREATE VIEW analyzers_label_states_view AS
SELECT
    network,
    address,
    label,
    source,
    argMax(action, (changed_at, action)) AS last_action,
    argMax(valid_from_timestamp, (changed_at, action)) AS valid_from_timestamp,
    argMax(valid_to_timestamp, (changed_at, action)) AS valid_to_timestamp
FROM analyzers_labels_history
GROUP BY network, address, label, source;
