/** Patterns as the rows of their tables: node ids become addresses, transfer rows become ids and exact sums. */
import {
  HOUR_MS,
  type Pattern,
  type PatternTable,
  type TransferColumns,
  type TransferIdentity,
  type Window,
} from '@analytics/domain';
import { identityOf } from './structural/identity.ts';

export interface PatternRowInput {
  readonly window: Window;
  readonly run_id: string;
  readonly version: number;
  readonly addresses: readonly string[];
  readonly transfers: TransferColumns;
  /** The exact amount_usd of a transfer row, scaled by 10^18. */
  readonly exactUsd: (row: number) => bigint;
  /** The ids of a transfer row; known for every row that `evidenceRows` names. */
  readonly identityOfRow: (row: number) => TransferIdentity;
  /** At most so many transfers are listed as evidence; counts and sums are always of all. */
  readonly max_evidence_transfers: number;
}

export type PatternRow = Readonly<
  Record<string, string | number | bigint | boolean | readonly (string | number | bigint)[]>
>;

/** The transfer rows whose ids the patterns' rows will list, ascending, each once. */
export function evidenceRows(patterns: readonly Pattern[], max_evidence_transfers: number): Uint32Array {
  const rows = new Set<number>();
  for (const { transfers } of patterns) {
    for (const row of transfers.subarray(0, max_evidence_transfers)) rows.add(row);
  }
  return Uint32Array.from(rows).sort();
}

/** The table of a pattern. */
export function tableOf(pattern: Pattern): PatternTable {
  switch (pattern.pattern_type) {
    case 'cycle':
      return 'cycle';
    case 'layering_path':
      return 'layering';
    case 'smurfing_network':
      return 'network';
    case 'motif_fanin':
    case 'motif_fanout':
      return 'motif';
    case 'temporal_burst':
      return 'burst';
    case 'threshold_evasion':
      return 'threshold';
    case 'proximity_risk':
      return 'proximity';
  }
}

/** One row: the common columns, then the type's own. USD sums are exact; they are scaled by 10^18. */
export function patternRow(pattern: Pattern, input: PatternRowInput): PatternRow {
  const { window, addresses, transfers } = input;
  const identity = identityOf(pattern, addresses);
  const listed = [...pattern.transfers.subarray(0, input.max_evidence_transfers)].map(input.identityOfRow);
  const first = pattern.transfers[0]!;
  const last = pattern.transfers.at(-1)!;
  const start_ms = transfers.timestamp_ms[first]!;
  const end_ms = transfers.timestamp_ms[last]!;
  return {
    window_days: window.window_days,
    processing_date: window.processing_date,
    run_id: input.run_id,
    pattern_id: identity.pattern_id,
    pattern_type: pattern.pattern_type,
    pattern_subtype: pattern.pattern_subtype,
    pattern_hash: identity.pattern_hash,
    addresses_involved: pattern.members.map((node) => addresses[node]!),
    address_roles: pattern.roles,
    ...ownColumns(pattern, input),
    detection_timestamp: window.end_ms,
    pattern_start_time: start_ms,
    pattern_end_time: end_ms,
    pattern_duration_hours: (end_ms - start_ms) / HOUR_MS,
    occurrence_count: pattern.occurrence_count,
    evidence_transaction_count: pattern.transfers.length,
    evidence_volume_usd: exactSum(pattern.transfers, input),
    evidence_tx_ids: [...new Set(listed.map(({ tx_id }) => tx_id))],
    evidence_transfers: listed.map(({ transfer_id }) => transfer_id),
    evidence_is_complete: listed.length === pattern.transfers.length,
    proof_grade: pattern.proof_grade,
    confidence_score: pattern.confidence_score,
    detection_method: pattern.detection_method,
    _version: input.version,
  };
}

function ownColumns(pattern: Pattern, input: PatternRowInput): PatternRow {
  const { addresses, transfers } = input;
  const named = (nodes: readonly number[]): string[] => nodes.map((node) => addresses[node]!);
  switch (pattern.pattern_type) {
    case 'cycle':
      return {
        cycle_path: named(pattern.cycle_path),
        cycle_length: pattern.cycle_path.length,
        cycle_volume_usd: exactSum(pattern.hops, input),
      };
    case 'layering_path': {
      const hop_amounts_usd = pattern.hops.map((hop) => exactSum(hop, input));
      return {
        layering_path: named(pattern.layering_path),
        path_depth: pattern.hops.length,
        path_volume_usd: hop_amounts_usd[0]!,
        source_address: addresses[pattern.layering_path[0]!]!,
        destination_address: addresses[pattern.layering_path.at(-1)!]!,
        hop_amounts_usd,
        retention_ratio: pattern.retention_ratio,
      };
    }
    case 'smurfing_network':
      return {
        network_members: named(pattern.members),
        network_size: pattern.members.length,
        network_density: pattern.network_density,
        hub_addresses: named(pattern.hubs),
      };
    case 'motif_fanin':
    case 'motif_fanout':
      return {
        motif_type: pattern.pattern_type === 'motif_fanin' ? 'fanin' : 'fanout',
        motif_center_address: addresses[pattern.center]!,
        motif_participant_count: pattern.participant_count,
      };
    case 'temporal_burst': {
      const hourly_distribution = hoursOf(pattern.transfers, transfers);
      const busiest = Math.max(...hourly_distribution);
      return {
        burst_address: addresses[pattern.address]!,
        burst_start_timestamp: pattern.burst_start_ms,
        burst_end_timestamp: pattern.burst_end_ms,
        burst_duration_seconds: (pattern.burst_end_ms - pattern.burst_start_ms) / 1000,
        burst_transaction_count: pattern.transfers.length,
        burst_volume_usd: exactSum(pattern.transfers, input),
        normal_tx_rate: pattern.normal_tx_rate,
        burst_tx_rate: pattern.burst_tx_rate,
        burst_intensity: pattern.burst_intensity,
        z_score: pattern.z_score,
        hourly_distribution,
        peak_hours: hourly_distribution.flatMap((count, hour) => (count === busiest ? [hour] : [])),
      };
    }
    case 'threshold_evasion': {
      const amounts = Array.from(pattern.transfers, input.exactUsd);
      return {
        primary_address: addresses[pattern.address]!,
        threshold_value: pattern.threshold_value,
        threshold_type: pattern.threshold_type,
        transactions_near_threshold: pattern.transfers.length,
        avg_transaction_size: amounts.reduce((sum, amount) => sum + amount, 0n) / BigInt(amounts.length),
        max_transaction_size: amounts.reduce((largest, amount) => (amount > largest ? amount : largest), 0n),
        size_consistency: pattern.size_consistency,
        clustering_score: pattern.clustering_score,
        unique_days: pattern.unique_days,
        avg_daily_transactions: pattern.avg_daily_transactions,
        temporal_spread_score: pattern.temporal_spread_score,
        threshold_avoidance_score: pattern.threshold_avoidance_score,
      };
    }
    case 'proximity_risk':
      return {
        risk_source_address: addresses[pattern.risk_source]!,
        risk_type: pattern.risk_type,
        direction: pattern.direction,
        distance_to_risk: pattern.distance_to_risk,
        risk_propagation_score: pattern.risk_propagation_score,
        exposed_usd: pattern.exposed_usd,
        exposed_usd_by_hop: pattern.exposed_usd_by_hop,
        reverse_exposed_usd: pattern.reverse_exposed_usd,
      };
  }
}

function exactSum(rows: Iterable<number>, input: PatternRowInput): bigint {
  let sum = 0n;
  for (const row of rows) sum += input.exactUsd(row);
  return sum;
}

function hoursOf(rows: Uint32Array, transfers: TransferColumns): number[] {
  const counts = new Array<number>(24).fill(0);
  for (const row of rows) counts[Math.floor(transfers.timestamp_ms[row]! / HOUR_MS) % 24]!++;
  return counts;
}
