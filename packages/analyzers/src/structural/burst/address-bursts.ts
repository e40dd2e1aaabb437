/** Bursts of single addresses against their own baseline. */
import { HOUR_MS, type BurstPattern, type ProofGrade } from '@analytics/domain';
import { confidenceOf } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import { compareWithBaseline, observedTime, type Comparison, type ObservedTime } from './baseline.ts';
import type { BurstSettings } from './params.ts';

/** Positions `first … last` (both included) in an address's own list of rows. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * At most one pattern for an address: its strongest burst, with the number of all. Services are left out. O(transfers).
 */
export function addressBursts(input: DetectionInput, settings: BurstSettings): BurstPattern[] {
  const { index, addresses, transfers } = input;
  const observed = observedTime(transfers);
  const patterns: BurstPattern[] = [];
  for (let node = 0; node < index.nodeCount; node++) {
    const count =
      index.inOffsets[node + 1]! - index.inOffsets[node]! + index.outOffsets[node + 1]! - index.outOffsets[node]!;
    if (addresses.is_service[node] === 1 || count < settings.min_transfers) continue;
    const pattern = burstOf(input, node, rowsOf(input, node), observed, settings);
    if (pattern) patterns.push(pattern);
  }
  return patterns;
}

/** The rows that `node` sends or receives, ascending, self-transfers left out. */
function rowsOf({ index, transfers }: DetectionInput, node: number): Uint32Array {
  const { inOffsets, inRows, outOffsets, outRows } = index;
  const merged = new Uint32Array(inOffsets[node + 1]! - inOffsets[node]! + outOffsets[node + 1]! - outOffsets[node]!);
  let size = 0;
  let incoming = inOffsets[node]!;
  let outgoing = outOffsets[node]!;
  while (incoming < inOffsets[node + 1]! || outgoing < outOffsets[node + 1]!) {
    const takesIn =
      outgoing === outOffsets[node + 1]! ||
      (incoming < inOffsets[node + 1]! && inRows[incoming]! <= outRows[outgoing]!);
    const row = takesIn ? inRows[incoming++]! : outRows[outgoing++]!;
    if (transfers.from[row] !== transfers.to[row]) merged[size++] = row;
  }
  return merged.subarray(0, size);
}

function burstOf(
  input: DetectionInput,
  node: number,
  rows: Uint32Array,
  observed: ObservedTime,
  settings: BurstSettings,
): BurstPattern | undefined {
  const times = Float64Array.from(rows, (row) => input.transfers.timestamp_ms[row]!);
  const bursts = busyStretches(times, observed, settings);
  if (bursts.length === 0) return undefined;
  const outside = times.filter((_, i) => !bursts.some(({ first, last }) => i >= first && i <= last));
  const allBurstsMs = bursts.reduce((sum, { first, last }) => sum + Math.max(HOUR_MS, times[last]! - times[first]!), 0);
  const judged = bursts
    .map((burst) => ({
      burst,
      comparison: compareWithBaseline(
        observed,
        outside,
        allBurstsMs,
        burst.last - burst.first + 1,
        times[burst.last]! - times[burst.first]!,
      ),
    }))
    .filter(
      ({ comparison }) =>
        comparison.burst_intensity >= settings.min_intensity && comparison.z_score >= settings.min_z_score,
    )
    .sort((a, b) => b.comparison.z_score - a.comparison.z_score || a.burst.first - b.burst.first);
  const strongest = judged[0];
  if (strongest === undefined) return undefined;
  const { first, last } = strongest.burst;
  return asPattern(input, node, rows.slice(first, last + 1), strongest.comparison, judged.length, settings);
}

/**
 * Maximal unions of overlapping windows that hold enough transfers: `min_transfers`, and at a busy address
 * `min_intensity` times what it does outside its busiest window. Without the second, the whole life of a busy address
 * would be one burst and hide the real one.
 */
function busyStretches(times: Float64Array, observed: ObservedTime, settings: BurstSettings): Stretch[] {
  const windowMs = settings.window_minutes * 60_000;
  let most = 0;
  for (let left = 0, right = 0; right < times.length; right++) {
    while (times[right]! - times[left]! > windowMs) left++;
    most = Math.max(most, right - left + 1);
  }
  const windowHours = windowMs / HOUR_MS;
  const usual = ((times.length - most) / Math.max(1, observed.hours - windowHours)) * windowHours;
  const enough = Math.max(settings.min_transfers, settings.min_intensity * usual);
  const stretches: Stretch[] = [];
  if (most < enough) return stretches;
  for (let left = 0, right = 0; right < times.length; right++) {
    while (times[right]! - times[left]! > windowMs) left++;
    if (right - left + 1 < enough) continue;
    const before = stretches[stretches.length - 1];
    if (before && left <= before.last) stretches[stretches.length - 1] = { first: before.first, last: right };
    else stretches.push({ first: left, last: right });
  }
  return stretches;
}

function asPattern(
  input: DetectionInput,
  node: number,
  rows: Uint32Array,
  comparison: Comparison,
  occurrence_count: number,
  settings: BurstSettings,
): BurstPattern {
  const { from, to, timestamp_ms } = input.transfers;
  const counterparties = [...new Set(Array.from(rows, (row) => (from[row] === node ? to[row]! : from[row]!)))].sort(
    (a, b) => a - b,
  );
  const burst_start_ms = timestamp_ms[rows[0]!]!;
  const burst_end_ms = timestamp_ms[rows[rows.length - 1]!]!;
  const proof_grade: ProofGrade = burst_end_ms > burst_start_ms ? 'shape_time' : 'shape';
  const strength =
    0.5 * Math.min(1, (comparison.z_score - settings.min_z_score) / 8) +
    0.5 * Math.min(1, (comparison.burst_intensity - settings.min_intensity) / (9 * settings.min_intensity));
  return {
    pattern_type: 'temporal_burst',
    pattern_subtype: '',
    members: [node, ...counterparties],
    roles: ['burst_address', ...counterparties.map(() => 'counterparty' as const)],
    transfers: rows,
    occurrence_count,
    proof_grade,
    confidence_score: confidenceOf(proof_grade, strength),
    detection_method: 'windowed_count_against_baseline',
    address: node,
    burst_start_ms,
    burst_end_ms,
    ...comparison,
  };
}
