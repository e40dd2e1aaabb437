/**
 * A world under construction: its clock, its ledger, who lives in it, and the one way in which addresses and labels
 * come into being.
 */
import { DAY_MS } from '@analytics/domain';
import { drawPrices } from './assets.ts';
import { Ledger } from './ledger.ts';
import { drawPopulation, type Population } from './population.ts';
import { serviceRoles, type WorldRole } from './roles.ts';
import { createRandom, type Random } from './random.ts';
import type { WorldLabel } from './labels.ts';

export interface World {
  readonly seed: number;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly population: Population;
  readonly labels: WorldLabel[];
  /** Businesses, as they come into being; exchanges and planted instances are not among them. */
  readonly roles: WorldRole[];
  /** Wallets with a risk label by kind; schemes share them. */
  readonly risk_wallets: Map<string, number[]>;
  /** The window [start_ms, end_ms); transfers of the past go back to history_start_ms. */
  readonly start_ms: number;
  readonly end_ms: number;
  readonly history_start_ms: number;
  /** Factor on the delays and amounts of planted schemes. */
  readonly stretch_delays: number;
  readonly scale_amounts: number;
  /** A new address; an address is a number until the world is written. */
  readonly fresh: () => number;
  /** A new address whose text begins and ends as that of another one. */
  readonly freshLike: (model: number) => number;
  /** The look-alikes, with what each looks like. */
  readonly models: ReadonlyMap<number, number>;
  readonly addressCount: () => number;
}

export interface WorldSettings {
  readonly seed: number;
  readonly end_ms: number;
  readonly days: number;
  readonly history_days: number;
  readonly user_count: number;
  readonly stretch_delays: number;
  readonly scale_amounts: number;
}

/**
 * An empty world with prices and a population of `user_count` ordinary wallets, whose addresses are 0 … user_count − 1.
 */
export function createWorld(settings: WorldSettings): World {
  const random = createRandom(settings.seed);
  const start_ms = Math.max(0, settings.end_ms - settings.days * DAY_MS);
  const history_start_ms = Math.max(0, start_ms - settings.history_days * DAY_MS);
  const prices = drawPrices(random.stream('prices'), history_start_ms, settings.end_ms);
  let address_count = 0;
  const fresh = (): number => address_count++;
  const models = new Map<number, number>();
  const freshLike = (model: number): number => {
    const address = fresh();
    models.set(address, model);
    return address;
  };
  const labels: WorldLabel[] = [];
  const population = drawPopulation(random.stream('population'), settings.user_count, fresh, labels);
  return {
    seed: settings.seed,
    random,
    ledger: new Ledger(prices, history_start_ms, settings.end_ms),
    population,
    labels,
    roles: serviceRoles(population.services),
    risk_wallets: new Map(),
    start_ms,
    end_ms: settings.end_ms,
    history_start_ms,
    stretch_delays: settings.stretch_delays,
    scale_amounts: settings.scale_amounts,
    fresh,
    freshLike,
    models,
    addressCount: () => address_count,
  };
}
