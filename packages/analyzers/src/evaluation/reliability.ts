/**
 * Whether a confidence is a probability: how well it tells true from false, and how far what it says is from what is
 * so.
 */
import { seededRandom } from '@analytics/graph';

export interface ReliabilityBin {
  readonly count: number;
  readonly mean_confidence: number;
  readonly true_ratio: number;
}

export interface Reliability {
  /** The chance that a true one has the higher confidence than a false one; null without one of both. */
  readonly area_under_curve: number | null;
  /** Σ share of the bin · |mean confidence − share that is true|; null of nothing. */
  readonly calibration_error: number | null;
  /** The middle nine tenths of that error over 500 resamples; null of nothing. */
  readonly calibration_error_interval: readonly [low: number, high: number] | null;
  /** Of equal mass, the least confident first. */
  readonly bins: readonly ReliabilityBin[];
}

/** Alerts in a bin, at least; and the most bins. */
const BIN = 50;
const MAX_BINS = 10;
const RESAMPLES = 500;
const TAIL = 0.05;

/** Deterministic: resampling is seeded. O(n · log n · resamples). */
export function reliabilityOf(confidences: readonly number[], isTrue: readonly boolean[]): Reliability {
  if (confidences.length === 0)
    return { area_under_curve: null, calibration_error: null, calibration_error_interval: null, bins: [] };
  const area = areaUnderCurve(confidences, isTrue);
  return {
    area_under_curve: Number.isNaN(area) ? null : area,
    calibration_error: calibrationError(confidences, isTrue),
    calibration_error_interval: intervalOf(confidences, isTrue),
    bins: binsOf(confidences, isTrue),
  };
}

/** The chance that a true one has the higher score than a false one; ties count half. NaN without one of both. */
export function areaUnderCurve(scores: readonly number[], isTrue: readonly boolean[]): number {
  const order = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]!);
  let rankSum = 0;
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last < order.length && scores[order[last]!] === scores[order[first]!]) last++;
    const rank = (first + 1 + last) / 2;
    for (let at = first; at < last; at++) if (isTrue[order[at]!]) rankSum += rank;
    first = last;
  }
  const positive = isTrue.filter(Boolean).length;
  const negative = isTrue.length - positive;
  return (rankSum - (positive * (positive + 1)) / 2) / (positive * negative);
}

/** Expected calibration error over bins of equal mass of at least fifty. */
export function calibrationError(confidences: readonly number[], isTrue: readonly boolean[]): number {
  return binsOf(confidences, isTrue).reduce(
    (error, { count, mean_confidence, true_ratio }) =>
      error + (count / confidences.length) * Math.abs(mean_confidence - true_ratio),
    0,
  );
}

function binsOf(confidences: readonly number[], isTrue: readonly boolean[]): ReliabilityBin[] {
  const order = [...confidences.keys()].sort((a, b) => confidences[a]! - confidences[b]!);
  const bins = Math.max(1, Math.min(MAX_BINS, Math.floor(order.length / BIN)));
  return Array.from({ length: bins }, (_, bin) => {
    const part = order.slice(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins));
    return {
      count: part.length,
      mean_confidence: part.reduce((sum, at) => sum + confidences[at]!, 0) / part.length,
      true_ratio: part.filter((at) => isTrue[at]).length / part.length,
    };
  });
}

function intervalOf(confidences: readonly number[], isTrue: readonly boolean[]): [number, number] {
  const random = seededRandom(1);
  const errors = Array.from({ length: RESAMPLES }, () => {
    const drawn = confidences.map(() => random.below(confidences.length));
    return calibrationError(
      drawn.map((at) => confidences[at]!),
      drawn.map((at) => isTrue[at]!),
    );
  }).sort((a, b) => a - b);
  return [errors[Math.floor(TAIL * RESAMPLES)]!, errors[Math.ceil((1 - TAIL) * RESAMPLES) - 1]!];
}
