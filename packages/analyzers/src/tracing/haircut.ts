/** Haircut: every payment takes the same part of an account's taint as of its balance. */
import { accountSlots } from './account-slots.ts';
import type { TaintMethod } from './trace-taint.ts';

/**
 * Proportional mixing; conserves the tainted sum. Source: Möser, Böhme, Breuker 2014, doi:10.1007/978-3-662-44774-1_2.
 */
export const haircut: TaintMethod = (flow, carried, max_hops) => {
  const held = accountSlots(flow.accountCount, max_hops);
  return {
    open: (account) => {
      held.open(account);
    },
    spend(account, at) {
      const slot = held.of(account);
      const leaving = flow.leaving[at[0]!]!;
      const whole = Math.max(flow.giverBalance[at[0]!]!, leaving);
      if (whole === 0) return;
      const staying = whole === leaving ? 0 : 1 - leaving / whole;
      for (let k = 0; k + 1 < max_hops; k++) {
        const taint = held.values[slot + k]!;
        if (taint === 0) continue;
        for (const one of at) carried[one * max_hops + k + 1] = (taint * flow.amount[one]!) / whole;
        held.values[slot + k] = taint * staying;
      }
    },
    receive(account, at) {
      const slot = held.of(account);
      for (let k = 0; k + 1 < max_hops; k++) held.values[slot + k]! += carried[at * max_hops + k]!;
    },
    clear: held.clear,
  };
};
