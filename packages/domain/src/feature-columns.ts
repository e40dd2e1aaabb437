/**
 * The dictionary of `analyzers_features`: every column with its type, its group, who computes it and what it means.
 * Names and types are a public contract; the table's migration, the documentation and the tests are held against this
 * list.
 *
 * Notation: `In`, `Out` and `All` are an address's transfers in the window without self-transfers; a counterparty is an
 * address at the other end of one of them; entropies are in bits; ratios lie in [0, 1]; an undefined value is 0.
 */

export type FeatureType =
  | 'UInt8'
  | 'UInt16'
  | 'UInt32'
  | 'UInt64'
  | 'Float32'
  | 'Float64'
  | 'Decimal128(18)'
  | 'Bool'
  | 'Date'
  | 'String'
  | 'Array(UInt32)';

export type FeatureGroup =
  | 'identity'
  | 'degree'
  | 'volume'
  | 'amount'
  | 'temporal'
  | 'flow'
  | 'pair'
  | 'graph'
  | 'neighborhood'
  | 'risk'
  | 'anomaly'
  | 'label';

/** `sql`: exact in any order, made by the database; `kernel`: made by `analyzers`, sums in key order. */
export type FeatureOrigin = 'sql' | 'kernel';

export interface FeatureColumnOf<
  Name extends string,
  Type extends FeatureType,
  Group extends FeatureGroup,
  Origin extends FeatureOrigin,
> {
  readonly name: Name;
  readonly type: Type;
  readonly group: Group;
  readonly origin: Origin;
  /** One sentence. */
  readonly definition: string;
}

function columns<
  Group extends FeatureGroup,
  Origin extends FeatureOrigin,
  Type extends FeatureType,
  Name extends string,
>(
  group: Group,
  origin: Origin,
  type: Type,
  definitions: Readonly<Record<Name, string>>,
): FeatureColumnOf<Name, Type, Group, Origin>[] {
  const names = Object.keys(definitions) as Name[];
  return names.map((name) => ({ name, type, group, origin, definition: definitions[name] }));
}

export const FEATURE_COLUMNS = [
  ...columns('identity', 'sql', 'UInt16', { window_days: 'Length of the window in days.' }),
  ...columns('identity', 'sql', 'Date', {
    processing_date: 'Date at whose 00:00 UTC the window ends, itself excluded.',
  }),
  ...columns('identity', 'sql', 'String', {
    run_id: 'The run that wrote the row.',
    address: 'The address that the row describes.',
  }),
  ...columns('degree', 'sql', 'UInt32', {
    degree_in: 'Distinct addresses that sent to it.',
    degree_out: 'Distinct addresses that it sent to.',
    degree_total: 'degree_in + degree_out.',
    unique_counterparties: 'Distinct addresses that it exchanged anything with, either way.',
    unique_senders_count: 'The same as degree_in, under its old name.',
    unique_recipients_count: 'The same as degree_out, under its old name.',
  }),
  ...columns('volume', 'sql', 'Decimal128(18)', {
    total_in_usd: 'USD received.',
    total_out_usd: 'USD sent.',
    net_flow_usd: 'total_in_usd − total_out_usd.',
    total_volume_usd: 'total_in_usd + total_out_usd.',
  }),
  ...columns('amount', 'sql', 'Decimal128(18)', {
    avg_tx_in_usd: 'Mean USD of a transfer received.',
    avg_tx_out_usd: 'Mean USD of a transfer sent.',
    median_tx_in_usd:
      'Median USD of the transfers received; the mean of the two middle ones where their count is even.',
    median_tx_out_usd: 'Median USD of the transfers sent; the mean of the two middle ones where their count is even.',
    max_tx_usd: 'USD of its largest transfer, either way.',
    min_tx_usd: 'USD of its smallest transfer, either way.',
  }),
  ...columns('amount', 'kernel', 'Float64', {
    amount_variance: 'Sample variance (varSamp) of the USD of All; 0 for a single transfer.',
    amount_skewness: 'Skewness m₃ / m₂^1.5 (skewPop) of the USD of All; 0 where they are all equal.',
    amount_kurtosis: 'Kurtosis m₄ / m₂² (kurtPop, not the excess) of the USD of All; 0 where they are all equal.',
    volume_std: 'Sample standard deviation of the USD of All.',
    volume_cv: 'volume_std divided by the mean USD of All.',
    flow_concentration:
      'Gini coefficient of the USD of All: 0 when all transfers are alike, towards 1 when one carries everything.',
  }),
  ...columns('volume', 'sql', 'UInt64', {
    tx_in_count: 'Transfers received.',
    tx_out_count: 'Transfers sent.',
    tx_total_count: 'Transfers received or sent.',
  }),
  ...columns('temporal', 'sql', 'UInt32', {
    activity_days: 'Distinct UTC dates with a transfer.',
    activity_span_days: 'Days from the first to the last active date, both counted.',
  }),
  ...columns('volume', 'sql', 'Decimal128(18)', { avg_daily_volume_usd: 'total_volume_usd per active day.' }),
  ...columns('temporal', 'sql', 'Array(UInt32)', {
    hourly_activity: 'Transfers by UTC hour of day, 24 counts from 00:00.',
    daily_activity: 'Transfers by weekday, 7 counts from Monday.',
  }),
  ...columns('temporal', 'sql', 'UInt8', {
    peak_hour: 'First hour of day with the most transfers.',
    peak_activity_hour: 'The same as peak_hour, under its other name.',
    peak_day: 'First weekday with the most transfers, Monday = 0.',
    peak_activity_day: 'The same as peak_day, under its other name.',
  }),
  ...columns('temporal', 'kernel', 'Float32', {
    hourly_entropy: 'Shannon entropy of hourly_activity, at most log2(24).',
    daily_entropy: 'Shannon entropy of daily_activity, at most log2(7).',
    regularity_score: '1 − hourly_entropy / log2(24): 1 when all transfers fall into one hour of day.',
    burst_factor: 'Transfers in the fullest hour of day over the mean of an hour of day, from 1 to 24.',
  }),
  ...columns('temporal', 'sql', 'Float32', {
    weekend_transaction_ratio: 'Share of All on a Saturday or Sunday.',
    night_transaction_ratio: 'Share of All from 00:00 to 05:59 UTC.',
    unusual_timing_score: 'Share of All at night or at a weekend.',
  }),
  ...columns('amount', 'sql', 'Float32', {
    small_transaction_ratio: 'Share of All below small_transaction_usd.',
    round_number_ratio: 'Share of All whose native amount is at least 10 and has at most two significant digits.',
    structuring_score: 'Share of All whose USD falls into a configured band just below a reporting threshold.',
  }),
  ...columns('temporal', 'kernel', 'Float32', {
    consistency_score: '1 / (1 + CV of the transfer counts of its active days): 1 when every active day is alike.',
    velocity_score: 'Transfers per hour of its activity span, capped at 1.',
  }),
  ...columns('flow', 'kernel', 'Float32', {
    reciprocity_ratio: 'Twice the smaller of total_in_usd and total_out_usd, over total_volume_usd.',
    in_out_ratio: 'Share of total_volume_usd that it received.',
    flow_asymmetry: 'Absolute net_flow_usd over total_volume_usd.',
  }),
  ...columns('pair', 'kernel', 'Float32', {
    flow_diversity: 'Entropy of its USD by counterparty over log2(counterparties): 1 when spread evenly; 0 with one.',
    counterparty_concentration: 'Gini coefficient of its USD by counterparty.',
    concentration_ratio: 'Share of its USD exchanged with its largest counterparty.',
  }),
  ...columns('flow', 'sql', 'UInt32', {
    unique_assets_in: 'Distinct assets received, an asset being a symbol and a contract.',
    unique_assets_out: 'Distinct assets sent.',
  }),
  ...columns('flow', 'sql', 'String', {
    dominant_asset_in: 'Symbol with the largest USD received, ties by symbol; empty if nothing was received.',
    dominant_asset_out: 'Symbol with the largest USD sent, ties by symbol; empty if nothing was sent.',
  }),
  ...columns('flow', 'kernel', 'Float32', {
    asset_diversity_score:
      'Entropy of the USD of All by asset over log2(assets): 1 when spread evenly; 0 with one asset.',
    pass_through_ratio:
      'Share of the USD received that it sent on within pass_through_hours, matched first in, first out.',
  }),
  ...columns('flow', 'kernel', 'Float64', {
    median_holding_seconds:
      'USD-weighted median time from receipt to spend, matched first in, first out; 0 if nothing was spent.',
  }),
  ...columns('temporal', 'kernel', 'Float64', {
    mean_interevent_seconds: 'Mean gap between consecutive transfers of All.',
  }),
  ...columns('temporal', 'kernel', 'Float32', {
    flow_burstiness:
      'Goh–Barabási (σ − μ) / (σ + μ) of those gaps, from −1 (a clock) to 1 (bursts); 0 below 3 transfers.',
    transaction_regularity: '1 / (1 + CV of those gaps).',
  }),
  ...columns('amount', 'kernel', 'Float32', { amount_predictability: '1 / (1 + volume_cv).' }),
  ...columns('pair', 'kernel', 'Float32', {
    flow_reciprocity_entropy: 'Entropy of its USD split into pairs where USD ran both ways and pairs where it did not.',
    counterparty_stability:
      'Mean Jaccard index of the ten largest counterparties of consecutive active quarters of the window.',
    counterparty_overlap_ratio: 'Share of its counterparties that both sent to it and received from it.',
    avg_relationship_age_days:
      'Mean over its counterparties of the days from the first to the last transfer of the pair.',
    max_relationship_age_days: 'Longest time from the first to the last transfer of one of its pairs, in days.',
    bidirectional_relationship_ratio: 'The same as counterparty_overlap_ratio, under its old name.',
    avg_edge_reciprocity:
      'Mean over its counterparties of twice the smaller over the sum of the USD of both directions.',
    multi_asset_edge_ratio: 'Share of its counterparties with whom it exchanged more than one asset.',
    edge_hourly_entropy: 'Mean over its counterparties of the entropy of the transfers of the pair by hour of day.',
    edge_weekly_entropy: 'Mean over its counterparties of the entropy of the transfers of the pair by weekday.',
  }),
  ...columns('graph', 'kernel', 'Float32', {
    pagerank: 'PageRank on the directed, USD-weighted graph, damping 0.85; sums to 1.',
    betweenness:
      'Share of the shortest directed paths between other addresses that run through it; estimated in large windows.',
    closeness:
      'Mean of 1 / distance from every other address to it, 0 where there is no path; estimated in large windows.',
    clustering_coefficient: 'Share of the pairs of its neighbours that are linked themselves, directions ignored.',
  }),
  ...columns('graph', 'kernel', 'UInt64', { triangle_count: 'Triangles that it is a corner of, directions ignored.' }),
  ...columns('graph', 'kernel', 'UInt32', {
    kcore: 'Largest k such that it belongs to a subgraph where everyone has k neighbours, directions ignored.',
    scc_size: 'Addresses that can reach it and that it can reach, itself included.',
    component_size: 'Addresses linked to it through any number of transfers, directions ignored, itself included.',
    community_id:
      'Its Leiden community on the undirected, USD-weighted graph, numbered from 0 by the smallest address of each.',
  }),
  ...columns('graph', 'kernel', 'Float32', {
    centrality_score: 'Mean of its percentile ranks by pagerank, betweenness, closeness and degree_total.',
  }),
  ...columns('neighborhood', 'kernel', 'UInt32', {
    khop1_count: 'Addresses reached by one transfer from it.',
    khop2_count: 'Addresses reached by at most two transfers from it, itself excluded; estimated in large windows.',
    khop3_count: 'Addresses reached by at most three transfers from it, itself excluded; estimated in large windows.',
  }),
  ...columns('neighborhood', 'kernel', 'Decimal128(18)', {
    khop1_volume_usd: 'Sum of total_volume_usd over the addresses of khop1_count.',
    khop2_volume_usd: 'Sum of total_volume_usd over the addresses of khop2_count; estimated in large windows.',
    khop3_volume_usd: 'Sum of total_volume_usd over the addresses of khop3_count; estimated in large windows.',
  }),
  ...columns('temporal', 'sql', 'Bool', {
    is_new_address: 'Its first transfer ever seen lies in the window; false for all where nothing older is known.',
    is_dormant_reactivated: 'A silence of at least dormancy_min_days ended in the window.',
  }),
  ...columns('temporal', 'sql', 'Float32', {
    dormancy_days:
      'Longest silence that ended in the window, counted from its last transfer before the window if known.',
  }),
  ...columns('label', 'sql', 'String', {
    address_type: "Type of its best label; 'unknown' without one.",
    risk_level: 'Risk level of its best label; empty without one.',
  }),
  ...columns('risk', 'kernel', 'Float32', {
    direct_risk_exposure_in: 'Share of the USD received that a risk-labelled address sent.',
    direct_risk_exposure_out: 'Share of the USD sent that a risk-labelled address received.',
    indirect_risk_exposure_in:
      'Haircut share of the USD received that traces back to risk labels within max_hops transfers.',
    indirect_risk_exposure_out: 'Haircut share of the USD sent that goes on to risk labels within max_hops transfers.',
    risk_exposure_least_in:
      'Share of the USD received that traces back to risk labels, under whichever of poison, haircut, FIFO and TIHO says least.',
    risk_exposure_most_in: 'The same under whichever of them says most.',
    risk_exposure_least_out:
      'Share of the USD sent that goes on to risk labels, under whichever of poison, haircut, FIFO and TIHO says least.',
    risk_exposure_most_out: 'The same under whichever of them says most.',
    traced_risk_exposure_in:
      'Haircut share of the USD received that a trace from all risk labels brings, over any number of hops and across assets.',
    traced_risk_exposure_out:
      'Haircut share of the USD sent that a trace brings to risk labels, over any number of hops and across assets.',
  }),
  ...columns('risk', 'kernel', 'UInt8', {
    nearest_risk_distance:
      'Directed hops to or from the nearest risk label; 0 for one itself, 255 if none is within max_hops.',
    traced_risk_hops:
      'Fewest transfers that traced money took from or to a risk label; 0 for one itself, at most 254, 255 if none came or went.',
  }),
  ...columns('anomaly', 'kernel', 'Float32', {
    behavioral_anomaly_score:
      'Isolation-forest score over its volume, temporal and flow columns; 0 is ordinary, 1 is isolated.',
    graph_anomaly_score: 'Isolation-forest score over its degree and graph columns.',
    neighborhood_anomaly_score: 'Isolation-forest score over its k-hop columns.',
    global_anomaly_score: 'Isolation-forest score over the columns of the other three.',
  }),
  ...columns('temporal', 'sql', 'UInt64', {
    first_activity_timestamp: 'Its first transfer in the window, in epoch milliseconds.',
    last_activity_timestamp: 'Its last transfer in the window, in epoch milliseconds.',
  }),
  ...columns('identity', 'sql', 'UInt64', {
    _version: 'Version of the run; of two rows with one key the larger stands.',
  }),
] as const;

export type FeatureColumn = (typeof FEATURE_COLUMNS)[number];
export type FeatureName = FeatureColumn['name'];
/** The columns that `analyzers` computes. */
export type KernelFeatureName = Extract<FeatureColumn, { readonly origin: 'kernel' }>['name'];
