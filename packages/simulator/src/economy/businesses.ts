/** What services and firms do by themselves: payouts, airdrops, wages, market making, settlements, cold storage. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import { humanAmount } from '../world/amounts.ts';
import { USD_COIN, WORLD_ASSETS } from '../world/assets.ts';
import { depositWallet } from '../world/population.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** Shares of the ordinary transfers that each business makes. */
const SHARES = {
  payouts: 0.05,
  airdrops: 0.02,
  wages: 0.03,
  market_making: 0.03,
  settlements: 0.008,
  cold_storage: 0.001,
} as const;

/** The share of ordinary transfers that businesses make together. */
export const BUSINESS_SHARE = Object.values(SHARES).reduce((sum, share) => sum + share, 0);

const MEDIAN_WEEKLY_WAGE_USD = 430;
/** How often a validator pays out, and a firm pays wages, at most. */
const MAX_PAYOUTS = 12;

/** Adds all of it for a world of about `transfer_count` ordinary transfers. O(transfers made). */
export function runBusinesses(world: World, random: Random, transfer_count: number): void {
  payouts(world, random, SHARES.payouts * transfer_count);
  airdrops(world, random, SHARES.airdrops * transfer_count);
  wages(world, random, SHARES.wages * transfer_count);
  marketMaking(world, random, SHARES.market_making * transfer_count);
  settlements(world, random, SHARES.settlements * transfer_count);
  coldStorage(world, random, SHARES.cold_storage * transfer_count);
}

/**
 * Validators pay rewards to those who stake with them, each validator at its own hour, weekly or, in long windows, less
 * often.
 */
function payouts(world: World, random: Random, budget: number): void {
  const { population, ledger, start_ms, end_ms } = world;
  const rounds = Math.min(MAX_PAYOUTS, Math.max(1, Math.floor((end_ms - start_ms) / (7 * DAY_MS))));
  const period_ms = (end_ms - start_ms) / rounds;
  for (const validator of population.services.validators) {
    const first_ms = start_ms + random.float() * Math.max(0, period_ms - DAY_MS / 2);
    const stakers = Math.max(3, Math.round(budget / rounds / population.services.validators.length));
    const list = Array.from({ length: stakers }, () => ({
      user: popular(random, population.user_count),
      reward: random.logNormal(25, 1.5),
    }));
    for (let round = 0; round < rounds; round++) {
      const paid_ms = first_ms + round * period_ms;
      for (const { user, reward } of list) {
        const native = humanAmount(random, reward, { low_ratio: 0.97, high_ratio: 1.03 });
        ledger.emit(validator, user, paid_ms + random.float() * 12 * HOUR_MS, 0, native);
      }
    }
  }
}

/** New tokens to very many wallets, all alike or in three tiers, within some hours. */
function airdrops(world: World, random: Random, budget: number): void {
  const { population, ledger, start_ms, end_ms } = world;
  const count = Math.max(1, Math.round(budget / Math.max(120, budget / 6)));
  for (let drop = 0; drop < count; drop++) {
    const distributor = world.fresh();
    world.roles.push({ address: distributor, role: 'airdrop', part: '' });
    const label = { label: `Token distributor ${drop + 1}`, address_type: 'token_distributor', address_subtype: '' };
    if (random.chance(0.5)) {
      const trust = { trust_level: 'verified', risk_level: 'low', confidence_score: 0.9 } as const;
      world.labels.push({ address: distributor, ...label, ...trust });
    }
    const asset = random.integer(3, WORLD_ASSETS.length - 1);
    const at_ms = random.between(start_ms, end_ms - 8 * HOUR_MS);
    const base = humanAmount(random, ledger.nativeOf(random.logNormal(60, 0.9), asset, at_ms));
    for (let receiver = 0; receiver < budget / count; receiver++) {
      const user = popular(random, population.user_count);
      const tier = random.pick([1, 1, 1, 2, 5]);
      ledger.emit(distributor, user, at_ms + random.float() * 8 * HOUR_MS, asset, base * tier);
    }
  }
}

/** Firms pay the same people the same wages every one or two weeks. */
function wages(world: World, random: Random, budget: number): void {
  const { population, ledger, start_ms, end_ms } = world;
  let left = budget;
  for (; left > 0; left--) {
    const employer = world.fresh();
    world.roles.push({ address: employer, role: 'payroll', part: '' });
    const weeks = random.pick([1, 2]);
    const period_ms = weeks * 7 * DAY_MS;
    const asset = random.chance(0.8) ? USD_COIN : 0;
    const first_ms = random.between(
      start_ms,
      Math.min(end_ms, Math.max(start_ms + period_ms, end_ms - MAX_PAYOUTS * period_ms)),
    );
    const staff = Array.from({ length: Math.ceil(random.logNormal(14, 0.7)) }, () => ({
      user: random.integer(0, population.user_count - 1),
      usd: humanAmount(random, random.logNormal(weeks * MEDIAN_WEEKLY_WAGE_USD, 0.45)),
    }));
    const payroll_usd = staff.reduce((sum, { usd }) => sum + usd, 0);
    const last_ms = Math.min(end_ms, first_ms + MAX_PAYOUTS * period_ms);
    for (let payday_ms = first_ms; payday_ms < last_ms; payday_ms += period_ms) {
      const { hot } = random.pick(population.services.exchanges);
      const funded_ms = payday_ms - random.between(1, 20) * HOUR_MS;
      const funds = humanAmount(random, ledger.nativeOf(payroll_usd * 1.25, asset, payday_ms));
      if (funded_ms > start_ms) ledger.emit(hot, employer, funded_ms, asset, funds);
      for (const { user, usd } of staff) {
        const native = ledger.nativeOf(usd, asset, payday_ms);
        ledger.emit(employer, user, payday_ms + random.float() * HOUR_MS, asset, native);
      }
      left -= staff.length + 1;
    }
  }
}

/** Buys and sells all day between exchanges, swap contracts and its own wallet. */
function marketMaking(world: World, random: Random, budget: number): void {
  const { services } = world.population;
  const venues = [...services.exchanges.map(({ hot }) => hot), ...services.dexes];
  for (let trade = 0; trade < budget; trade++) {
    const maker = random.pick(services.market_makers);
    const venue = random.pick(venues);
    const time_ms = random.between(world.start_ms, world.end_ms);
    const asset = random.integer(0, WORLD_ASSETS.length - 1);
    const native = humanAmount(random, world.ledger.nativeOf(random.logNormal(3500, 0.9), asset, time_ms));
    if (random.chance(0.5)) world.ledger.emit(maker, venue, time_ms, asset, native);
    else world.ledger.emit(venue, maker, time_ms, asset, native);
  }
}

/** Shops pay suppliers and bring part of their takings to an exchange, weekly or, in long windows, less often. */
function settlements(world: World, random: Random, budget: number): void {
  const { population, ledger, start_ms, end_ms } = world;
  // Three transfers a settlement.
  const rounds = Math.max(1, budget / 3 / population.services.merchants.length);
  const period_ms = Math.max(7 * DAY_MS, (end_ms - start_ms) / rounds);
  for (const merchant of population.services.merchants) {
    const exchange = random.pick(population.services.exchanges);
    const wallet = depositWallet(exchange, merchant, world.fresh);
    const suppliers = Array.from({ length: 3 }, () => random.integer(0, population.user_count - 1));
    for (let paid_ms = start_ms + random.float() * period_ms; paid_ms < end_ms; paid_ms += period_ms) {
      const asset = random.chance(0.7) ? USD_COIN : 0;
      const takings = humanAmount(random, ledger.nativeOf(random.logNormal(2_500, 0.8), asset, paid_ms));
      ledger.emit(merchant, wallet, paid_ms, asset, takings);
      ledger.emit(wallet, exchange.hot, paid_ms + random.between(0.2, 5) * HOUR_MS, asset, takings);
      const bill = humanAmount(random, ledger.nativeOf(random.logNormal(700, 0.9), asset, paid_ms));
      ledger.emit(merchant, random.pick(suppliers), paid_ms + random.between(2, 60) * HOUR_MS, asset, bill);
    }
  }
}

/**
 * Exchanges move between hot and cold wallets every other day (less often in long windows), and settle with each other.
 */
function coldStorage(world: World, random: Random, budget: number): void {
  const { exchanges } = world.population.services;
  const gap_ms = Math.max(2 * DAY_MS, ((world.end_ms - world.start_ms) * exchanges.length) / budget);
  for (const exchange of exchanges) {
    let time_ms = world.start_ms + random.float() * gap_ms;
    while (time_ms < world.end_ms) {
      const asset = random.integer(0, WORLD_ASSETS.length - 1);
      const native = humanAmount(random, world.ledger.nativeOf(random.logNormal(60_000, 0.8), asset, time_ms));
      const other = random.pick(exchanges);
      if (random.chance(0.25) && other !== exchange) world.ledger.emit(exchange.hot, other.hot, time_ms, asset, native);
      else if (random.chance(0.55)) world.ledger.emit(exchange.hot, exchange.cold, time_ms, asset, native);
      else world.ledger.emit(exchange.cold, exchange.hot, time_ms, asset, native);
      time_ms += random.exponential(gap_ms);
    }
  }
}

/** An ordinary wallet, busy ones more often. */
function popular(random: Random, user_count: number): number {
  return Math.floor(user_count * random.float() ** 1.4);
}
