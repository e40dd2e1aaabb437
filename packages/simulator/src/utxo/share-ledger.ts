/** Transactions of inputs and outputs as transfers: every output is shared over the payers by what they put in. */
import type { Coin, UtxoWallet } from './utxo-wallet.ts';

export interface UtxoRow {
  /** Number of the transaction. */
  readonly transaction: number;
  readonly time_ms: number;
  readonly from: number;
  readonly to: number;
  /** Coins. */
  readonly amount: number;
  /** Whether the transaction pays one of its own payers back. */
  readonly has_change: boolean;
}

interface Output {
  readonly to: number;
  readonly holder: UtxoWallet;
  readonly value: number;
}

const FEE = 0.00001;

export class ShareLedger {
  readonly rows: UtxoRow[] = [];
  address_count = 0;
  time_ms = 0;
  private transaction_count = 0;

  readonly fresh = (): number => this.address_count++;

  /** Pays the outputs and takes the change; nothing happens where the wallet holds too little. */
  pay(from: UtxoWallet, outputs: readonly Output[]): void {
    const value = outputs.reduce((all, one) => all + one.value, 0);
    const coins = from.take(value + FEE);
    const rest = total(coins) - value - FEE;
    if (coins.length > 0) this.write(coins, [...outputs, { to: from.change(), holder: from, value: rest }]);
  }

  /** Up to `count` coins to one address, of the wallet itself or of another holder. */
  gather(from: UtxoWallet, to: number, count: number, holder = from): void {
    const coins = from.takeSome(count);
    if (coins.length > 0) this.write(coins, [{ to, holder, value: total(coins) - FEE }]);
  }

  /** One coin is divided between two, with no change. */
  payAll(from: UtxoWallet, [one, other]: readonly [UtxoWallet, UtxoWallet], share: number): void {
    const coins = from.takeSome(1);
    const value = total(coins) - FEE;
    if (value <= 0) return;
    this.write(coins, [
      { to: one.receiving(), holder: one, value: value * share },
      { to: other.receiving(), holder: other, value: value * (1 - share) },
    ]);
  }

  /** Strangers sign together: each gets the same sum, and its change. */
  coinJoin(members: readonly UtxoWallet[], value: number): void {
    const inputs = members.map((holder) => ({ holder, coins: holder.take(value + FEE) }));
    const paid = inputs.filter(({ coins }) => coins.length > 0);
    if (paid.length < 2) return;
    this.write(
      paid.flatMap(({ coins }) => coins),
      paid.flatMap(({ holder, coins }) => [
        { to: holder.another(), holder, value },
        { to: holder.another(), holder, value: total(coins) - value - FEE },
      ]),
    );
  }

  /** The payee signs too and gets its coin back with the payment: it looks like any payment of one wallet. */
  payJoin(from: UtxoWallet, payee: UtxoWallet, value: number): void {
    const own = payee.takeSome(1);
    const coins = from.take(value + FEE);
    if (coins.length === 0 || own.length === 0) {
      for (const { address, value: held } of own) payee.add(address, held);
      for (const { address, value: held } of coins) from.add(address, held);
      return;
    }
    this.write(
      [...coins, ...own],
      [
        { to: payee.another(), holder: payee, value: value + total(own) },
        { to: from.change(), holder: from, value: total(coins) - value - FEE },
      ],
    );
  }

  private write(coins: readonly Coin[], outputs: readonly Output[]): void {
    const transaction = this.transaction_count++;
    const payers = sums(coins.map(({ address, value }) => [address, value]));
    const payees = sums(outputs.map(({ to, value }) => [to, value]));
    const put_in = total(coins);
    const has_change = [...payees.keys()].some((to) => payers.has(to));
    for (const [from, share] of payers)
      for (const [to, value] of payees) {
        const amount = (value * share) / put_in;
        if (from === to || amount <= 0) continue;
        this.rows.push({ transaction, time_ms: this.time_ms, from, to, amount, has_change });
      }
    for (const { to, holder, value } of outputs) holder.add(to, value);
  }
}

function sums(pairs: readonly (readonly [address: number, value: number])[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [address, value] of pairs) if (value > 0) found.set(address, (found.get(address) ?? 0) + value);
  return found;
}

function total(coins: readonly Coin[]): number {
  return coins.reduce((all, { value }) => all + value, 0);
}
