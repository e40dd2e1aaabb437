/** The ordinary economy: what everybody does, in about as many transfers as asked for. */
import type { World } from '../world/world.ts';
import { BUSINESS_SHARE, runBusinesses } from './businesses.ts';
import { HISTORY_SHARE, runHistory } from './history.ts';
import { ROWS_PER_ACT, runSchedule } from './ordinary-acts.ts';
import { drawSchedule } from './schedule.ts';

/** Ordinary wallets for each transfer: with their deposit wallets they make one address for two transfers. */
export const USERS_PER_TRANSFER = 0.52;

/** Fills the ledger with about `transfer_count` ordinary transfers. O(transfers · log transfers). */
export function runEconomy(world: World, transfer_count: number): void {
  const { random, population, start_ms, end_ms } = world;
  const acts = Math.round((transfer_count * (1 - BUSINESS_SHARE - HISTORY_SHARE)) / ROWS_PER_ACT);
  const schedule = drawSchedule(random.stream('schedule'), population, start_ms, end_ms, acts);
  runSchedule(world, random.stream('acts'), schedule);
  runBusinesses(world, random.stream('businesses'), transfer_count);
  runHistory(world, random.stream('history'), transfer_count);
}
