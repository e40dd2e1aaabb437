/** Replays the evidence of published patterns against the ingested transfers. */
import { AnalyticsError, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { requireSlice } from './exports.ts';
import { sliceParameters } from '../slices/slice.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

/** The first check that a pattern fails, in words. */
export type VerificationFailure = QueryRow<'patterns/verify'>;

export interface Verification {
  readonly pattern_count: number;
  /** Evidence transfers that were looked up, with repetitions. */
  readonly transfer_count: number;
  /** Of so many: above `transfer_count` where a pattern lists a part of its evidence. */
  readonly evidence_count: number;
  readonly failures: readonly VerificationFailure[];
}

/**
 * Looks every listed transfer up in `core_transfers` and compares counts, exact sums, times, hops and addresses.
 * `pattern_id` restricts it to one pattern. Where a pattern's list was cut, its transfers are looked up, its sums
 * cannot be. Throws SLICE_NOT_FOUND, or PATTERN_NOT_FOUND where the slice has no such pattern.
 */
export async function verifyPatterns(database: Database, window: Window, pattern_id = ''): Promise<Verification> {
  await requireSlice(database, window);
  const parameters = { ...sliceParameters(window), start_ms: window.start_ms, end_ms: window.end_ms, pattern_id };
  const [counts] = await readRows(database, 'patterns/count_evidence', parameters);
  const pattern_count = Number(counts?.pattern_count ?? 0);
  if (pattern_id !== '' && pattern_count === 0) {
    throw new AnalyticsError(
      'PATTERN_NOT_FOUND',
      `Expected a pattern ${JSON.stringify(pattern_id)} in the slice ${window.processing_date}/${window.window_days}, found none.`,
    );
  }
  const failures = await readRows(database, 'patterns/verify', parameters);
  const transfer_count = Number(counts?.transfer_count ?? 0);
  return { pattern_count, transfer_count, evidence_count: Number(counts?.evidence_count ?? 0), failures };
}
