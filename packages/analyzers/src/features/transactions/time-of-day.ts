/** When an address is active: hours of the day, weekdays and days, all UTC. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import type { AddressRows } from '../address-rows.ts';
import { entropyBits } from '../entropy.ts';
import { coefficientOfVariation } from '../spread.ts';

export interface TimeOfDayColumns {
  readonly hourly_entropy: Float32Array;
  readonly daily_entropy: Float32Array;
  readonly regularity_score: Float32Array;
  readonly burst_factor: Float32Array;
  readonly consistency_score: Float32Array;
  readonly velocity_score: Float32Array;
}

export function allocateTimeOfDayColumns(length: number): TimeOfDayColumns {
  return {
    hourly_entropy: new Float32Array(length),
    daily_entropy: new Float32Array(length),
    regularity_score: new Float32Array(length),
    burst_factor: new Float32Array(length),
    consistency_score: new Float32Array(length),
    velocity_score: new Float32Array(length),
  };
}

/** Hour of day, 0 to 23 UTC. */
export function hourOfDay(timestamp_ms: number): number {
  return Math.floor(timestamp_ms / HOUR_MS) % 24;
}

/** Weekday, Monday = 0; 1970-01-01 was a Thursday. */
export function weekday(timestamp_ms: number): number {
  return (Math.floor(timestamp_ms / DAY_MS) + 3) % 7;
}

/** Histograms of one address or pair at a time. */
export interface ClockScratch {
  /** 24. */
  readonly hours: Uint32Array;
  /** 7. */
  readonly weekdays: Uint32Array;
}

export function allocateClockScratch(): ClockScratch {
  return { hours: new Uint32Array(24), weekdays: new Uint32Array(7) };
}

/**
 * Writes the time columns of one address with at least one transfer at `at`; `perDay` is scratch of `rows.count`
 * entries. O(n).
 */
export function writeTimeOfDayColumns(
  rows: AddressRows,
  columns: TimeOfDayColumns,
  at: number,
  { hours, weekdays }: ClockScratch,
  perDay: Float64Array,
): void {
  const { count, timestamp_ms } = rows;
  hours.fill(0);
  weekdays.fill(0);
  let activeDays = 0;
  let day = -1;
  for (let i = 0; i < count; i++) {
    const time_ms = timestamp_ms[i]!;
    hours[hourOfDay(time_ms)]!++;
    weekdays[weekday(time_ms)]!++;
    const rowDay = Math.floor(time_ms / DAY_MS);
    if (rowDay !== day) {
      day = rowDay;
      perDay[activeDays++] = 0;
    }
    perDay[activeDays - 1]!++;
  }
  let fullest = 0;
  for (let hour = 0; hour < 24; hour++) fullest = Math.max(fullest, hours[hour]!);
  const hourlyEntropy = entropyBits(hours, 24, count);
  const spanDays = day - Math.floor(timestamp_ms[0]! / DAY_MS) + 1;
  columns.hourly_entropy[at] = hourlyEntropy;
  columns.daily_entropy[at] = entropyBits(weekdays, 7, count);
  columns.regularity_score[at] = Math.max(0, 1 - hourlyEntropy / Math.log2(24));
  columns.burst_factor[at] = (24 * fullest) / count;
  columns.consistency_score[at] = 1 / (1 + coefficientOfVariation(perDay, activeDays));
  columns.velocity_score[at] = Math.min(1, count / (24 * spanDays));
}
