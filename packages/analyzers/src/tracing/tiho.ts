/** TIHO, taint in, highest out: of what a spending makes, the largest output takes the taint first. */
import { accountSlots } from './account-slots.ts';
import type { TaintMethod } from './trace-taint.ts';

/**
 * The outputs of a spending are the transfers that leave the account in one instant, and, as a change output, what then
 * remains in it. The largest is filled with taint first, then the next; outputs of equal size share alike, and every
 * one gets the hops in the proportion in which the account held them. Conserves the tainted sum. O(outputs · log
 * outputs) an instant. Source: Tironsakkul, Maarek, Eross, Just 2021, "Context matters: methods for Bitcoin tracking",
 * arXiv:2110.05041, for transactions of unspent outputs; taking the balance that stays for the change is ours, because
 * accounts have none.
 */
export const tiho: TaintMethod = (flow, carried, max_hops) => {
  const held = accountSlots(flow.accountCount, max_hops);
  return {
    open: (account) => {
      held.open(account);
    },
    spend(account, at) {
      const slot = held.of(account);
      let whole = 0;
      for (let k = 0; k + 1 < max_hops; k++) whole += held.values[slot + k]!;
      if (whole === 0) return;
      const staying = Math.max(0, flow.giverBalance[at[0]!]! - flow.leaving[at[0]!]!);
      const given = shareOut(
        whole,
        at.map((one) => flow.amount[one]!),
        staying,
      );
      let gone = 0;
      at.forEach((one, output) => {
        gone += given[output]!;
        for (let k = 0; k + 1 < max_hops; k++) {
          carried[one * max_hops + k + 1] = (held.values[slot + k]! * given[output]!) / whole;
        }
      });
      const kept = staying === 0 ? 0 : Math.max(0, 1 - gone / whole);
      for (let k = 0; k + 1 < max_hops; k++) held.values[slot + k]! *= kept;
    },
    receive(account, at) {
      const slot = held.of(account);
      for (let k = 0; k + 1 < max_hops; k++) held.values[slot + k]! += carried[at * max_hops + k]!;
    },
    clear: held.clear,
  };
};

/** What stays is a difference of sums, and may be as large as an output but for its last bits. */
const ALIKE = 1 - 1e-12;

/** Fills outputs with `taint`, the largest first; `staying` is one more output, whose part is not returned. */
function shareOut(taint: number, outputs: readonly number[], staying: number): Float64Array {
  const sizes = [...outputs, staying];
  const order = sizes.map((_, output) => output).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const given = new Float64Array(sizes.length);
  let left = taint;
  for (let begin = 0, end = 0; begin < order.length && left > 0; begin = end) {
    const size = sizes[order[begin]!]!;
    while (end < order.length && sizes[order[end]!]! >= ALIKE * size) end++;
    const each = Math.min(size, left / (end - begin));
    for (let at = begin; at < end; at++) given[order[at]!] = each;
    left -= each * (end - begin);
  }
  return given;
}
