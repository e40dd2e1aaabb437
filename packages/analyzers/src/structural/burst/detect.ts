/** Bursts: an address that does in an hour what it does in days; and money that runs through many hands in seconds. */
import type { BurstPattern } from '@analytics/domain';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { noticeBook } from '../notices.ts';
import { strongestPerIdentity } from '../strongest.ts';
import { addressBursts } from './address-bursts.ts';
import { burstChains } from './burst-chains.ts';
import type { BurstSettings } from './params.ts';

/**
 * Bursts by address, then chains by length. See README.md. O(transfers) and the follows within the gap. Deterministic.
 */
export function detectBursts(input: DetectionInput, settings: BurstSettings): DetectionResult {
  const book = noticeBook();
  const { chains, notices } = burstChains(input, settings, book);
  const patterns: BurstPattern[] = strongestPerIdentity([...addressBursts(input, settings), ...chains]);
  return { patterns, notices: [...notices, ...book.list()] };
}
