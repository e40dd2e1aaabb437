/** What the typology chapters are given: the window's columns, its patterns, and what features and labels say of each address. */
import type { Pattern } from '@analytics/domain';
import type { DetectionInput } from '../structural/detection.ts';

export interface TypologyInput extends DetectionInput {
  /** The structural patterns of the window, in the order of the detectors. */
  readonly patterns: readonly Pattern[];
  /** One entry a node. */
  readonly features: TypologyFeatures;
  /** 1 where a trusted label without risk names the address, whatever its type: a known shop, a known distributor. */
  readonly is_known: Uint8Array;
  /** What addresses that woke after a long silence held when the window began. */
  readonly dormant_balances: readonly DormantBalance[];
}

/** Columns of `analyzers_features` that chapters read; each has one entry a node. */
export interface TypologyFeatures {
  readonly pass_through_ratio: Float32Array;
  readonly median_holding_seconds: Float64Array;
  /** Longest gap that ends in the window, history before it included. */
  readonly dormancy_days: Float32Array;
  /** 1 where nothing of the address is older than the window; 0 for all where the window has no history. */
  readonly is_new_address: Uint8Array;
}

export interface DormantBalance {
  readonly node: number;
  /** Position in `assets`. */
  readonly asset: number;
  /** Native units received less those sent before the window. */
  readonly amount: number;
}
