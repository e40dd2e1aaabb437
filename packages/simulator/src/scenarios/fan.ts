/** Fans: one wallet pays many, or many pay one. */
import type { Link } from './chain.ts';
import type { Stage } from './stage.ts';

/** How payments of a fan lie in time, and what they are for. */
export interface FanTime {
  readonly from_hours: number;
  readonly to_hours: number;
  readonly step: string;
  /** Limits of what is paid, as ratios to what was meant; see Payment. */
  readonly low_ratio?: number;
  readonly high_ratio?: number;
}

/** `center` pays each receiver its part, at random times of the span; gives what each one got and when. */
export function fanOut(
  stage: Stage,
  center: number,
  receivers: readonly number[],
  parts: readonly number[],
  time: FanTime,
): Link[] {
  const { from_hours, to_hours, ...how } = time;
  return receivers.map((to, at) => {
    const at_hours = stage.random.between(from_hours, to_hours);
    return { address: to, at_hours, usd: stage.pay({ from: center, to, at_hours, usd: parts[at]!, ...how }) };
  });
}

/** Each sender pays `center` its part, at random times of the span; gives the time of each payment and what arrived. */
export function fanIn(
  stage: Stage,
  senders: readonly number[],
  center: number,
  parts: readonly number[],
  time: FanTime,
): Link[] {
  const { from_hours, to_hours, ...how } = time;
  return senders.map((from, at) => {
    const at_hours = stage.random.between(from_hours, to_hours);
    return { address: center, at_hours, usd: stage.pay({ from, to: center, at_hours, usd: parts[at]!, ...how }) };
  });
}

/** Every holder passes on a share of what it has, to one of `receivers` by turns, some hours after it got it. */
export function forward(
  stage: Stage,
  holders: readonly Link[],
  receivers: readonly number[],
  delay_hours: readonly [number, number],
  keep_ratio: readonly [number, number],
  step = 'hop',
): Link[] {
  return holders.map(({ address, at_hours, usd }, turn) => {
    const to = receivers[turn % receivers.length]!;
    const paid_hours = at_hours + stage.random.between(...delay_hours);
    const target = usd * stage.random.between(...keep_ratio);
    return {
      address: to,
      at_hours: paid_hours,
      usd: stage.pay({ from: address, to, at_hours: paid_hours, usd: target, step, low_ratio: 0.985 }),
    };
  });
}

/** `count` numbers around `mean`, log-normal with the given spread, within [low, high]. */
export function drawParts(
  stage: Stage,
  count: number,
  mean: number,
  spread: number,
  low = 0,
  high = Infinity,
): number[] {
  return Array.from({ length: count }, () => Math.min(high, Math.max(low, stage.random.logNormal(mean, spread))));
}

export function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
