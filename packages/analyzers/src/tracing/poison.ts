/** Poison: whoever once got tainted money gives nothing but tainted money afterwards. */
import { accountSlots } from './account-slots.ts';
import type { TaintMethod } from './trace-taint.ts';

/**
 * The upper bound of all methods, and the shortest way: a transfer of a tainted account is tainted whole, at one hop
 * more than the nearest that the account got before. Source: Möser, Böhme, Breuker 2014,
 * doi:10.1007/978-3-662-44774-1_2.
 */
export const poison: TaintMethod = (flow, carried, max_hops) => {
  const nearest = accountSlots(flow.accountCount, 1);
  return {
    open(account) {
      nearest.open(account);
      nearest.values[nearest.of(account)] = max_hops;
    },
    spend(account, at) {
      const hop = nearest.values[nearest.of(account)]!;
      if (hop < max_hops) for (const one of at) carried[one * max_hops + hop] = flow.amount[one]!;
    },
    receive(account, at) {
      const slot = nearest.of(account);
      for (let k = 0; k + 1 < nearest.values[slot]!; k++) {
        if (carried[at * max_hops + k]! > 0) nearest.values[slot] = k + 1;
      }
    },
    clear: nearest.clear,
  };
};
