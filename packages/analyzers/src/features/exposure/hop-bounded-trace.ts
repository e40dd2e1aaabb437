/** Where money comes from and where it goes, over a bounded number of hops, in one pass over time each. */
import type { TransferColumns } from '@analytics/domain';
import { groupEnd, groupStart } from './time-groups.ts';

export interface TraceInput {
  readonly transfers: TransferColumns;
  readonly nodeCount: number;
  /** Per transfer, the share of the sender's balance that it carries (haircutShares). */
  readonly shares: Float64Array;
  /** Per node, 1 where a trace ends: the addresses whose money is looked for. */
  readonly is_target: Uint8Array;
  /** Per node, 1 where a trace is not followed any further (and the node is no target). */
  readonly is_stop: Uint8Array;
  /** Longest path in transfers, at least 1: 1 is the transfer with the target itself. */
  readonly max_hops: number;
}

/**
 * Gives for each node the USD received that traces back to targets over time-respecting paths of 1 … max_hops
 * transfers.
 *
 * Everything a target sends is its own, whatever it received. State per node and hop bound k: the part of its balance
 * that came from targets within k hops; every transfer carries its share of that state on, to k + 1. A state pass:
 * O(transfers · max_hops) time, O(nodes · max_hops) memory, deterministic. A transfer moves what its sender had before
 * its millisecond.
 */
export function traceReceived(input: TraceInput): Float64Array {
  const { transfers, nodeCount, shares, is_target, is_stop, max_hops } = input;
  const { from, to, amount_usd, length } = transfers;
  const width = max_hops - 1;
  const received_usd = new Float64Array(nodeCount);
  const held = new Float64Array(nodeCount * width);
  const arriving = new Float64Array(nodeCount * width);
  const leaving = new Float64Array(nodeCount);
  for (let first = 0; first < length;) {
    const end = groupEnd(transfers, first);
    for (let row = first; row < end; row++) {
      const sender = from[row]!;
      const receiver = to[row]!;
      const keeps = is_target[receiver] === 0 && is_stop[receiver] === 0;
      if (is_target[sender]) {
        received_usd[receiver]! += amount_usd[row]!;
        if (keeps) for (let k = 0; k < width; k++) arriving[receiver * width + k]! += amount_usd[row]!;
      } else if (width > 0 && held[sender * width + width - 1]! > 0) {
        // A stop never holds anything: its receipts are not kept.
        const share = shares[row]!;
        leaving[sender]! += share;
        received_usd[receiver]! += share * held[sender * width + width - 1]!;
        if (keeps)
          for (let k = 1; k < width; k++) arriving[receiver * width + k]! += share * held[sender * width + k - 1]!;
      }
    }
    for (let row = first; row < end; row++) {
      const sender = from[row]!;
      if (leaving[sender] === 0) continue;
      const staying = Math.max(0, 1 - leaving[sender]!);
      for (let k = 0; k < width; k++) held[sender * width + k]! *= staying;
      leaving[sender] = 0;
    }
    for (let row = first; row < end; row++) settle(held, arriving, to[row]! * width, width);
    first = end;
  }
  return received_usd;
}

/**
 * Gives for each node the USD sent that goes on to targets over time-respecting paths of 1 … max_hops transfers.
 *
 * The mirror of traceReceived under the same shares: run backwards in time, the state of a node is the part of a dollar
 * of its balance that will reach targets within k hops. So what targets receive from an address here is what
 * traceReceived carries there. O(transfers · max_hops) time, O(nodes · max_hops) memory, deterministic.
 */
export function traceSent(input: TraceInput): Float64Array {
  const { transfers, nodeCount, shares, is_target, is_stop, max_hops } = input;
  const { from, to, amount_usd, length } = transfers;
  const width = max_hops - 1;
  const sent_usd = new Float64Array(nodeCount);
  const reaching = new Float64Array(nodeCount * width);
  const gained = new Float64Array(nodeCount * width);
  const leaving = new Float64Array(nodeCount);
  for (let end = length; end > 0;) {
    const first = groupStart(transfers, end);
    for (let row = end - 1; row >= first; row--) {
      const sender = from[row]!;
      const receiver = to[row]!;
      const followed = is_target[sender] === 0 && is_stop[sender] === 0;
      const share = shares[row]!;
      if (followed) leaving[sender]! += share;
      if (is_target[receiver]) {
        sent_usd[sender]! += amount_usd[row]!;
        if (followed) for (let k = 0; k < width; k++) gained[sender * width + k]! += share;
      } else if (width > 0 && reaching[receiver * width + width - 1]! > 0) {
        sent_usd[sender]! += amount_usd[row]! * reaching[receiver * width + width - 1]!;
        if (followed)
          for (let k = 1; k < width; k++) gained[sender * width + k]! += share * reaching[receiver * width + k - 1]!;
      }
    }
    for (let row = end - 1; row >= first; row--) {
      const sender = from[row]!;
      const staying = Math.max(0, 1 - leaving[sender]!);
      leaving[sender] = 0;
      if (staying < 1) for (let k = 0; k < width; k++) reaching[sender * width + k]! *= staying;
      settle(reaching, gained, sender * width, width);
    }
    end = first;
  }
  return sent_usd;
}

/** Adds what is pending for one node to its state; a second call in the same group adds nothing. */
function settle(state: Float64Array, pending: Float64Array, at: number, width: number): void {
  if (width === 0 || pending[at + width - 1] === 0) return;
  for (let k = 0; k < width; k++) {
    state[at + k]! += pending[at + k]!;
    pending[at + k] = 0;
  }
}
