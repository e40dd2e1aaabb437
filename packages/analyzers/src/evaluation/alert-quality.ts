/** How good the alerts of a network are whose truth is known: what is found, what is right, and whether confidence is a probability. */
import { alertJudge, type TruthInstance } from './alert-truth.ts';

export interface RankedAlert {
  readonly typology_type: string;
  readonly addresses: readonly string[];
  readonly confidence: number;
}

export interface AlertQuality {
  readonly alert_count: number;
  readonly scheme_count: number;
  /** Share of the schemes of which one alert, that is mostly theirs, names at least half (four fifths) of the core. */
  readonly found_half: number;
  readonly found_most: number;
  /** Share of the alerts that are mostly one scheme, of all and of the first fifty. */
  readonly precision: number;
  readonly precision_first_50: number;
  /** Share that is mostly background. */
  readonly false_ratio: number;
  /** Alerts for each scheme that is found. */
  readonly alerts_per_found: number;
  /** Of confidence against truth, among these alerts; 0.5 where it says nothing. */
  readonly area_under_curve: number;
  readonly calibration_error: number;
}

const FIRST = 50;
const BIN = 50;

/** `alerts` in the order in which they are read. */
export function alertQuality(instances: readonly TruthInstance[], alerts: readonly RankedAlert[]): AlertQuality {
  const judge = alertJudge(instances);
  const judged = alerts.map((alert) => ({ ...alert, ...judge(alert.addresses) }));
  const counted = instances.filter(({ core }) => core.size > 0);
  const best = new Map<TruthInstance, number>();
  for (const { instance, coverage } of judged) {
    if (instance !== undefined) best.set(instance, Math.max(best.get(instance) ?? 0, coverage));
  }
  const found = (least: number): number => counted.filter((one) => (best.get(one) ?? 0) >= least).length;
  const isTrue = judged.map(({ truth }) => truth === 'true' || truth === 'fragment');
  const confidences = judged.map(({ confidence }) => confidence);
  return {
    alert_count: alerts.length,
    scheme_count: counted.length,
    found_half: share(found(0.5), counted.length),
    found_most: share(found(0.8), counted.length),
    precision: share(isTrue.filter(Boolean).length, isTrue.length),
    precision_first_50: share(isTrue.slice(0, FIRST).filter(Boolean).length, Math.min(FIRST, isTrue.length)),
    false_ratio: share(judged.filter(({ truth }) => truth === 'false').length, judged.length),
    alerts_per_found: share(alerts.length, found(0.5)),
    area_under_curve: areaUnderCurve(confidences, isTrue),
    calibration_error: calibrationError(confidences, isTrue),
  };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
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

/** Expected calibration error in bins of equal mass of at least fifty: Σ share of the bin · |mean confidence − share that is true|. */
export function calibrationError(confidences: readonly number[], isTrue: readonly boolean[]): number {
  const order = [...confidences.keys()].sort((a, b) => confidences[a]! - confidences[b]!);
  const bins = Math.max(1, Math.min(10, Math.floor(order.length / BIN)));
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const part = order.slice(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins));
    if (part.length === 0) continue;
    const mean = part.reduce((sum, at) => sum + confidences[at]!, 0) / part.length;
    const right = part.filter((at) => isTrue[at]).length / part.length;
    error += (part.length / order.length) * Math.abs(mean - right);
  }
  return error;
}
