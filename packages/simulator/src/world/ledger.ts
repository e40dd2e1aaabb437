/**
 * Every transfer of a world, planted or not, passes through `emit`: one path, so that nothing tells them apart but what
 * they do.
 */
import { priceAt, type PriceTable } from './assets.ts';

/** Columns that grow by doubling; amounts are millionths of a native unit, whole numbers below 2^53. */
export class Ledger {
  prices: PriceTable;
  readonly start_ms: number;
  readonly end_ms: number;
  length = 0;
  from = new Uint32Array(1024);
  to = new Uint32Array(1024);
  time_ms = new Float64Array(1024);
  asset = new Uint8Array(1024);
  micro_amount = new Float64Array(1024);
  /** Of rows that are one transaction though several pay in it: the first of them. */
  readonly together = new Map<number, number>();

  constructor(prices: PriceTable, start_ms: number, end_ms: number) {
    this.prices = prices;
    this.start_ms = start_ms;
    this.end_ms = end_ms;
  }

  /**
   * Records a transfer of `amount` native units; one outside the world's time or of nothing is left out, and false
   * returned.
   */
  emit(from: number, to: number, time_ms: number, asset: number, amount: number): boolean {
    const micro = Math.round(amount * 1e6);
    if (time_ms < this.start_ms || time_ms >= this.end_ms || micro < 1 || micro > Number.MAX_SAFE_INTEGER) return false;
    if (this.length === this.from.length) this.grow();
    const row = this.length++;
    this.from[row] = from;
    this.to[row] = to;
    this.time_ms[row] = time_ms;
    this.asset[row] = asset;
    this.micro_amount[row] = micro;
    return true;
  }

  /** Records transfers (from, to, asset, amount) as one transaction. */
  emitTogether(
    legs: readonly (readonly [from: number, to: number, asset: number, amount: number])[],
    time_ms: number,
  ): void {
    const first = this.length;
    for (const [from, to, asset, amount] of legs) {
      const row = this.length;
      if (this.emit(from, to, time_ms, asset, amount)) this.together.set(row, first);
    }
  }

  /** Native units that are worth `usd` at the time, with the asset's six decimals. */
  nativeOf(usd: number, asset: number, time_ms: number): number {
    return Math.max(1e-6, Math.round((usd / priceAt(this.prices, asset, time_ms)) * 1e6) / 1e6);
  }

  private grow(): void {
    const size = this.from.length * 2;
    this.from = resized(this.from, new Uint32Array(size));
    this.to = resized(this.to, new Uint32Array(size));
    this.time_ms = resized(this.time_ms, new Float64Array(size));
    this.asset = resized(this.asset, new Uint8Array(size));
    this.micro_amount = resized(this.micro_amount, new Float64Array(size));
  }
}

function resized<A extends Uint32Array | Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
