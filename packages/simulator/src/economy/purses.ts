/** What ordinary wallets hold, so that they spend what they have received or held before. */
import { WORLD_ASSETS } from '../world/assets.ts';
import type { Population } from '../world/population.ts';
import type { Random } from '../world/random.ts';
import type { Ledger } from '../world/ledger.ts';

const ASSETS = WORLD_ASSETS.length;
/** Share of wallets that hold something when the window begins. */
const HOLDING_SHARE = 0.5;
const HOLDING_USD = 1_800;

/** Native units by wallet and asset: entry `wallet * ASSETS + asset`; of ordinary wallets only. */
export class Purses {
  private readonly amounts: Float64Array;
  private readonly user_count: number;

  constructor(random: Random, population: Population, ledger: Ledger, start_ms: number) {
    this.user_count = population.user_count;
    this.amounts = new Float64Array(population.user_count * ASSETS);
    for (let user = 0; user < population.user_count; user++) {
      if (!random.chance(HOLDING_SHARE)) continue;
      const asset = population.home_asset[user]!;
      const usd = random.logNormal(HOLDING_USD * population.wealth[user]!, 1.2);
      this.amounts[user * ASSETS + asset] = ledger.nativeOf(usd, asset, start_ms);
    }
  }

  held(wallet: number, asset: number): number {
    return wallet < this.user_count ? this.amounts[wallet * ASSETS + asset]! : 0;
  }

  /** Adds (or with a negative amount takes); never below 0; wallets that are not ordinary are passed over. */
  add(wallet: number, asset: number, native: number): void {
    if (wallet >= this.user_count) return;
    const at = wallet * ASSETS + asset;
    this.amounts[at] = Math.max(0, this.amounts[at]! + native);
  }
}
