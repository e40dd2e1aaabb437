/**
 * What arrives at each end, for transfers of different times and one asset: every account a full list of receipts, in
 * floats.
 */
import { CONSERVING, type ConservingMethod } from './follow-money.ts';

export interface ReferenceTransfer {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

interface Receipt {
  amount: number;
  traced: number;
}

interface ReferenceTrace {
  readonly entered: number;
  readonly arrived: Record<string, number>;
  readonly held: Record<string, number>;
  /** Of each row; 0 where its traced part is below the limit. */
  readonly carried: readonly number[];
}

/**
 * `rows` in time order. Everything that `source` gives is traced. Gives what arrived at ends and what the others hold.
 */
export function traceReference(
  rows: readonly ReferenceTransfer[],
  source: string,
  ends: ReadonlySet<string>,
  method: ConservingMethod,
  limit = 0,
): ReferenceTrace {
  const purses = new Map<string, Receipt[]>();
  const arrived: Record<string, number> = {};
  const carried: number[] = [];
  let [returned, entered] = [0, 0];
  for (const { from, to, amount } of rows) {
    const purse = purses.get(from) ?? [];
    let traced: number;
    if (from === source) {
      traced = amount;
      entered += Math.max(0, amount - returned);
      returned = Math.max(0, returned - amount);
    } else traced = ends.has(from) ? 0 : spend(purse, amount, method);
    if (traced < limit) traced = 0;
    carried.push(traced);
    if (to === source) returned += traced;
    else if (ends.has(to)) {
      if (traced > 0) arrived[to] = (arrived[to] ?? 0) + traced;
    } else purses.set(to, [...(purses.get(to) ?? []), { amount, traced }]);
  }
  const held = Object.fromEntries([...purses].map(([name, purse]) => [name, sum(purse.map((one) => one.traced))]));
  return { entered, arrived, held: { ...held, [source]: returned }, carried };
}

/**
 * What arrives at ends by poison, at most all that entered: the whole of each payment of whoever was paid so before,
 * where another method still carries some. The limit has to be above 0, for floats never come out at 0.
 */
export function poisonReference(
  rows: readonly ReferenceTransfer[],
  source: string,
  ends: ReadonlySet<string>,
  limit: number,
): Record<string, number> {
  const others = CONSERVING.map((method) => traceReference(rows, source, ends, method, limit));
  const entered = Math.max(...others.map((one) => one.entered));
  const poisoned = new Set([source]);
  const arrived: Record<string, number> = {};
  rows.forEach(({ from, to, amount }, at) => {
    if (!poisoned.has(from) || others.every(({ carried }) => carried[at] === 0)) return;
    if (ends.has(to)) arrived[to] = Math.min(entered, (arrived[to] ?? 0) + amount);
    else poisoned.add(to);
  });
  return arrived;
}

/** Takes an amount out of the receipts; gives the traced part of it. */
function spend(purse: Receipt[], amount: number, method: ConservingMethod): number {
  const balance = sum(purse.map((one) => one.amount));
  const whole = sum(purse.map((one) => one.traced));
  const taken = Math.min(balance, amount);
  if (balance === 0) return 0;
  if (method === 'fifo') {
    let missing = taken;
    let traced = 0;
    for (const receipt of purse) {
      const share = receipt.amount === 0 ? 0 : Math.min(1, missing / receipt.amount);
      traced += receipt.traced * share;
      missing -= receipt.amount * share;
      receipt.traced *= 1 - share;
      receipt.amount *= 1 - share;
    }
    return traced;
  }
  const staying = balance - taken;
  const share = method === 'haircut' ? taken / balance : highest(whole, amount, staying) / (whole || 1);
  for (const receipt of purse) {
    receipt.traced *= 1 - share;
    receipt.amount *= 1 - taken / balance;
  }
  return whole * share;
}

/** Of the payment and what stays the larger one is filled first; equal ones share. */
function highest(traced: number, payment: number, staying: number): number {
  // Floats: sums that are equal differ in their last digits.
  if (Math.abs(payment - staying) < 1e-6) return Math.min(payment, traced / 2);
  if (payment > staying) return Math.min(payment, traced);
  return Math.min(payment, Math.max(0, traced - staying));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
