/** When each ordinary wallet acts: a heavy-tailed number of times, in the rhythm of where its owner lives. */
import { DAY_MS } from '@analytics/domain';
import { BLOCK_MS } from '../world/chain.ts';
import { rhythmicTime } from '../world/clock.ts';
import type { Population } from '../world/population.ts';
import type { Random } from '../world/random.ts';

/** The acts of all ordinary wallets in time order. */
export interface Schedule {
  readonly user: Uint32Array;
  readonly time_ms: Float64Array;
}

/** Exponent of the number of acts by rank, and the most that one wallet does. */
const TAIL = 0.62;
const MAX_ACTS = 900;

/** Acts per wallet by rank: (n / rank)^TAIL, times `scale`, at most MAX_ACTS; fractions are settled by chance. */
export function drawSchedule(
  random: Random,
  population: Population,
  start_ms: number,
  end_ms: number,
  act_count: number,
): Schedule {
  const counts = drawCounts(random, population.user_count, act_count);
  let total = 0;
  for (const count of counts) total += count;
  const user = new Uint32Array(total);
  const time_ms = new Float64Array(total);
  const keys = new Float64Array(total);
  let at = 0;
  for (let wallet = 0; wallet < population.user_count; wallet++) {
    const [first_ms, last_ms] = activeSpan(random, start_ms, end_ms);
    for (let act = 0; act < counts[wallet]!; act++) {
      user[at] = wallet;
      time_ms[at] = rhythmicTime(random, first_ms, last_ms, population.zone_hours[wallet]!);
      keys[at] = Math.floor((time_ms[at]! - start_ms) / BLOCK_MS) * total + at;
      at++;
    }
  }
  keys.sort();
  return {
    user: Uint32Array.from(keys, (key) => user[key % total]!),
    time_ms: Float64Array.from(keys, (key) => time_ms[key % total]!),
  };
}

function drawCounts(random: Random, user_count: number, act_count: number): Uint32Array {
  const wanted = Float64Array.from({ length: user_count }, (_, rank) =>
    Math.min(MAX_ACTS, (user_count / (rank + 1)) ** TAIL),
  );
  let sum = 0;
  for (const one of wanted) sum += one;
  return Uint32Array.from(wanted, (one) => {
    const mean = (one * act_count) / sum;
    return Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0);
  });
}

/** Half of the wallets are there all the time, others come, go or pass by. */
function activeSpan(random: Random, start_ms: number, end_ms: number): [number, number] {
  if (random.chance(0.5)) return [start_ms, end_ms];
  const length = Math.max(DAY_MS / 2, (end_ms - start_ms) * random.between(0.02, 0.7));
  const first_ms = start_ms + random.float() * Math.max(0, end_ms - start_ms - length);
  return [first_ms, Math.min(end_ms, first_ms + length)];
}
