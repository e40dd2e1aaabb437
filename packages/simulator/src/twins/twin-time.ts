/** When firms and families act, in hours after a stage's beginning. */
import { HOUR_MS } from '@analytics/domain';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';

export const DAY_HOURS = 24;
export const WEEK_HOURS = 168;

/** Length of the window in hours, at least one: what goes on all the time lasts as long. */
export function windowHours({ start_ms, end_ms }: World): number {
  return Math.max(1, (end_ms - start_ms) / HOUR_MS);
}

/** A time of the working day number `day`; day 0 begins when the stage does. */
export function workingTime(random: Random, day: number): number {
  return day * DAY_HOURS + random.between(1, 11);
}

/** Every `period_hours` from `first_hours` on, before `end_hours`. */
export function rounds(first_hours: number, period_hours: number, end_hours: number): number[] {
  const count = Math.max(0, Math.ceil((end_hours - first_hours) / period_hours));
  return Array.from({ length: count }, (_, round) => first_hours + round * period_hours);
}
