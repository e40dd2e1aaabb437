/**
 * What ordinary wallets do: pay people and shops, use exchanges, swap, stake and cross bridges, from what they hold.
 */
import { HOUR_MS } from '@analytics/domain';
import { humanAmount } from '../world/amounts.ts';
import { priceAt } from '../world/assets.ts';
import { depositWallet, drawAsset, type Exchange } from '../world/population.ts';
import { mix32, type Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { Purses } from './purses.ts';
import type { Schedule } from './schedule.ts';

type Act = 'person' | 'shop' | 'deposit' | 'withdraw' | 'swap' | 'stake' | 'bridge_out' | 'bridge_in';

interface Habit {
  readonly act: Act;
  readonly share: number;
  readonly median_usd: number;
  readonly spread: number;
}

const HABITS: readonly Habit[] = [
  { act: 'person', share: 0.3, median_usd: 420, spread: 1.6 },
  { act: 'shop', share: 0.17, median_usd: 130, spread: 1.2 },
  { act: 'deposit', share: 0.15, median_usd: 1500, spread: 1.4 },
  { act: 'withdraw', share: 0.14, median_usd: 1500, spread: 1.4 },
  { act: 'swap', share: 0.12, median_usd: 900, spread: 1.5 },
  { act: 'stake', share: 0.05, median_usd: 1800, spread: 1.2 },
  { act: 'bridge_out', share: 0.035, median_usd: 1500, spread: 1.3 },
  { act: 'bridge_in', share: 0.035, median_usd: 1500, spread: 1.3 },
];

/** A wallet that would have to spend more than this share of what it holds buys more first. */
const SPENDABLE_RATIO = 0.7;
const CONTACTS = 5;
/** What a swap gives for what it takes, at fair prices. */
const SWAP_LIMITS = { low_ratio: 0.985, high_ratio: 0.998 } as const;

/**
 * Rows that an act becomes on average, top-ups and sweeps included; measured, and checked by the test of the world's
 * size.
 */
export const ROWS_PER_ACT = 1.67;

/** Runs a schedule in time order. About ROWS_PER_ACT transfers an act. */
export function runSchedule(world: World, random: Random, schedule: Schedule): void {
  const economy = new OrdinaryEconomy(world, random);
  for (let at = 0; at < schedule.user.length; at++) economy.act(schedule.user[at]!, schedule.time_ms[at]!);
}

class OrdinaryEconomy {
  private readonly world: World;
  private readonly random: Random;
  private readonly purses: Purses;

  constructor(world: World, random: Random) {
    this.world = world;
    this.random = random;
    this.purses = new Purses(random, world.population, world.ledger, world.start_ms);
  }

  act(user: number, time_ms: number): void {
    const { population } = this.world;
    const random = this.random;
    const habit = drawHabit(random);
    const asset = random.chance(0.85) ? population.home_asset[user]! : drawAsset(random);
    const usd = random.logNormal(habit.median_usd * population.wealth[user]!, habit.spread);
    const native = humanAmount(random, this.world.ledger.nativeOf(usd, asset, time_ms));
    const { services } = population;
    switch (habit.act) {
      case 'person':
        this.spend(user, this.contact(user), time_ms, asset, native);
        return;
      case 'shop':
        this.spend(user, this.favourite(user, services.merchants), time_ms, asset, native);
        return;
      case 'deposit':
        this.deposit(user, time_ms, asset, native);
        return;
      case 'withdraw':
        this.receive(this.exchangeOf(user).hot, user, time_ms, asset, native);
        return;
      case 'swap':
        this.swap(user, time_ms, asset, native);
        return;
      case 'stake':
        this.spend(user, this.favourite(user, services.validators), time_ms, asset, native);
        return;
      case 'bridge_out':
        this.spend(user, this.favourite(user, services.bridges), time_ms, asset, native);
        return;
      case 'bridge_in':
        this.receive(this.favourite(user, services.bridges), user, time_ms, asset, native);
    }
  }

  /** Pays from what the wallet holds; buys at its exchange first where that is too little. */
  private spend(user: number, to: number, time_ms: number, asset: number, native: number): boolean {
    if (to === user) return false;
    if (native > this.purses.held(user, asset) * SPENDABLE_RATIO) {
      const wanted = humanAmount(this.random, native * this.random.between(1.6, 6));
      const before_ms = time_ms - this.random.between(0.03, 8) * HOUR_MS;
      this.receive(this.exchangeOf(user).hot, user, Math.max(this.world.start_ms, before_ms), asset, wanted);
    }
    this.purses.add(user, asset, -native);
    this.purses.add(to, asset, native);
    return this.world.ledger.emit(user, to, time_ms, asset, native);
  }

  private receive(from: number, user: number, time_ms: number, asset: number, native: number): void {
    this.purses.add(user, asset, native);
    this.world.ledger.emit(from, user, time_ms, asset, native);
  }

  /** To the deposit wallet, from where the exchange sweeps it after minutes to hours. */
  private deposit(user: number, time_ms: number, asset: number, native: number): void {
    const exchange = this.exchangeOf(user);
    const wallet = depositWallet(exchange, user, this.world.fresh);
    if (!this.spend(user, wallet, time_ms, asset, native)) return;
    const sweep_ms = time_ms + this.random.logNormal(0.7, 1) * HOUR_MS;
    this.world.ledger.emit(wallet, exchange.hot, sweep_ms, asset, native);
  }

  /** Two transfers in one block: in goes one asset, out comes another, sometimes as a round sum that was asked for. */
  private swap(user: number, time_ms: number, asset: number, native: number): void {
    const dex = this.favourite(user, this.world.population.services.dexes);
    if (!this.spend(user, dex, time_ms, asset, native)) return;
    const { prices } = this.world.ledger;
    const other = (asset + this.random.integer(1, prices.micro_usd.length - 1)) % prices.micro_usd.length;
    const fair = (native * priceAt(prices, asset, time_ms)) / priceAt(prices, other, time_ms);
    this.receive(dex, user, time_ms, other, humanAmount(this.random, fair, SWAP_LIMITS));
  }

  private exchangeOf(user: number): Exchange {
    const { exchanges } = this.world.population.services;
    const home = this.world.population.home_exchange[user]!;
    return exchanges[this.random.chance(0.9) ? home : this.random.integer(0, exchanges.length - 1)]!;
  }

  /** Mostly one of the few that the wallet always pays: people known to it, some of them popular. */
  private contact(user: number): number {
    const { user_count } = this.world.population;
    const random = this.random;
    if (random.chance(0.15)) return Math.floor(user_count * random.float() ** 1.5);
    const hash = mix32(user * CONTACTS + Math.floor(CONTACTS * random.float() ** 1.5) + 0x51ab) / 2 ** 32;
    return Math.floor(user_count * hash ** 1.5);
  }

  /** One of two that the wallet always uses; the first of a list are the most popular. */
  private favourite(user: number, services: readonly number[]): number {
    const hash = mix32(user * 2 + (this.random.chance(0.8) ? 0 : 1) + services.length * 7919) / 2 ** 32;
    return services[Math.floor(services.length * hash ** 1.7)]!;
  }
}

function drawHabit(random: Random): Habit {
  let left = random.float();
  for (const habit of HABITS) {
    left -= habit.share;
    if (left < 0) return habit;
  }
  return HABITS[0]!;
}
