/** When people act: by day and night of where they live, less at weekends. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import type { Random } from './random.ts';

/** Relative activity by local hour. */
const HOURLY = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 13, 13, 12, 12, 12, 12, 12, 12, 13, 14, 14, 12, 8, 4];
const BUSIEST = Math.max(...HOURLY);
const WEEKEND = 0.65;

/** Hours east of UTC where wallets' owners live. */
export const TIME_ZONES = [-8, -5, 0, 1, 2, 5.5, 8, 9];

/**
 * A time in [start, end) with the rhythm of a time zone, by rejection; uniform after too many refusals, which a span of
 * minutes can cause.
 */
export function rhythmicTime(random: Random, start_ms: number, end_ms: number, zone_hours: number): number {
  for (let attempt = 0; attempt < 24; attempt++) {
    const time_ms = random.between(start_ms, end_ms);
    const local_ms = time_ms + zone_hours * HOUR_MS;
    const hour = Math.floor(local_ms / HOUR_MS) % 24;
    // 1970-01-01 was a Thursday, weekday 3 from Monday.
    const weekday = (Math.floor(local_ms / DAY_MS) + 3) % 7;
    if (random.chance((HOURLY[hour]! / BUSIEST) * (weekday >= 5 ? WEEKEND : 1))) return time_ms;
  }
  return random.between(start_ms, end_ms);
}
