/** Haircut against time: what part of a payment ends at the risk, under the shares that haircut gives forward. */
import { accountSlots } from './account-slots.ts';
import { rowAt, type FlowColumns } from './flow-columns.ts';
import type { TaintMethod } from './trace-taint.ts';

/**
 * One entry a transfer row: what part of its sender's balance it carries away, and all transfers of the instant
 * together.
 */
export interface HaircutShares {
  readonly share: Float64Array;
  readonly together: Float64Array;
}

/** `forward` is the flow in direction `from_risk`. An empty balance has nothing to share out. O(transfers). */
export function haircutShares({ length, amount, giverBalance, leaving }: FlowColumns): HaircutShares {
  const share = new Float64Array(length);
  const together = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    if (!(giverBalance[at]! > 0)) continue;
    const whole = Math.max(giverBalance[at]!, leaving[at]!);
    share[at] = amount[at]! / whole;
    together[at] = leaving[at]! / whole;
  }
  return { share, together };
}

/**
 * The mirror of haircut, for a flow in direction `to_risk`: an account's state is the part of a unit of its balance
 * that will end at the risk, so what the risk receives from an address here is what haircut carries there from it.
 * `exposureRange` runs haircut itself in reversed time instead, as it does all its methods.
 */
export function haircutBackward({ share, together }: HaircutShares): TaintMethod {
  return (flow, carried, max_hops) => {
    // Of each account the part by hop, then the time up to which it counts.
    const state = accountSlots(flow.accountCount, max_hops);
    const last = max_hops - 1;
    return {
      open(account) {
        state.open(account);
        state.values[state.of(account) + last] = Number.NaN;
      },
      spend(account, at) {
        const slot = state.of(account);
        for (const one of at) {
          for (let k = 0; k < last; k++) carried[one * max_hops + k + 1] = flow.amount[one]! * state.values[slot + k]!;
        }
      },
      receive(account, at) {
        const slot = state.of(account);
        const row = rowAt(flow, at);
        if (state.values[slot + last] !== flow.timestamp_ms[at]) {
          state.values[slot + last] = flow.timestamp_ms[at]!;
          const staying = Math.max(0, 1 - together[row]!);
          for (let k = 0; k < last; k++) state.values[slot + k]! *= staying;
        }
        if (!(flow.amount[at]! > 0)) return;
        const part = share[row]! / flow.amount[at]!;
        for (let k = 0; k < last; k++) state.values[slot + k]! += part * carried[at * max_hops + k]!;
      },
      clear: state.clear,
    };
  };
}
