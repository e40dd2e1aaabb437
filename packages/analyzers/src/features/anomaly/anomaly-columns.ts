/**
 * Which columns each anomaly score looks at. The one place: docs and callers read it from here. A column that is not
 * named is not looked at: one more, or another order, gives every address another score.
 *
 * Left out of the volume, temporal, flow and graph groups on purpose: the second names of one value (they would count
 * twice), positions (peak hours, timestamps, community ids: their size means nothing), texts, and the histograms, whose
 * entropies are in.
 */
const BEHAVIORAL = [
  'total_in_usd',
  'total_out_usd',
  'net_flow_usd',
  'total_volume_usd',
  'avg_tx_in_usd',
  'avg_tx_out_usd',
  'median_tx_in_usd',
  'median_tx_out_usd',
  'max_tx_usd',
  'min_tx_usd',
  'amount_variance',
  'amount_skewness',
  'amount_kurtosis',
  'volume_std',
  'volume_cv',
  'flow_concentration',
  'small_transaction_ratio',
  'round_number_ratio',
  'structuring_score',
  'amount_predictability',
  'tx_in_count',
  'tx_out_count',
  'tx_total_count',
  'avg_daily_volume_usd',
  'activity_days',
  'activity_span_days',
  'hourly_entropy',
  'daily_entropy',
  'regularity_score',
  'burst_factor',
  'weekend_transaction_ratio',
  'night_transaction_ratio',
  'unusual_timing_score',
  'consistency_score',
  'velocity_score',
  'mean_interevent_seconds',
  'flow_burstiness',
  'transaction_regularity',
  'is_new_address',
  'is_dormant_reactivated',
  'dormancy_days',
  'reciprocity_ratio',
  'in_out_ratio',
  'flow_asymmetry',
  'unique_assets_in',
  'unique_assets_out',
  'asset_diversity_score',
  'pass_through_ratio',
  'median_holding_seconds',
  'flow_diversity',
  'counterparty_concentration',
  'concentration_ratio',
  'flow_reciprocity_entropy',
  'counterparty_stability',
  'counterparty_overlap_ratio',
  'avg_relationship_age_days',
  'max_relationship_age_days',
  'avg_edge_reciprocity',
  'multi_asset_edge_ratio',
  'edge_hourly_entropy',
  'edge_weekly_entropy',
] as const;

const GRAPH = [
  'degree_in',
  'degree_out',
  'degree_total',
  'unique_counterparties',
  'pagerank',
  'betweenness',
  'closeness',
  'clustering_coefficient',
  'triangle_count',
  'kcore',
  'scc_size',
  'component_size',
  'centrality_score',
] as const;

const NEIGHBORHOOD = [
  'khop1_count',
  'khop2_count',
  'khop3_count',
  'khop1_volume_usd',
  'khop2_volume_usd',
  'khop3_volume_usd',
] as const;

export const ANOMALY_COLUMNS = {
  behavioral_anomaly_score: BEHAVIORAL,
  graph_anomaly_score: GRAPH,
  neighborhood_anomaly_score: NEIGHBORHOOD,
  global_anomaly_score: [...BEHAVIORAL, ...GRAPH, ...NEIGHBORHOOD],
} as const satisfies Record<string, readonly string[]>;

export type AnomalyScore = keyof typeof ANOMALY_COLUMNS;
export type AnomalyColumnName = (typeof ANOMALY_COLUMNS)['global_anomaly_score'][number];
