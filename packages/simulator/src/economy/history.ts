/** What happened before the window: some wallets got their holdings then, from an exchange or from each other. */
import { humanAmount } from '../world/amounts.ts';
import { rhythmicTime } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** Share of the ordinary transfers that lie before the window. */
export const HISTORY_SHARE = 0.012;

/** Adds about HISTORY_SHARE · transfer_count transfers before the window; none where the world has no history. */
export function runHistory(world: World, random: Random, transfer_count: number): void {
  const { population, ledger, history_start_ms, start_ms } = world;
  if (history_start_ms === start_ms) return;
  for (let left = HISTORY_SHARE * transfer_count; left > 0; left--) {
    const user = random.integer(0, population.user_count - 1);
    const asset = population.home_asset[user]!;
    const time_ms = rhythmicTime(random, history_start_ms, start_ms, population.zone_hours[user]!);
    const usd = random.logNormal(500 * population.wealth[user]!, 1.3);
    const native = humanAmount(random, ledger.nativeOf(usd, asset, time_ms));
    const exchange = population.services.exchanges[population.home_exchange[user]!]!;
    const giver = random.chance(0.7) ? exchange.hot : random.integer(0, population.user_count - 1);
    if (giver !== user) ledger.emit(giver, user, time_ms, asset, native);
  }
}
