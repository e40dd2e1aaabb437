/** The assets of a world and their daily prices: a native coin, a USD and a EUR stablecoin, two volatile tokens. */
import { DAY_MS } from '@analytics/domain';
import type { Random } from './random.ts';

export interface WorldAsset {
  readonly asset_symbol: string;
  readonly asset_contract: string;
  /** Typical price on the first day. */
  readonly first_price_usd: number;
  /** Standard deviation of a day's logarithmic return. */
  readonly daily_volatility: number;
  /** Share of ordinary transfers that move it. */
  readonly share: number;
}

export const WORLD_ASSETS: readonly WorldAsset[] = [
  { asset_symbol: 'SIM', asset_contract: 'native', first_price_usd: 2.4, daily_volatility: 0.02, share: 0.55 },
  {
    asset_symbol: 'USDS',
    asset_contract: '0x5d1f0000000000000000000000000000000000a1',
    first_price_usd: 1,
    daily_volatility: 0,
    share: 0.3,
  },
  {
    asset_symbol: 'EURC',
    asset_contract: '0x5d1f0000000000000000000000000000000000b2',
    first_price_usd: 1.08,
    daily_volatility: 0.004,
    share: 0.05,
  },
  {
    asset_symbol: 'GOV',
    asset_contract: '0x5d1f0000000000000000000000000000000000c3',
    first_price_usd: 11,
    daily_volatility: 0.05,
    share: 0.07,
  },
  {
    asset_symbol: 'MEME',
    asset_contract: '0x5d1f0000000000000000000000000000000000d4',
    first_price_usd: 0.02,
    daily_volatility: 0.12,
    share: 0.03,
  },
];

export const NATIVE = 0;
export const USD_COIN = 1;
export const EUR_COIN = 2;

/** Prices in millionths of a USD, exact as written to the price file: one a day and asset. */
export interface PriceTable {
  readonly first_day: number;
  readonly day_count: number;
  /** `micro_usd[asset][day − first_day]`. */
  readonly micro_usd: readonly Float64Array[];
  /** The same as exact integers. */
  readonly micro_usd_exact: readonly (readonly bigint[])[];
}

/** A geometric random walk an asset; days without volatility stay at the first price. */
export function drawPrices(random: Random, start_ms: number, end_ms: number): PriceTable {
  const first_day = Math.floor(start_ms / DAY_MS);
  const day_count = Math.max(1, Math.ceil(end_ms / DAY_MS) - first_day);
  const micro_usd = WORLD_ASSETS.map((asset) => {
    const prices = new Float64Array(day_count);
    let price = asset.first_price_usd;
    for (let day = 0; day < day_count; day++) {
      prices[day] = Math.max(1, Math.round(price * 1e6));
      price *= Math.exp(asset.daily_volatility * random.normal());
    }
    return prices;
  });
  const micro_usd_exact = micro_usd.map((prices) => Array.from(prices, (price) => BigInt(price)));
  return { first_day, day_count, micro_usd, micro_usd_exact };
}

/** The price of an asset at a time, USD. */
export function priceAt(prices: PriceTable, asset: number, time_ms: number): number {
  const day = Math.floor(time_ms / DAY_MS) - prices.first_day;
  return prices.micro_usd[asset]![Math.min(prices.day_count - 1, Math.max(0, day))]! / 1e6;
}
