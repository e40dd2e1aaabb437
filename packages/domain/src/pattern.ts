/** Structural patterns as detectors return them: node ids and transfer rows, before they are written as table rows. */

import type { ProofGrade, Role } from './vocabulary.ts';

export interface PatternCommon {
  /** '' where the type has no subtypes. */
  readonly pattern_subtype: string;
  /** Node ids, each once; `roles[i]` belongs to `members[i]`. */
  readonly members: readonly number[];
  readonly roles: readonly Role[];
  /**
   * Every transfer that proves the pattern, as ascending rows of the window's TransferColumns, each once, at least one.
   */
  readonly transfers: Uint32Array;
  /**
   * How often this identity (type, addresses, path) occurs in the window; the pattern describes the strongest
   * occurrence.
   */
  readonly occurrence_count: number;
  readonly proof_grade: ProofGrade;
  /** In [0, 1]; follows the proof grade. */
  readonly confidence_score: number;
  readonly detection_method: string;
  /** The second look or the detector that other conditions than a chapter's own judge; absent for a first look. */
  readonly found_by?: 'slow_look' | 'rare_ties' | 'unusual_sums';
  /** How unlikely the shape is by chance, in bits, where the detector measures it. */
  readonly surprise_bits?: number;
}

export interface CyclePattern extends PatternCommon {
  readonly pattern_type: 'cycle';
  /** Node ids in order of the hops, starting where the money starts; the last hop returns to the first. */
  readonly cycle_path: readonly number[];
  /** The transfer of each hop, in hop order: `cycle_path.length` rows. */
  readonly hops: readonly number[];
}

export interface LayeringPattern extends PatternCommon {
  readonly pattern_type: 'layering_path';
  /** Node ids from source to destination, both included. */
  readonly layering_path: readonly number[];
  /**
   * For each hop, the transfers that carried it: `layering_path.length − 1` lists of rows. Where the money was swapped,
   * what was paid and paid out comes first.
   */
  readonly hops: readonly (readonly number[])[];
  /** USD of the last hop / USD of the first hop, at most 1. */
  readonly retention_ratio: number;
}

export interface NetworkPattern extends PatternCommon {
  readonly pattern_type: 'smurfing_network';
  /** Distinct directed member pairs with a transfer in evidence / (n·(n−1)). */
  readonly network_density: number;
  readonly hubs: readonly number[];
}

export interface MotifPattern extends PatternCommon {
  readonly pattern_type: 'motif_fanin' | 'motif_fanout';
  readonly center: number;
  readonly participant_count: number;
}

export interface BurstPattern extends PatternCommon {
  readonly pattern_type: 'temporal_burst';
  readonly address: number;
  readonly burst_start_ms: number;
  readonly burst_end_ms: number;
  /** Transfers per hour outside the burst, and inside it. */
  readonly normal_tx_rate: number;
  readonly burst_tx_rate: number;
  readonly burst_intensity: number;
  readonly z_score: number;
}

export interface ThresholdPattern extends PatternCommon {
  readonly pattern_type: 'threshold_evasion';
  readonly address: number;
  readonly threshold_value: number;
  /** The name of the rule, such as `usd_10000` or `eur_15000`. */
  readonly threshold_type: string;
  readonly size_consistency: number;
  readonly clustering_score: number;
  readonly unique_days: number;
  readonly avg_daily_transactions: number;
  readonly temporal_spread_score: number;
  readonly threshold_avoidance_score: number;
}

export interface ProximityPattern extends PatternCommon {
  readonly pattern_type: 'proximity_risk';
  readonly address: number;
  readonly risk_source: number;
  readonly risk_type: string;
  /** `from_risk`: money came from the risk; `to_risk`: money went to it. */
  readonly direction: 'from_risk' | 'to_risk';
  readonly distance_to_risk: number;
  readonly risk_propagation_score: number;
  readonly exposed_usd: number;
  /** `exposed_usd` by the number of hops it took: entry 0 is one hop. */
  readonly exposed_usd_by_hop: readonly number[];
  /** Exposed USD in the other direction between the same two over the same addresses; 0 where there is none. */
  readonly reverse_exposed_usd: number;
}

export type Pattern =
  CyclePattern | LayeringPattern | NetworkPattern | MotifPattern | BurstPattern | ThresholdPattern | ProximityPattern;

export type PatternType = Pattern['pattern_type'];

/** The seven pattern tables and the types that each holds. */
export const PATTERN_TABLES = {
  cycle: ['cycle'],
  layering: ['layering_path'],
  network: ['smurfing_network'],
  motif: ['motif_fanin', 'motif_fanout'],
  burst: ['temporal_burst'],
  threshold: ['threshold_evasion'],
  proximity: ['proximity_risk'],
} as const satisfies Record<string, readonly PatternType[]>;

export type PatternTable = keyof typeof PATTERN_TABLES;

/** Of all tables. */
export const PATTERN_TYPES: readonly PatternType[] = Object.values(PATTERN_TABLES).flat();
