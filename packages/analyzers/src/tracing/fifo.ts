/** FIFO: what came first is spent first. */
import type { TaintMethod } from './trace-taint.ts';

/**
 * What one instant brought to an account and is still there: `amount` units, of which `taint[k]` are tainted at hop k +
 * 1, evenly mixed.
 */
interface Parcel {
  readonly taint: Float64Array;
  amount: number;
}

interface Queue {
  readonly parcels: Parcel[];
  /** Parcels before it are spent. */
  head: number;
  /** Of the last parcel; one instant makes one parcel, as its transfers are in no order. */
  last_ms: number;
}

/**
 * A queue of receipts an account, beginning with the clean balance of the time when taint first arrived. Transfers of
 * one instant take from the front together, each its proportion, and inside a transfer the parts it was made of are
 * evenly mixed. O(1) amortised a transfer and hop. Source: the rule in Clayton's case (Devaynes v Noble, 1816), as
 * Anderson, Shumailov, Ahmed 2018, "Making Bitcoin legal", apply it.
 */
export const fifo: TaintMethod = (flow, carried, max_hops) => {
  const queues = new Map<number, Queue>();
  const mixed = new Float64Array(max_hops);
  return {
    open(account, clean_balance) {
      const clean = { amount: clean_balance, taint: new Float64Array(max_hops) };
      queues.set(account, { parcels: clean_balance > 0 ? [clean] : [], head: 0, last_ms: Number.NaN });
    },
    spend(account, at) {
      const queue = queues.get(account)!;
      const leaving = flow.leaving[at[0]!]!;
      if (leaving === 0) return;
      takeFront(queue, leaving, mixed);
      for (let k = 0; k + 1 < max_hops; k++) {
        if (mixed[k] === 0) continue;
        for (const one of at) carried[one * max_hops + k + 1] = (mixed[k]! * flow.amount[one]!) / leaving;
      }
    },
    receive(account, at) {
      const queue = queues.get(account)!;
      const time_ms = flow.timestamp_ms[at]!;
      if (queue.last_ms !== time_ms) queue.parcels.push({ amount: 0, taint: new Float64Array(max_hops) });
      queue.last_ms = time_ms;
      const parcel = queue.parcels.at(-1)!;
      parcel.amount += flow.amount[at]!;
      for (let k = 0; k + 1 < max_hops; k++) parcel.taint[k]! += carried[at * max_hops + k]!;
    },
    clear() {
      queues.clear();
    },
  };
};

/** Takes `wanted` units, or all there are, from the front of the queue; `mixed` receives the taint in them by hop. */
function takeFront(queue: Queue, wanted: number, mixed: Float64Array): void {
  mixed.fill(0);
  let missing = wanted;
  while (missing > 0 && queue.head < queue.parcels.length) {
    const parcel = queue.parcels[queue.head]!;
    const is_whole = parcel.amount <= missing;
    const share = is_whole ? 1 : missing / parcel.amount;
    for (let k = 0; k < mixed.length; k++) {
      const taken = parcel.taint[k]! * share;
      mixed[k]! += taken;
      parcel.taint[k]! -= taken;
    }
    missing -= is_whole ? parcel.amount : missing;
    if (is_whole) queue.head++;
    else parcel.amount *= 1 - share;
  }
  if (queue.head > 64 && queue.head * 2 > queue.parcels.length) {
    queue.parcels.splice(0, queue.head);
    queue.head = 0;
  }
}
