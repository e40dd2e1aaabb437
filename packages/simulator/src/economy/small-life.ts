/** The little that a wallet does beside a scheme: it buys something, and pays for it with money from an exchange. */
import { HOUR_MS } from '@analytics/domain';
import { humanAmount } from '../world/amounts.ts';
import { rhythmicTime, TIME_ZONES } from '../world/clock.ts';
import { drawAsset } from '../world/population.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** One or two withdrawals with a purchase each, at any time of the window. */
export function live(world: World, random: Random, wallet: number): void {
  const { ledger, population, start_ms, end_ms } = world;
  const zone_hours = random.pick(TIME_ZONES);
  for (let purchase = random.integer(1, 2); purchase > 0; purchase--) {
    const time_ms = rhythmicTime(random, start_ms, end_ms, zone_hours);
    const asset = drawAsset(random);
    const price = humanAmount(random, ledger.nativeOf(random.logNormal(42, 1), asset, time_ms));
    const funds = humanAmount(random, price * random.between(1.6, 6));
    const { hot } = random.pick(population.services.exchanges);
    ledger.emit(hot, wallet, Math.max(start_ms, time_ms - random.between(0.1, 20) * HOUR_MS), asset, funds);
    ledger.emit(wallet, random.pick(population.services.merchants), time_ms, asset, price);
  }
}
