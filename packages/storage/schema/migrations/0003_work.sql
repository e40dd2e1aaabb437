-- Purpose: where a run works before it publishes. Staging tables mirror the result tables; work tables hold a window as columns.
-- All are partitioned by slice, so that two slices can be worked on at once and a partition can be swapped or dropped whole.

CREATE TABLE staging_analyzers_features AS analyzers_features;

CREATE TABLE staging_analyzers_patterns_cycle AS analyzers_patterns_cycle;

CREATE TABLE staging_analyzers_patterns_layering AS analyzers_patterns_layering;

CREATE TABLE staging_analyzers_patterns_network AS analyzers_patterns_network;

CREATE TABLE staging_analyzers_patterns_proximity AS analyzers_patterns_proximity;

CREATE TABLE staging_analyzers_patterns_motif AS analyzers_patterns_motif;

CREATE TABLE staging_analyzers_patterns_burst AS analyzers_patterns_burst;

CREATE TABLE staging_analyzers_patterns_threshold AS analyzers_patterns_threshold;

-- The addresses of a window; node_id is the rank of the address in byte order.
CREATE TABLE work_nodes
(
    window_days     UInt16,
    processing_date Date,
    node_id         UInt32,
    address         String
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY node_id;

-- The transfers of a window without self-transfers; transfer_row is their rank in time order, how analyzers name a transfer.
CREATE TABLE work_transfers
(
    window_days     UInt16,
    processing_date Date,
    transfer_row    UInt32,
    from_id         UInt32,
    to_id           UInt32,
    tx_id           String,
    event_index     String,
    edge_index      String,
    block_height    UInt32,
    block_timestamp UInt64,
    asset_id        UInt32,
    asset_symbol    LowCardinality(String),
    asset_contract  LowCardinality(String),
    amount          Decimal128(18),
    amount_usd      Decimal128(18)
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY transfer_row;

-- The feature columns that SQL computes exactly, by node.
CREATE TABLE work_features_exact
(
    window_days                      UInt16,
    processing_date                  Date,
    node_id                          UInt32,
    degree_in                        UInt32,
    degree_out                       UInt32,
    degree_total                     UInt32,
    unique_counterparties            UInt32,
    unique_senders_count             UInt32,
    unique_recipients_count          UInt32,
    total_in_usd                     Decimal128(18),
    total_out_usd                    Decimal128(18),
    net_flow_usd                     Decimal128(18),
    total_volume_usd                 Decimal128(18),
    avg_tx_in_usd                    Decimal128(18),
    avg_tx_out_usd                   Decimal128(18),
    median_tx_in_usd                 Decimal128(18),
    median_tx_out_usd                Decimal128(18),
    max_tx_usd                       Decimal128(18),
    min_tx_usd                       Decimal128(18),
    tx_in_count                      UInt64,
    tx_out_count                     UInt64,
    tx_total_count                   UInt64,
    activity_days                    UInt32,
    activity_span_days               UInt32,
    avg_daily_volume_usd             Decimal128(18),
    hourly_activity                  Array(UInt32),
    daily_activity                   Array(UInt32),
    peak_hour                        UInt8,
    peak_activity_hour               UInt8,
    peak_day                         UInt8,
    peak_activity_day                UInt8,
    weekend_transaction_ratio        Float32,
    night_transaction_ratio          Float32,
    small_transaction_ratio          Float32,
    round_number_ratio               Float32,
    unusual_timing_score             Float32,
    structuring_score                Float32,
    unique_assets_in                 UInt32,
    unique_assets_out                UInt32,
    dominant_asset_in                String,
    dominant_asset_out               String,
    is_new_address                   Bool,
    is_dormant_reactivated           Bool,
    dormancy_days                    Float32,
    address_type                     String,
    risk_level                       String,
    first_activity_timestamp         UInt64,
    last_activity_timestamp          UInt64
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY node_id;

-- The feature columns that kernels compute, by node.
CREATE TABLE work_features_kernel
(
    window_days                      UInt16,
    processing_date                  Date,
    node_id                          UInt32,
    amount_variance                  Float64,
    amount_skewness                  Float64,
    amount_kurtosis                  Float64,
    volume_std                       Float64,
    volume_cv                        Float64,
    flow_concentration               Float64,
    hourly_entropy                   Float32,
    daily_entropy                    Float32,
    regularity_score                 Float32,
    burst_factor                     Float32,
    consistency_score                Float32,
    velocity_score                   Float32,
    reciprocity_ratio                Float32,
    flow_diversity                   Float32,
    counterparty_concentration       Float32,
    concentration_ratio              Float32,
    asset_diversity_score            Float32,
    pass_through_ratio               Float32,
    median_holding_seconds           Float64,
    mean_interevent_seconds          Float64,
    flow_burstiness                  Float32,
    transaction_regularity           Float32,
    amount_predictability            Float32,
    flow_reciprocity_entropy         Float32,
    counterparty_stability           Float32,
    in_out_ratio                     Float32,
    flow_asymmetry                   Float32,
    counterparty_overlap_ratio       Float32,
    avg_relationship_age_days        Float32,
    max_relationship_age_days        Float32,
    bidirectional_relationship_ratio Float32,
    avg_edge_reciprocity             Float32,
    multi_asset_edge_ratio           Float32,
    edge_hourly_entropy              Float32,
    edge_weekly_entropy              Float32,
    pagerank                         Float32,
    betweenness                      Float32,
    closeness                        Float32,
    clustering_coefficient           Float32,
    triangle_count                   UInt64,
    kcore                            UInt32,
    scc_size                         UInt32,
    component_size                   UInt32,
    community_id                     UInt32,
    centrality_score                 Float32,
    khop1_count                      UInt32,
    khop2_count                      UInt32,
    khop3_count                      UInt32,
    khop1_volume_usd                 Decimal128(18),
    khop2_volume_usd                 Decimal128(18),
    khop3_volume_usd                 Decimal128(18),
    direct_risk_exposure_in          Float32,
    direct_risk_exposure_out         Float32,
    indirect_risk_exposure_in        Float32,
    indirect_risk_exposure_out       Float32,
    nearest_risk_distance            UInt8,
    behavioral_anomaly_score         Float32,
    graph_anomaly_score              Float32,
    neighborhood_anomaly_score       Float32,
    global_anomaly_score             Float32
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY node_id;

-- The transfer rows whose identities evidence needs.
CREATE TABLE work_evidence
(
    window_days     UInt16,
    processing_date Date,
    transfer_row    UInt32
)
ENGINE = MergeTree
PARTITION BY (window_days, processing_date)
ORDER BY transfer_row;
