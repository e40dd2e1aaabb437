/** Fans: one address that many pay, or that pays many, within days. */
import { HOUR_MS, type MotifPattern, type ProofGrade, type RunNotice } from '@analytics/domain';
import { confidenceOf, countStrength } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { densestWindow, separateWindows, type DistinctWindow, type WindowedRows } from '../distinct-window.ts';
import { evidenceOf, strongestPerIdentity } from '../strongest.ts';
import type { MotifSettings } from './params.ts';
import { percentileOf } from './percentile.ts';

type MotifType = MotifPattern['pattern_type'];

interface Side {
  readonly motif_type: MotifType;
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** The counterparty of each row, seen from the centre. */
  readonly counterparty: Uint32Array;
}

/** 1 / (1 − 0.99) is 99.99999999999991 in binary: rounding up must not make 101 of it, nor 100 fall short. */
const LEVEL_MARGIN = 1e-9;

/**
 * Fan-ins, then fan-outs, each by centre; at most one of a kind for one centre. See README.md. O(transfers).
 * Deterministic.
 */
export function detectMotifs(input: DetectionInput, settings: MotifSettings): DetectionResult {
  const { index, transfers } = input;
  const sides: Side[] = [
    { motif_type: 'motif_fanin', offsets: index.inOffsets, rows: index.inRows, counterparty: transfers.from },
    { motif_type: 'motif_fanout', offsets: index.outOffsets, rows: index.outRows, counterparty: transfers.to },
  ];
  const notices: RunNotice[] = [];
  const patterns = sides.flatMap((side) => fansOf(input, side, settings, notices));
  // Two centres that fan out to each other and the same others have one set of members, and so one identity.
  return { patterns: strongestPerIdentity(patterns), notices };
}

function fansOf(input: DetectionInput, side: Side, settings: MotifSettings, notices: RunNotice[]): MotifPattern[] {
  const { addresses, transfers } = input;
  const windowed: WindowedRows = {
    rows: side.rows,
    keyOfRow: side.counterparty,
    times: transfers.timestamp_ms,
    windowMs: settings.window_hours * HOUR_MS,
    counts: new Uint32Array(addresses.length),
  };
  const { offsets } = side;
  const mostDistinct = new Uint32Array(addresses.length);
  for (let node = 0; node < addresses.length; node++) {
    if (addresses.is_service[node] === 1) continue;
    mostDistinct[node] = densestWindow(windowed, offsets[node]!, offsets[node + 1]!)?.distinct ?? 0;
  }
  const ordinary = mostDistinct.filter((_, node) => addresses.is_service[node] === 0);
  const limits = limitsOf(ordinary, side.motif_type, settings, notices);
  const patterns: MotifPattern[] = [];
  for (let center = 0; center < addresses.length; center++) {
    if (mostDistinct[center]! < limits.least) continue;
    const [begin, end] = [offsets[center]!, offsets[center + 1]!];
    const windows = separateWindows(windowed, begin, end, limits.least);
    const densest = densestWindow(windowed, begin, end);
    const fan = fanAt(input, side, center, [...(densest ? [densest] : []), ...windows], settings, limits.high);
    if (fan) patterns.push(fan);
  }
  return patterns;
}

/** The least count that is beyond the percentile and the minimum; and what counts as rare. */
function limitsOf(
  ordinary: Uint32Array,
  motifType: MotifType,
  settings: MotifSettings,
  notices: RunNotice[],
): { least: number; high: number } {
  const needed = Math.ceil(1 / (1 - settings.percentile) - LEVEL_MARGIN);
  if (ordinary.length < needed) {
    notices.push({
      code: 'PERCENTILE_NOT_ESTIMABLE',
      count: ordinary.length,
      message: `The window has ${ordinary.length} non-service addresses, fewer than the ${needed} that a quantile of ${settings.percentile} needs: ${motifType} was judged by its minimum alone.`,
    });
    return { least: settings.min_counterparties, high: Number.POSITIVE_INFINITY };
  }
  const beyond = Math.floor(percentileOf(ordinary, settings.percentile)) + 1;
  return {
    least: Math.max(settings.min_counterparties, beyond),
    high: percentileOf(ordinary, settings.high_percentile),
  };
}

/**
 * The densest window that also shows first-time counterparties or equal amounts; `windows[0]` is the densest of all.
 */
function fanAt(
  input: DetectionInput,
  side: Side,
  center: number,
  windows: readonly DistinctWindow[],
  settings: MotifSettings,
  high: number,
): MotifPattern | undefined {
  const judgedWindows = windows.map((window) => {
    const rows = side.rows.subarray(window.first, window.last + 1);
    const firstTime = firstTimeShare(input, side, center, rows);
    const equal = equalShare(input, rows, settings.equal_tolerance);
    return {
      window,
      rows,
      firstTime,
      equal,
      isFirstTime: firstTime >= settings.min_first_time_share,
      isEqual: equal >= settings.min_equal_share,
    };
  });
  const fans = judgedWindows.filter(({ isFirstTime, isEqual }) => isFirstTime || isEqual);
  const best = [...fans].sort((a, b) => b.window.distinct - a.window.distinct || a.window.first - b.window.first)[0];
  if (best === undefined) return undefined;
  const participants = [...new Set(Array.from(best.rows, (row) => side.counterparty[row]!))]
    .filter((node) => node !== center)
    .sort((a, b) => a - b);
  const proof_grade: ProofGrade = best.isFirstTime && spreads(input, best.rows) ? 'shape_time' : 'shape';
  const strength =
    0.3 * countStrength(best.window.distinct, settings.min_counterparties) +
    0.2 * best.firstTime +
    0.2 * best.equal +
    (best.window.distinct > high ? 0.3 : 0);
  const role = side.motif_type === 'motif_fanin' ? 'sender' : 'receiver';
  return {
    pattern_type: side.motif_type,
    pattern_subtype: '',
    members: [center, ...participants],
    roles: ['center', ...participants.map(() => role)],
    transfers: evidenceOf(best.rows),
    occurrence_count: Math.max(1, fans.filter(({ window }) => window !== windows[0]).length),
    proof_grade,
    confidence_score: confidenceOf(proof_grade, strength),
    detection_method: 'windowed_distinct_counterparties',
    center,
    participant_count: participants.length,
  };
}

/**
 * Share of the counterparties in `rows` that neither paid nor were paid by the centre earlier in the data. O(transfers
 * of the centre).
 */
function firstTimeShare(input: DetectionInput, side: Side, center: number, rows: Uint32Array): number {
  const { index, transfers } = input;
  const begin_ms = transfers.timestamp_ms[rows[0]!]!;
  const met = new Set<number>();
  const meet = (offsets: Uint32Array, list: Uint32Array, counterparty: Uint32Array) => {
    for (let i = offsets[center]!; i < offsets[center + 1]! && transfers.timestamp_ms[list[i]!]! < begin_ms; i++) {
      met.add(counterparty[list[i]!]!);
    }
  };
  meet(index.inOffsets, index.inRows, transfers.from);
  meet(index.outOffsets, index.outRows, transfers.to);
  const participants = new Set(Array.from(rows, (row) => side.counterparty[row]!));
  let firstTimers = 0;
  for (const participant of participants) if (!met.has(participant)) firstTimers++;
  return firstTimers / participants.size;
}

/**
 * Share of the transfers whose native amount is within the tolerance of the median of the asset that most of them are
 * in.
 */
function equalShare(input: DetectionInput, rows: Uint32Array, tolerance: number): number {
  const { asset, amount } = input.transfers;
  const byAsset = new Map<number, number[]>();
  for (const row of rows) {
    const amounts = byAsset.get(asset[row]!);
    if (amounts) amounts.push(amount[row]!);
    else byAsset.set(asset[row]!, [amount[row]!]);
  }
  const [, amounts] = [...byAsset].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]!;
  amounts.sort((a, b) => a - b);
  const median = (amounts[(amounts.length - 1) >> 1]! + amounts[amounts.length >> 1]!) / 2;
  if (!(median > 0)) return 0;
  return amounts.filter((value) => Math.abs(value - median) <= tolerance * median).length / rows.length;
}

function spreads(input: DetectionInput, rows: Uint32Array): boolean {
  const { timestamp_ms } = input.transfers;
  return timestamp_ms[rows[0]!]! < timestamp_ms[rows[rows.length - 1]!]!;
}
