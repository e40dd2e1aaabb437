/**
 * Where a scenario plays: it says who pays whom and when, the stage puts it into the world's time and writes down who
 * was who.
 */
import { HOUR_MS } from '@analytics/domain';
import { humanAmount } from '../world/amounts.ts';
import { priceAt } from '../world/assets.ts';
import { depositWallet, type Exchange } from '../world/population.ts';
import { live } from '../economy/small-life.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** Share of new wallets that also do something ordinary. */
const LIVELY_SHARE = 0.4;

export interface Role {
  /** Position in the world's `addresses`. */
  readonly address: number;
  readonly role: string;
}

/** One scheme or one benign twin of a world. */
export interface PlantedInstance {
  /** The typology's name, or the twin's. */
  readonly pattern_type: string;
  readonly instance_id: string;
  /** Each address once. */
  readonly roles: readonly Role[];
  /** Ledger rows, in the order of the plan. */
  readonly rows: readonly number[];
  /** For each row, what the transfer is for: `funding`, `hop`, `cash_out`… */
  readonly steps: readonly string[];
}

export interface Payment {
  readonly from: number;
  readonly to: number;
  /** Hours after the scheme's beginning, before delays are stretched. */
  readonly at_hours: number;
  readonly usd: number;
  readonly step: string;
  readonly asset?: number;
  /** Limits of what is really paid, as ratios to `usd`; by default a little below. */
  readonly low_ratio?: number;
  readonly high_ratio?: number;
}

export class Stage {
  readonly world: World;
  readonly random: Random;
  /** What is paid with where a payment names nothing else. */
  readonly asset: number;
  private readonly delay: number;
  private readonly amount: number;
  private readonly begin_ms: number;
  private readonly roles = new Map<number, string>();
  private readonly rows: number[] = [];
  private readonly steps: string[] = [];

  /**
   * A place in the window for a plan that takes up to `hours`, with `lead_hours` of known past before it; delays shrink
   * where the window is shorter than the plan.
   */
  constructor(world: World, random: Random, hours: number, asset: number, lead_hours = 0) {
    this.world = world;
    this.random = random;
    this.asset = asset;
    this.amount = world.scale_amounts;
    const span_hours = (world.end_ms - world.start_ms) / HOUR_MS;
    this.delay = Math.min(world.stretch_delays, (span_hours * 0.98) / hours);
    const earliest_ms = Math.max(world.start_ms, world.history_start_ms + lead_hours * HOUR_MS);
    this.begin_ms = random.between(earliest_ms, world.end_ms - hours * this.delay * HOUR_MS);
  }

  /** Writes down the role of an address; the first one counts. */
  assign(address: number, role: string): number {
    if (!this.roles.has(address)) this.roles.set(address, role);
    return address;
  }

  /** Pays about `usd`, as people do, and gives the USD that were really paid: what the next step can use. */
  pay(payment: Payment): number {
    return this.usdOf(this.payHuman(payment), payment.asset ?? this.asset);
  }

  /** Pays exactly so many native units: for schemes that equal amounts define, and for what is passed on untouched. */
  payNative(payment: Omit<Payment, 'usd' | 'low_ratio' | 'high_ratio'>, native: number): void {
    const { ledger } = this.world;
    const row = ledger.length;
    const asset = payment.asset ?? this.asset;
    if (!ledger.emit(payment.from, payment.to, this.timeOf(payment.at_hours), asset, native)) return;
    this.rows.push(row);
    this.steps.push(payment.step);
  }

  /** Native units that are worth `usd` at the price of that day. */
  nativeOf(usd: number, at_hours: number, asset = this.asset): number {
    return this.world.ledger.nativeOf(usd * this.amount, asset, this.timeOf(at_hours));
  }

  /** USD for one unit of the stage's asset, as payments here are valued. */
  pricePerUnit(): number {
    return this.priceOf(this.asset);
  }

  /** Negative hours are the past, which nothing stretches. */
  timeOf(at_hours: number): number {
    return this.begin_ms + at_hours * (at_hours < 0 ? 1 : this.delay) * HOUR_MS;
  }

  exchange(): Exchange {
    return this.random.pick(this.world.population.services.exchanges);
  }

  /** Money from an exchange's hot wallet. Gives the USD that arrived. */
  fund(to: number, at_hours: number, usd: number, asset?: number): number {
    const { hot } = this.exchange();
    this.assign(hot, 'service');
    const limits = { low_ratio: 1, high_ratio: 1.25 };
    const where = asset === undefined ? {} : { asset };
    return this.pay({ from: hot, to, at_hours, usd, step: 'funding', ...limits, ...where });
  }

  /** Money to a deposit wallet of an exchange, which the exchange sweeps within hours. */
  cashOut(from: number, at_hours: number, usd: number, asset?: number): void {
    const exchange = this.exchange();
    const wallet = this.assign(depositWallet(exchange, from, this.world.fresh), 'deposit');
    this.assign(exchange.hot, 'service');
    const where = asset === undefined ? {} : { asset };
    const native = this.payHuman({ from, to: wallet, at_hours, usd, step: 'cash_out', low_ratio: 0.9, ...where });
    const swept_hours = at_hours + this.random.between(0.2, 3);
    this.payNative({ from: wallet, to: exchange.hot, at_hours: swept_hours, step: 'sweep', ...where }, native);
  }

  /**
   * A wallet for a scheme: one of the quiet ordinary wallets, or a new one, which may have some ordinary life beside
   * the scheme.
   */
  wallet(role: string, ordinary_share = 0.3): number {
    if (this.random.chance(ordinary_share)) return this.ordinary(role);
    const wallet = this.newborn(role);
    if (this.random.chance(LIVELY_SHARE)) live(this.world, this.random, wallet);
    return wallet;
  }

  wallets(count: number, role: string, ordinary_share = 0.3): number[] {
    return Array.from({ length: count }, () => this.wallet(role, ordinary_share));
  }

  /** A wallet that does nothing but what the plan says. */
  newborn(role: string): number {
    return this.assign(this.world.fresh(), role);
  }

  /** A new wallet whose address begins and ends as another's does. */
  lookAlike(of: number, role: string): number {
    return this.assign(this.world.freshLike(of), role);
  }

  /** A quiet ordinary wallet that nobody on this stage is yet. */
  ordinary(role: string): number {
    const { user_count } = this.world.population;
    for (;;) {
      const user = this.random.integer(Math.floor(user_count * 0.4), user_count - 1);
      if (!this.roles.has(user)) return this.assign(user, role);
    }
  }

  /** What was planted: the addresses that have a role and a transfer. */
  instance(pattern_type: string, instance_id: string): PlantedInstance {
    const { ledger } = this.world;
    const seen = new Set(this.rows.flatMap((row) => [ledger.from[row]!, ledger.to[row]!]));
    const roles = [...this.roles].map(([address, role]) => ({ address, role }));
    const present = roles.filter(({ address }) => seen.has(address));
    return { pattern_type, instance_id, roles: present, rows: this.rows, steps: this.steps };
  }

  private payHuman(payment: Payment): number {
    const target = (payment.usd * this.amount) / this.priceOf(payment.asset ?? this.asset);
    const limits = { low_ratio: payment.low_ratio ?? 0.97, high_ratio: payment.high_ratio ?? 1 };
    const native = humanAmount(this.random, target, limits);
    this.payNative(payment, native);
    return native;
  }

  private usdOf(native: number, asset: number): number {
    return (native * this.priceOf(asset)) / this.amount;
  }

  /** The price at the scheme's beginning: what is conserved on the way is the coin, not its worth. */
  private priceOf(asset: number): number {
    return priceAt(this.world.ledger.prices, asset, this.begin_ms);
  }
}
