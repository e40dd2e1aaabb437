/** Who lives in a world: ordinary wallets with habits, and the services that they use. */
import { TIME_ZONES } from './clock.ts';
import { WORLD_ASSETS } from './assets.ts';
import type { WorldLabel } from './labels.ts';
import type { Random } from './random.ts';

/** An exchange: one hot and one cold wallet, and a deposit wallet for each customer that ever paid in. */
export interface Exchange {
  readonly name: string;
  readonly hot: number;
  readonly cold: number;
  readonly deposit_of: Map<number, number>;
}

export interface Services {
  /** The largest first. */
  readonly exchanges: readonly Exchange[];
  readonly merchants: readonly number[];
  readonly dexes: readonly number[];
  readonly bridges: readonly number[];
  readonly validators: readonly number[];
  readonly market_makers: readonly number[];
}

/** Ordinary wallets are the addresses 0 … user_count − 1, the busiest first; the columns have an entry for each. */
export interface Population {
  readonly user_count: number;
  /** Hours east of UTC. */
  readonly zone_hours: Float32Array;
  /** Median size of its payments relative to everybody's. */
  readonly wealth: Float32Array;
  /** Position of the asset that it mostly uses. */
  readonly home_asset: Uint8Array;
  /** Position of its exchange. */
  readonly home_exchange: Uint8Array;
  readonly services: Services;
}

/** Share of customers of the largest exchange, the next, …; the last takes the rest. */
const EXCHANGE_SHARE = 0.38;

/** Draws the habits of `user_count` ordinary wallets and the services; labels of services go to `labels`. */
export function drawPopulation(
  random: Random,
  user_count: number,
  fresh: () => number,
  labels: WorldLabel[],
): Population {
  for (let user = 0; user < user_count; user++) fresh();
  const services = drawServices(random, user_count, fresh, labels);
  const zone_hours = new Float32Array(user_count);
  const wealth = new Float32Array(user_count);
  const home_asset = new Uint8Array(user_count);
  const home_exchange = new Uint8Array(user_count);
  for (let user = 0; user < user_count; user++) {
    zone_hours[user] = random.pick(TIME_ZONES);
    wealth[user] = random.logNormal(1, 0.9);
    home_asset[user] = drawAsset(random);
    home_exchange[user] = drawExchange(random, services.exchanges.length);
  }
  return { user_count, zone_hours, wealth, home_asset, home_exchange, services };
}

/** Position of an asset, by the assets' shares of ordinary transfers. */
export function drawAsset(random: Random): number {
  let left = random.float();
  for (let asset = 0; asset < WORLD_ASSETS.length - 1; asset++) {
    left -= WORLD_ASSETS[asset]!.share;
    if (left < 0) return asset;
  }
  return WORLD_ASSETS.length - 1;
}

function drawExchange(random: Random, count: number): number {
  let exchange = 0;
  while (exchange < count - 1 && !random.chance(EXCHANGE_SHARE)) exchange++;
  return exchange;
}

/** Hot wallets, swap contracts, bridges and validators are known to every label provider; of the others, some are. */
function drawServices(random: Random, user_count: number, fresh: () => number, labels: WorldLabel[]): Services {
  const scale = Math.max(1, Math.log10(user_count / 1000));
  const many = (count: number, make: (at: number) => number): number[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const known = (label: string, address_type: string, share: number): number => {
    const address = fresh();
    const trust_level = random.chance(0.5) ? 'official' : 'verified';
    const confidence_score = random.chance(0.7) ? 0.95 : 0.9;
    const row = { address, label, address_type, address_subtype: '', trust_level, risk_level: 'low', confidence_score };
    if (random.chance(share)) labels.push(row as WorldLabel);
    return address;
  };
  const exchanges = Array.from({ length: 2 + Math.round(2 * scale) }, (_, at): Exchange => {
    const name = `Exchange ${at + 1}`;
    const hot = known(`${name} hot wallet`, 'exchange', 1);
    return { name, hot, cold: known(`${name} cold wallet`, 'exchange', 0.9), deposit_of: new Map() };
  });
  return {
    exchanges,
    merchants: many(Math.max(6, Math.round(user_count / 1200)), (at) => known(`Shop ${at + 1}`, 'merchant', 0.3)),
    dexes: many(2 + Math.round(scale), (at) => known(`Swap ${at + 1}`, 'dex', 1)),
    bridges: many(2, (at) => known(`Bridge ${at + 1}`, 'bridge', 1)),
    validators: many(4 + Math.round(4 * scale), (at) => known(`Validator ${at + 1}`, 'validator', 1)),
    market_makers: many(2 + Math.round(scale), (at) => known(`Market maker ${at + 1}`, 'market_maker', 0.6)),
  };
}

/** The deposit wallet of a customer at an exchange, made at the first use. */
export function depositWallet(exchange: Exchange, customer: number, fresh: () => number): number {
  let wallet = exchange.deposit_of.get(customer);
  if (wallet === undefined) {
    wallet = fresh();
    exchange.deposit_of.set(customer, wallet);
  }
  return wallet;
}
