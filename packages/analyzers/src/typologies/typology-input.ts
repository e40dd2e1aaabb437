/**
 * What the typology chapters are given: the window's columns, its patterns, and what features and labels say of each
 * address.
 */
import type { DormantBalance, LookAlikes, Pattern, TypologyFeatures, ZeroValueTransfers } from '@analytics/domain';
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
  /** Addresses whose text looks alike: names stay where they are when ties are shuffled. */
  readonly look_alikes: LookAlikes;
  /** What moved nothing: read by detectors of baits, and by nobody else. */
  readonly zero_value: ZeroValueTransfers;
}
