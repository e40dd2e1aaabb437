/** The follow relation: which hop can carry on the money that another hop brought. */
import { counted, type ProofGrade } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import type { NoticeBook } from '../notices.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';
import type { HopUnits } from './hop-units.ts';

/**
 * What a follow proves: `TIE` happened in the same instant, `TIMED` came later, `CONSERVED` came later and carried the
 * money on.
 */
export const FOLLOW = { NONE: 0, TIE: 1, TIMED: 2, CONSERVED: 3 } as const;
export type Follow = (typeof FOLLOW)[keyof typeof FOLLOW];

/** Follows of unit u: `targets.subarray(offsets[u], offsets[u + 1])`, with what each proves in `kinds`. */
export interface FollowGraph {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly kinds: Uint8Array;
}

export interface FollowRule {
  /** From the last transfer of a hop to the last one of the next. */
  readonly windowMs: number;
  /** Transfers of one address within the window beyond which it is taken for a pool, and the chain ends there. */
  readonly degreeCap: number;
  /**
   * What a follow from unit `a` into unit `b` proves; both touch at a non-service address, in one asset, `b` not before
   * `a`.
   */
  readonly judge: (a: number, b: number) => Follow;
}

/**
 * All follows under `rule`. Never back to where the hop came from, never through a service. O(units · log + looked-at
 * candidates), of which there are at most `degreeCap` a unit. Candidates are listed transfers first, then bundles, each
 * in time order.
 */
export function followGraph(input: DetectionInput, units: HopUnits, rule: FollowRule, book: NoticeBook): FollowGraph {
  const { outOffsets, outRows, nodeCount } = input.index;
  const { is_service } = input.addresses;
  const { from, to, asset, first_ms, last_ms, senderOffsets, bundlesBySender } = units;
  const offsets = new Uint32Array(units.length + 1);
  const skippedHub = new Uint8Array(nodeCount);
  let targets = new Uint32Array(Math.max(16, units.length));
  let kinds = new Uint8Array(targets.length);
  let size = 0;

  const consider = (a: number, b: number): void => {
    if (asset[b] !== asset[a] || to[b] === from[a] || to[b] === from[b]) return;
    if (last_ms[b]! - last_ms[a]! > rule.windowMs) return;
    const kind = rule.judge(a, b);
    if (kind === FOLLOW.NONE) return;
    if (size === targets.length) {
      targets = grown(targets, new Uint32Array(2 * size));
      kinds = grown(kinds, new Uint8Array(2 * size));
    }
    targets[size] = b;
    kinds[size++] = first_ms[b] === last_ms[a] ? FOLLOW.TIE : kind;
  };

  for (let a = 0; a < units.length; a++) {
    offsets[a] = size;
    const node = to[a]!;
    if (is_service[node] === 1 || from[a] === node || outOffsets[node] === outOffsets[node + 1]) continue;
    const low = firstAtOrAfter(outRows, first_ms, outOffsets[node]!, outOffsets[node + 1]!, last_ms[a]!);
    const high = firstAfter(outRows, first_ms, low, outOffsets[node + 1]!, last_ms[a]! + rule.windowMs);
    if (high - low > rule.degreeCap) {
      skippedHub[node] = 1;
      continue;
    }
    for (let i = low; i < high; i++) consider(a, outRows[i]!);
    const bundleEnd = senderOffsets[node + 1]!;
    const firstBundle = firstAtOrAfter(bundlesBySender, first_ms, senderOffsets[node]!, bundleEnd, last_ms[a]!);
    for (let i = firstBundle; i < bundleEnd && first_ms[bundlesBySender[i]!]! <= last_ms[a]! + rule.windowMs; i++) {
      consider(a, bundlesBySender[i]!);
    }
  }
  offsets[units.length] = size;
  book.addHubs(
    skippedHub,
    (n) =>
      `Chains were ended at ${counted(n, 'address', 'addresses')} with more than ${rule.degreeCap} outgoing transfers within the time of a hop.`,
  );
  return { offsets, targets: targets.slice(0, size), kinds: kinds.slice(0, size) };
}

/** The proof grade of a chain of unit ids: that of its weakest follow. */
export function gradeOfChain(graph: FollowGraph, chain: readonly number[]): ProofGrade {
  let weakest: number = FOLLOW.CONSERVED;
  for (let i = 1; i < chain.length; i++) {
    for (let edge = graph.offsets[chain[i - 1]!]!; edge < graph.offsets[chain[i - 1]! + 1]!; edge++) {
      if (graph.targets[edge] === chain[i]) weakest = Math.min(weakest, graph.kinds[edge]!);
    }
  }
  return weakest === FOLLOW.CONSERVED ? 'shape_time_value' : weakest === FOLLOW.TIMED ? 'shape_time' : 'shape';
}

function grown<T extends Uint32Array | Uint8Array>(full: T, roomy: T): T {
  roomy.set(full);
  return roomy;
}
