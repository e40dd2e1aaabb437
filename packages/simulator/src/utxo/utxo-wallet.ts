/** A wallet of a chain of inputs and outputs: its coins, and how it makes addresses. */
import type { Random } from '../world/random.ts';

export interface Coin {
  readonly address: number;
  readonly value: number;
}

export class UtxoWallet {
  readonly addresses = new Set<number>();
  private readonly fresh: () => number;
  private readonly random: Random;
  private readonly main: number;
  /** Uses one address for everything, its change too. */
  private readonly is_reusing: boolean;
  private coins: Coin[] = [];

  constructor(random: Random, fresh: () => number, is_reusing: boolean) {
    this.random = random;
    this.fresh = fresh;
    this.is_reusing = is_reusing;
    this.main = this.another();
  }

  /** A new address of this wallet. */
  another(): number {
    const address = this.fresh();
    this.addresses.add(address);
    return address;
  }

  /** Where it is paid: a new address each time, or ever the same. */
  receiving(): number {
    return this.is_reusing ? this.main : this.another();
  }

  change(): number {
    return this.is_reusing ? this.main : this.another();
  }

  add(address: number, value: number): void {
    if (value > 0) this.coins.push({ address, value });
  }

  /** Takes coins worth at least `value`, or nothing. */
  take(value: number): Coin[] {
    const taken: Coin[] = [];
    let held = 0;
    while (held < value && this.coins.length > 0) {
      const [coin] = this.coins.splice(this.random.integer(0, this.coins.length - 1), 1);
      taken.push(coin!);
      held += coin!.value;
    }
    if (held >= value) return taken;
    this.coins.push(...taken);
    return [];
  }

  /** Takes up to `count` coins, the oldest first. */
  takeSome(count: number): Coin[] {
    return this.coins.splice(0, count);
  }
}
