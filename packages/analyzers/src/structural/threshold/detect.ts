/** Threshold evasion: sums split so that each part stays just below a limit that somebody would have to report. */
import { DAY_MS, HOUR_MS, type ProofGrade, type RunNotice, type ThresholdPattern } from '@analytics/domain';
import { confidenceOf, countStrength } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { noticeBook } from '../notices.ts';
import { pairOrder } from '../pair-order.ts';
import { strongestPerIdentity } from '../strongest.ts';
import { binomialTailHalf } from '../../binomial.ts';
import { rowsIn } from '../../transfer-index.ts';
import { amountsInEur } from './exchange-rate.ts';
import type { ThresholdSettings } from './params.ts';

interface Limit {
  readonly name: string;
  readonly value: number;
  /** Amounts in the currency of the limit, one entry a transfer. */
  readonly amounts: Float64Array;
}

/**
 * For each sender and limit: the sender as a whole, or, where that does not qualify, its receivers one by one; then each
 * receiver by what it takes out of services, where that is most of what it receives. Amounts count across assets, as
 * the limits do. See README.md. O(transfers · limits). Deterministic; by node id, limits as configured.
 */
export function detectThresholdEvasion(input: DetectionInput, settings: ThresholdSettings): DetectionResult {
  const { index, addresses, transfers } = input;
  const { limits, notices } = limitsOf(input, settings);
  if (limits.length === 0) return { patterns: [], notices };
  const ordered = pairOrder(index, transfers.from);
  const patterns: ThresholdPattern[] = [];
  for (let sender = 0; sender < index.nodeCount; sender++) {
    if (
      addresses.is_service[sender] === 1 ||
      index.outOffsets[sender + 1]! - index.outOffsets[sender]! < settings.min_transfers
    )
      continue;
    const byReceiver = ordered.subarray(index.outOffsets[sender], index.outOffsets[sender + 1]);
    for (const limit of limits) patterns.push(...evasionsOf(input, sender, byReceiver, limit, settings));
  }
  for (let receiver = 0; receiver < index.nodeCount; receiver++) {
    if (addresses.is_service[receiver] === 1) continue;
    const received = rowsIn(index, receiver);
    const withdrawn = received.filter((row) => addresses.is_service[transfers.from[row]!] === 1);
    if (withdrawn.length < settings.min_transfers || withdrawn.length < settings.min_share * received.length) continue;
    for (const limit of limits) {
      const evasion = evasionOf(input, receiver, withdrawn, limit, settings);
      if (evasion) patterns.push(evasion);
    }
  }
  const strongest = strongestPerIdentity(patterns);
  const book = noticeBook();
  book.add(
    'IDENTITY_SHARED',
    patterns.length - strongest.length,
    (n) =>
      `${n} times a threshold was evaded by the same people as another one that is listed; the stronger is described.`,
  );
  return { patterns: strongest, notices: [...notices, ...book.list()] };
}

function limitsOf(input: DetectionInput, settings: ThresholdSettings): { limits: Limit[]; notices: RunNotice[] } {
  const { amount_usd, length } = input.transfers;
  if (length > 0 && !amount_usd.some((usd) => usd > 0)) {
    const message = `Every price in the window is zero: none of ${length} amounts can be compared with a threshold.`;
    return { limits: [], notices: [{ code: 'PRICES_ALL_ZERO', count: length, message }] };
  }
  const eur = settings.thresholds.some(({ currency }) => currency === 'EUR')
    ? amountsInEur(input, settings)
    : undefined;
  const limits = settings.thresholds.map(({ currency, value }) => ({
    name: `${currency.toLowerCase()}_${value}`,
    value,
    amounts: currency === 'EUR' && eur ? eur.amounts : amount_usd,
  }));
  return { limits, notices: eur && length > 0 ? [eur.notice] : [] };
}

function evasionsOf(
  input: DetectionInput,
  sender: number,
  byReceiver: Uint32Array,
  limit: Limit,
  settings: ThresholdSettings,
): ThresholdPattern[] {
  const { to } = input.transfers;
  const whole = evasionOf(input, sender, byReceiver, limit, settings);
  if (whole) return [whole];
  const pairs: ThresholdPattern[] = [];
  for (let begin = 0, end = 0; begin < byReceiver.length; begin = end) {
    for (end = begin + 1; end < byReceiver.length; end++) if (to[byReceiver[end]!] !== to[byReceiver[begin]!]) break;
    if (end - begin < settings.min_transfers || end - begin === byReceiver.length) continue;
    const pair = evasionOf(input, sender, byReceiver.subarray(begin, end), limit, settings);
    if (pair) pairs.push(pair);
  }
  return pairs;
}

/** Judges the transfers of one entity, a sender, a pair or a receiver, against one limit. `rows` in any order. */
function evasionOf(
  input: DetectionInput,
  entity: number,
  rows: Uint32Array,
  limit: Limit,
  settings: ThresholdSettings,
): ThresholdPattern | undefined {
  const { from, to } = input.transfers;
  const { amounts, value } = limit;
  // As far above the limit as the band reaches below it, so that an amount that knows no limit falls into either alike.
  const aboveTo = value * (1 + settings.near_to_ratio - settings.near_from_ratio);
  const nearFrom = value * settings.near_from_ratio;
  const nearTo = value * settings.near_to_ratio;
  let payments = 0;
  let above = 0;
  let nearCount = 0;
  for (const row of rows) {
    const amount = amounts[row]!;
    if (!(amount > 0) || from[row] === to[row]) continue;
    payments++;
    if (amount >= nearFrom && amount <= nearTo) nearCount++;
    else if (amount > value && amount <= aboveTo) above++;
  }
  if (nearCount < settings.min_transfers || nearCount < settings.min_share * payments) return undefined;
  if (!(binomialTailHalf(nearCount, nearCount + above) < settings.significance)) return undefined;
  const near = rows
    .filter((row) => from[row] !== to[row] && amounts[row]! >= nearFrom && amounts[row]! <= nearTo)
    .sort();
  const size_consistency = consistencyOf(near, amounts);
  if (size_consistency < settings.min_size_consistency) return undefined;
  return asPattern(
    input,
    entity,
    near,
    limit,
    { size_consistency, clustering_score: nearCount / payments, above },
    settings,
  );
}

function asPattern(
  input: DetectionInput,
  entity: number,
  near: Uint32Array,
  limit: Limit,
  scores: { size_consistency: number; clustering_score: number; above: number },
  settings: ThresholdSettings,
): ThresholdPattern {
  const { from, to, timestamp_ms } = input.transfers;
  const isSender = from[near[0]!] === entity;
  const others = [...new Set(Array.from(near, (row) => (isSender ? to[row]! : from[row]!)))].sort((a, b) => a - b);
  const days = Array.from(near, (row) => Math.floor(timestamp_ms[row]! / DAY_MS));
  const unique_days = new Set(days).size;
  const threshold_avoidance_score = (near.length - scores.above) / (near.length + scores.above);
  const proof_grade = gradeOf(near, timestamp_ms, settings);
  const strength =
    0.4 * threshold_avoidance_score +
    0.3 * ((scores.clustering_score - settings.min_share) / (1 - settings.min_share || 1)) +
    0.3 * countStrength(near.length, settings.min_transfers);
  return {
    pattern_type: 'threshold_evasion',
    pattern_subtype: '',
    members: [entity, ...others],
    roles: ['structurer', ...others.map(() => (isSender ? ('receiver' as const) : ('sender' as const)))],
    transfers: near,
    occurrence_count: 1,
    proof_grade,
    confidence_score: confidenceOf(proof_grade, strength),
    detection_method: 'exact_binomial_below_against_above',
    address: entity,
    threshold_value: limit.value,
    threshold_type: limit.name,
    size_consistency: scores.size_consistency,
    clustering_score: scores.clustering_score,
    unique_days,
    avg_daily_transactions: near.length / unique_days,
    temporal_spread_score: unique_days / (days[days.length - 1]! - days[0]! + 1),
    threshold_avoidance_score,
  };
}

/** `shape_time` where enough of the transfers, not all at one instant, fall into one window; else `shape`. */
function gradeOf(near: Uint32Array, times: Float64Array, settings: ThresholdSettings): ProofGrade {
  const windowMs = settings.window_hours * HOUR_MS;
  for (let right = settings.min_transfers - 1; right < near.length; right++) {
    const span = times[near[right]!]! - times[near[right - settings.min_transfers + 1]!]!;
    if (span > 0 && span <= windowMs) return 'shape_time';
  }
  return 'shape';
}

/** 1 / (1 + CV), with the sample standard deviation. */
function consistencyOf(rows: Uint32Array, amounts: Float64Array): number {
  let sum = 0;
  for (const row of rows) sum += amounts[row]!;
  const mean = sum / rows.length;
  let squares = 0;
  for (const row of rows) squares += (amounts[row]! - mean) ** 2;
  const deviation = rows.length > 1 ? Math.sqrt(squares / (rows.length - 1)) : 0;
  return 1 / (1 + deviation / mean);
}
