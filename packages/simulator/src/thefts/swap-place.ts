/**
 * Where stolen money is changed: a router with pools that nobody labelled, labelled swap services, a contract that
 * wraps coins.
 */
import { HOUR_MS } from '@analytics/domain';
import { NATIVE, USD_COIN, priceAt, type PriceTable, type WorldAsset } from '../world/assets.ts';
import { addressName } from '../world/names.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Stage } from '../scenarios/stage.ts';

interface Holding {
  readonly address: number;
  readonly asset: number;
  readonly native: number;
}

export interface SwapPlace {
  /** Position of the wrapped coin among the assets. */
  readonly wrapped: number;
  readonly wrapped_asset: WorldAsset;
  /** Changes all of it; gives what there is afterwards. */
  swap(
    stage: Stage,
    random: Random,
    held: Holding,
    at_hours: number,
  ): { readonly asset: number; readonly native: number };
  /** Coins become wrapped ones, or back; gives the asset afterwards. */
  wrap(stage: Stage, held: Holding, at_hours: number): number;
}

/** What a swap keeps. */
const SWAP_FEE = [0.002, 0.012] as const;
const ORDINARY_SWAPS = 300;

/** Opens the places and lets ordinary wallets use them too. */
export function openSwapPlace(world: World, random: Random): SwapPlace {
  const { ledger } = world;
  const [contract, router] = [world.fresh(), world.fresh()];
  const pools = [NATIVE, USD_COIN, 2, 3].map(() => world.fresh());
  const wrapped = ledger.prices.micro_usd.length;
  ledger.prices = withWrapped(ledger.prices);
  const wrapped_asset: WorldAsset = {
    asset_symbol: 'WSIM',
    asset_contract: addressName(world.seed, contract),
    first_price_usd: 0,
    daily_volatility: 0,
    share: 0,
  };
  /** In one transaction: to the router, to the pool, back to the router, to whoever asked. */
  const throughRouter = (
    from: number,
    time_ms: number,
    asset: number,
    native: number,
    other: number,
    got: number,
  ): void => {
    const pool = pools[asset % pools.length]!;
    ledger.emitTogether(
      [
        [from, router, asset, native],
        [router, pool, asset, native],
        [pool, router, other, got],
        [router, from, other, got],
      ],
      time_ms,
    );
  };
  const worth = (native: number, asset: number, other: number, time_ms: number): number =>
    (native * priceAt(ledger.prices, asset, time_ms) * (1 - random.between(...SWAP_FEE))) /
    priceAt(ledger.prices, other, time_ms);
  for (let swap = 0; swap < ORDINARY_SWAPS; swap++) {
    const time_ms = random.between(world.start_ms, world.end_ms - HOUR_MS);
    const [asset, other] = random.sample([NATIVE, USD_COIN, 2, wrapped], 2) as [number, number];
    const native = ledger.nativeOf(random.logNormal(900, 1), asset, time_ms);
    throughRouter(
      random.integer(0, world.population.user_count - 1),
      time_ms,
      asset,
      native,
      other,
      worth(native, asset, other, time_ms),
    );
  }
  return {
    wrapped,
    wrapped_asset,
    swap(stage, draws, { address, asset, native }, at_hours) {
      const other = draws.pick([NATIVE, USD_COIN].filter((one) => one !== asset));
      const time_ms = stage.timeOf(at_hours);
      const got = worth(native, asset, other, time_ms);
      if (draws.chance(0.5)) throughRouter(address, time_ms, asset, native, other, got);
      else {
        // A labelled service that pays out in a transaction of its own, minutes later.
        const dex = draws.pick(world.population.services.dexes);
        ledger.emit(address, dex, time_ms, asset, native);
        ledger.emit(dex, address, time_ms + draws.between(0.001, 0.15) * HOUR_MS, other, got);
      }
      return { asset: other, native: got };
    },
    wrap(stage, { address, asset, native }, at_hours) {
      const time_ms = stage.timeOf(at_hours);
      const other = asset === NATIVE ? wrapped : NATIVE;
      ledger.emitTogether(
        [
          [address, contract, asset, native],
          [contract, address, other, native],
        ],
        time_ms,
      );
      return other;
    },
  };
}

/** With one asset more at the coin's price. */
function withWrapped(prices: PriceTable): PriceTable {
  return {
    ...prices,
    micro_usd: [...prices.micro_usd, prices.micro_usd[NATIVE]!],
    micro_usd_exact: [...prices.micro_usd_exact, prices.micro_usd_exact[NATIVE]!],
  };
}
