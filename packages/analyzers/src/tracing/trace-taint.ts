/**
 * The walk of taint through time that every method shares; a method decides only what part of a balance leaves with
 * which transfer.
 */
import type { WorkBudget } from '../structural/notices.ts';
import type { FlowColumns } from './flow-columns.ts';
import { everyInstant, type InstantOrder } from './instants.ts';

/**
 * What a method remembers of the accounts that taint has reached, and how it spends it. Taint has a hop: entry `k` of a
 * row of `carried` (max_hops entries a transfer) is units that are k + 1 transfers away from the risk.
 */
export interface TaintRule {
  /** Begins to remember an account, before it gets its first tainted transfer; its balance then is clean. */
  open(account: number, clean_balance: number): void;
  /** Fills `carried` for all transfers `at` that leave one opened account in one instant, and keeps what stays. */
  spend(account: number, at: readonly number[]): void;
  /**
   * Transfer `at` arrives at an opened account, with taint or without; called in the order of flow after all of the
   * instant has been spent.
   */
  receive(account: number, at: number): void;
  /** Forgets all accounts. */
  readonly clear: () => void;
}

/** A method: its rule over the flow, with `carried` to read from and write to. */
export type TaintMethod = (flow: FlowColumns, carried: Float64Array, max_hops: number) => TaintRule;

export interface TaintPlan {
  readonly flow: FlowColumns;
  /** 1 for the risks: all that they give is tainted (nodeCount entries). */
  readonly is_source: Uint8Array;
  /** 1 for addresses that taint reaches and does not pass, such as services and any risk. */
  readonly is_end: Uint8Array;
  readonly max_hops: number;
  /** Whether the account that transfer `at` reaches has too many transfers to be passed. */
  readonly isTooLarge: (account: number, at: number) => boolean;
  readonly budget: WorkBudget;
  /** Gets 1 for addresses that taint reached and did not pass because they are too large. */
  readonly skipped_hub: Uint8Array;
  /** max_hops entries a transfer, all 0 when a trace begins: the walk fills those of the transfers that it returns. */
  readonly carried: Float64Array;
}

export interface TaintTrace {
  /** Transfers that may carry taint, in the order of flow but for those of one instant. */
  readonly tainted: readonly number[];
  /**
   * Instants in which anything happened to a risk or an account that taint has reached; no method's are more than those
   * of poison.
   */
  readonly touched: readonly number[];
  /** How many amounts were left out because they are below `negligible`. */
  readonly negligible_count: number;
}

export interface TaintTracer {
  /**
   * Walks the instants of `order` once (all by default), fills `carried` and says where it did. Hops beyond max_hops
   * are not followed, nor is taint of less than `negligible`. Where the budget is used up the rest of the flow carries
   * nothing. O(transfers of the instants + tainted transfers · max_hops); deterministic.
   */
  trace(order?: InstantOrder, negligible?: number): TaintTrace;
}

/** O(accounts) once; a trace then costs only what it visits. */
export function taintTracer(plan: TaintPlan, method: TaintMethod): TaintTracer {
  const { flow, carried, max_hops } = plan;
  const opened = new Uint8Array(flow.accountCount);
  const rule = method(flow, carried, max_hops);
  return {
    trace(order = everyInstant(flow), negligible = 0) {
      const reached: number[] = [];
      const found = walk(plan, rule, opened, reached, order, negligible);
      for (const account of reached) opened[account] = 0;
      rule.clear();
      return found;
    },
  };
}

function walk(
  plan: TaintPlan,
  rule: TaintRule,
  opened: Uint8Array,
  reached: number[],
  order: InstantOrder,
  negligible: number,
): TaintTrace {
  const { flow, is_source, is_end, max_hops, isTooLarge, budget, skipped_hub, carried } = plan;
  const { from, to, fromAccount, toAccount, amount, instants } = flow;
  const tainted: number[] = [];
  const touchedInstants: number[] = [];
  let negligible_count = 0;
  let spending: number[] = [];
  for (let instant = order.next(); instant >= 0 && budget.left > 0; instant = order.next()) {
    const begin = instants[instant]!;
    const end = instants[instant + 1]!;
    let touched = false;
    for (let at = begin; at < end; at++) {
      if (is_source[from[at]!] === 1) {
        carried[at * max_hops] = amount[at]!;
        tainted.push(at);
        touched = true;
      } else if (opened[fromAccount[at]!] === 1) spending.push(at);
      else if (opened[toAccount[at]!] === 1) touched = true;
    }
    if (spending.length > 0) {
      budget.left -= spending.length;
      for (const at of spending) tainted.push(at);
      spendByAccount(spending, fromAccount, rule);
      if (negligible > 0) negligible_count += dropBelow(negligible, carried, spending, max_hops);
      spending = [];
      touched = true;
    }
    if (!touched) continue;
    touchedInstants.push(instant);
    for (let at = begin; at < end; at++) {
      const account = toAccount[at]!;
      if (opened[account] === 1 || is_end[to[at]!] === 1 || !isCarrying(carried, at, max_hops)) continue;
      if (isTooLarge(account, at)) {
        skipped_hub[to[at]!] = 1;
        continue;
      }
      opened[account] = 1;
      reached.push(account);
      rule.open(account, flow.receiverBalance[at]!);
      order.reached(account);
    }
    for (let at = begin; at < end; at++) {
      if (opened[toAccount[at]!] === 0) continue;
      rule.receive(toAccount[at]!, at);
      budget.left--;
    }
  }
  return { tainted, touched: touchedInstants, negligible_count };
}

/** Whether a transfer brings taint that may go further. */
function isCarrying(carried: Float64Array, at: number, max_hops: number): boolean {
  for (let k = 0; k + 1 < max_hops; k++) if (carried[at * max_hops + k]! > 0) return true;
  return false;
}

/** Leaves amounts below the limit out; says how many. */
function dropBelow(limit: number, carried: Float64Array, some: readonly number[], max_hops: number): number {
  let dropped = 0;
  for (const at of some) {
    for (let place = at * max_hops; place < (at + 1) * max_hops; place++) {
      if (!(carried[place]! > 0) || carried[place]! >= limit) continue;
      carried[place] = 0;
      dropped++;
    }
  }
  return dropped;
}

/** Hands each account its transfers of the instant, accounts ascending. */
function spendByAccount(spending: number[], fromAccount: Uint32Array, rule: TaintRule): void {
  if (spending.length === 1) {
    rule.spend(fromAccount[spending[0]!]!, spending);
    return;
  }
  spending.sort((a, b) => fromAccount[a]! - fromAccount[b]! || a - b);
  for (let begin = 0, end = 0; begin < spending.length; begin = end) {
    const account = fromAccount[spending[begin]!]!;
    while (end < spending.length && fromAccount[spending[end]!] === account) end++;
    rule.spend(account, spending.slice(begin, end));
  }
}
