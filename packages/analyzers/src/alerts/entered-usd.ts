/** What entered a scheme, once: money that is passed on within it does not count again. */
import type { TransferColumns } from '@analytics/domain';

/**
 * Every address of the evidence keeps a balance of the scheme in USD: what it received in the evidence less what it
 * sent on. What a transfer carries beyond its sender's balance came from outside and enters; the rest was in the scheme
 * already. So a chain counts its first hop, a cycle what set out, a fan what its middle was paid or paid out without
 * having been paid, and a subject that nobody paid in the evidence what it sent. Transfers count in the order of the
 * window, each at its own value; without a price they count as 0. `rows` are ascending; exact. O(rows).
 */
export function enteredUsd(
  transfers: Pick<TransferColumns, 'from' | 'to'>,
  rows: Iterable<number>,
  exactUsd: (row: number) => bigint,
): bigint {
  let all = 0n;
  for (const { entered } of enteringTransfers(transfers, rows, exactUsd)) all += entered;
  return all;
}

/** What each transfer brings into the scheme, as above; who `mixes` with the money of others passes nothing on. */
export function* enteringTransfers(
  { from, to }: Pick<TransferColumns, 'from' | 'to'>,
  rows: Iterable<number>,
  exactUsd: (row: number) => bigint,
  mixes: (node: number) => boolean = () => false,
): Generator<{ readonly row: number; readonly entered: bigint }> {
  const balance = new Map<number, bigint>();
  for (const row of rows) {
    const [sender, receiver, amount] = [from[row]!, to[row]!, exactUsd(row)];
    const held = balance.get(sender) ?? 0n;
    const passed = held < amount ? held : amount;
    balance.set(sender, held - passed);
    if (!mixes(receiver)) balance.set(receiver, (balance.get(receiver) ?? 0n) + amount);
    yield { row, entered: amount - passed };
  }
}
