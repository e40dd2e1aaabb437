/** The follow relation: which hop can carry on the money that another hop brought. */
import { counted, type ProofGrade } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import type { NoticeBook } from '../notices.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';
import type { HopUnits } from './hop-units.ts';
import { NO_SWAP, type SwapPayouts } from './swaps.ts';

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
  /** Of each follow: the row that pays for the swap between, `NO_SWAP` where the money stays in its asset. */
  readonly swaps: Int32Array;
  /** By the row that pays for a swap. */
  readonly payouts: SwapPayouts | undefined;
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
  /** Swaps that money may pass between two hops; absent: it stays in one asset. */
  readonly payouts?: SwapPayouts;
  /** Swaps that one address may pay for within the window: who pays for more trades, and nothing is followed there. */
  readonly swapCap?: number;
}

/**
 * All follows under `rule`. Never back to where the hop came from, never through a service but for a swap at it.
 * O(units · log + looked-at candidates), of which there are at most `degreeCap · (1 + swapCap)` a unit. Candidates are
 * listed transfers first, then bundles, each in time order; then what swaps lead to.
 */
export function followGraph(input: DetectionInput, units: HopUnits, rule: FollowRule, book: NoticeBook): FollowGraph {
  const { outOffsets, outRows, nodeCount } = input.index;
  const { is_service } = input.addresses;
  const { from, to, asset, first_ms, last_ms, senderOffsets, bundlesBySender } = units;
  const { payouts, swapCap = 0 } = rule;
  const offsets = new Uint32Array(units.length + 1);
  const skippedHub = new Uint8Array(nodeCount);
  const found = new FollowList(units.length);

  /** Whether the money that unit `a` brought, and that lies there as unit `held` since, goes on in unit `b`. */
  const consider = (a: number, held: number, b: number, swap: number, most: Follow): void => {
    if (asset[b] !== asset[held] || to[b] === from[a] || to[b] === from[b]) return;
    if (last_ms[b]! - last_ms[a]! > rule.windowMs) return;
    const kind = rule.judge(held, b);
    if (kind === FOLLOW.NONE) return;
    found.add(b, first_ms[b] === last_ms[held] ? FOLLOW.TIE : Math.min(kind, most), swap);
  };
  const considerAll = (a: number, held: number, swap: number, most: Follow): boolean => {
    const node = to[a]!;
    const [begin, end] = [outOffsets[node]!, outOffsets[node + 1]!];
    const low = firstAtOrAfter(outRows, first_ms, begin, end, last_ms[held]!);
    const high = firstAfter(outRows, first_ms, low, end, last_ms[a]! + rule.windowMs);
    if (high - low > rule.degreeCap) return false;
    for (let i = low; i < high; i++) consider(a, held, outRows[i]!, swap, most);
    const bundleEnd = senderOffsets[node + 1]!;
    const firstBundle = firstAtOrAfter(bundlesBySender, first_ms, senderOffsets[node]!, bundleEnd, last_ms[held]!);
    for (let i = firstBundle; i < bundleEnd && first_ms[bundlesBySender[i]!]! <= last_ms[a]! + rule.windowMs; i++) {
      consider(a, held, bundlesBySender[i]!, swap, most);
    }
    return true;
  };
  const considerSwaps = (a: number, of: SwapPayouts): void => {
    const node = to[a]!;
    const [begin, end] = [outOffsets[node]!, outOffsets[node + 1]!];
    const low = firstAtOrAfter(outRows, first_ms, begin, end, last_ms[a]!);
    const high = firstAfter(outRows, first_ms, low, end, last_ms[a]! + rule.windowMs);
    const paying = outRows.subarray(low, high).filter((row) => of[row] !== NO_SWAP);
    if (paying.length > swapCap) return;
    for (const row of paying) {
      if (asset[row] !== asset[a]) continue;
      const kind = rule.judge(a, row);
      if (kind === FOLLOW.NONE) continue;
      const payout = of[row]!;
      if (to[payout] === node) considerAll(a, payout, row, kind);
      else if (to[payout] !== from[a] && last_ms[payout]! - last_ms[a]! <= rule.windowMs) found.add(payout, kind, row);
    }
  };

  for (let a = 0; a < units.length; a++) {
    offsets[a] = found.size;
    const node = to[a]!;
    if (is_service[node] === 1 || from[a] === node || outOffsets[node] === outOffsets[node + 1]) continue;
    if (!considerAll(a, a, NO_SWAP, FOLLOW.CONSERVED)) skippedHub[node] = 1;
    else if (payouts !== undefined) considerSwaps(a, payouts);
  }
  offsets[units.length] = found.size;
  book.addHubs(
    skippedHub,
    (n) =>
      `Chains were ended at ${counted(n, 'address', 'addresses')} with more than ${rule.degreeCap} outgoing transfers within the time of a hop.`,
  );
  return { offsets, ...found.columns(), payouts };
}

/** Follows in the order in which they are found, in columns that grow. */
class FollowList {
  size = 0;
  private targets: Uint32Array;
  private kinds: Uint8Array;
  private swaps: Int32Array;

  constructor(units: number) {
    const room = Math.max(16, units);
    this.targets = new Uint32Array(room);
    this.kinds = new Uint8Array(room);
    this.swaps = new Int32Array(room);
  }

  add(target: number, kind: number, swap: number): void {
    if (this.size === this.targets.length) {
      this.targets = grown(this.targets, new Uint32Array(2 * this.size));
      this.kinds = grown(this.kinds, new Uint8Array(2 * this.size));
      this.swaps = grown(this.swaps, new Int32Array(2 * this.size));
    }
    this.targets[this.size] = target;
    this.kinds[this.size] = kind;
    this.swaps[this.size++] = swap;
  }

  columns(): Pick<FollowGraph, 'targets' | 'kinds' | 'swaps'> {
    const { size } = this;
    return {
      targets: this.targets.slice(0, size),
      kinds: this.kinds.slice(0, size),
      swaps: this.swaps.slice(0, size),
    };
  }
}

/** Units that follow each other. */
export interface Chain {
  readonly units: readonly number[];
  /** The follow into each unit but the first: between two units there may be several, over different swaps. */
  readonly follows: readonly number[];
}

/** The rows of the swap that the money of a chain passes before its unit at a position: paid, and paid out. */
export function swapRowsInto(graph: FollowGraph, { follows }: Chain, at: number): number[] {
  return at === 0 ? [] : swapRowsOfFollow(graph, follows[at - 1]!);
}

/** The two rows of the swap on a follow; none where the money stays in its asset. */
export function swapRowsOfFollow({ swaps, payouts }: FollowGraph, follow: number): number[] {
  const paid = swaps[follow]!;
  return paid === NO_SWAP ? [] : [paid, payouts![paid]!];
}

/** The proof grade of a chain: that of its weakest follow. */
export function gradeOfChain({ kinds }: FollowGraph, { follows }: Chain): ProofGrade {
  let weakest: number = FOLLOW.CONSERVED;
  for (const follow of follows) weakest = Math.min(weakest, kinds[follow]!);
  return weakest === FOLLOW.CONSERVED ? 'shape_time_value' : weakest === FOLLOW.TIMED ? 'shape_time' : 'shape';
}

function grown<T extends Uint32Array | Int32Array | Uint8Array>(full: T, roomy: T): T {
  roomy.set(full);
  return roomy;
}
