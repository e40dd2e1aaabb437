/**
 * Dense groups of rare ties: addresses that share several counterparties at one time, whoever pays whom and in whatever
 * order.
 */
import type { WorkBudget } from '../notices.ts';
import type { RareTiesSettings } from './params.ts';
import type { Scale } from './scale.ts';
import type { RareTies } from './ties.ts';

export interface TieGroup {
  /** Ascending. */
  readonly ties: readonly number[];
  /** How unlikely the group is by chance, in bits; see README.md. */
  readonly bits: number;
  /** The level at which its squares were joined. */
  readonly looseness: number;
}

/**
 * The product of the degrees along a square of four ties, in log2, up to which it joins a group: tight groups first,
 * then wider ones.
 */
const LOOSENESS_BITS = [12, 16, 20] as const;

interface Square {
  readonly ties: readonly [number, number, number, number];
  /** log2 of the product of outDegree · inDegree over the four ties. */
  readonly looseness: number;
}

/**
 * Squares (two payers with the same two payees; two ways from one address to another) that hang together by a tie are a
 * group, at each level of looseness. Work is Σ over ties of the degrees at their ends. Deterministic.
 */
export function tieGroups(ties: RareTies, scale: Scale, settings: RareTiesSettings, budget: WorkBudget): TieGroup[] {
  const squares = squaresOf(ties, scale, settings.degree_cap, budget);
  return LOOSENESS_BITS.flatMap((limit) =>
    joined(squares.filter(({ looseness }) => looseness <= limit))
      .filter((group) => group.length >= settings.min_group_ties)
      .map((group) => ({ ties: group, bits: groupBits(ties, scale, group), looseness: limit })),
  );
}

/**
 * Σ over ties of −log2(chance of the tie) − Σ over addresses of log2(addresses to choose from). The chance of a tie
 * counts what its two ends do outside the group at that time, and one more.
 */
export function groupBits(ties: RareTies, scale: Scale, group: readonly number[]): number {
  const paid = new Map<number, number>();
  const received = new Map<number, number>();
  let around = 2;
  for (const tie of group) {
    paid.set(ties.payer[tie]!, (paid.get(ties.payer[tie]!) ?? 0) + 1);
    received.set(ties.payee[tie]!, (received.get(ties.payee[tie]!) ?? 0) + 1);
    around = Math.max(around, scale.around[tie]!);
  }
  let bits = 0;
  for (const tie of group) {
    const others_out = Math.max(0, scale.outDegree[tie]! - paid.get(ties.payer[tie]!)!);
    const others_in = Math.max(0, scale.inDegree[tie]! - received.get(ties.payee[tie]!)!);
    bits += Math.log2(Math.max(2, scale.around[tie]!) / ((others_out + 1) * (others_in + 1)));
  }
  const nodes = new Set([...paid.keys(), ...received.keys()]);
  return bits - nodes.size * Math.log2(Math.min(ties.nodeCount, 2 * around));
}

function squaresOf(ties: RareTies, scale: Scale, degree_cap: number, budget: WorkBudget): Square[] {
  const { count, payer, payee, time_ms, payerOffsets, byPayer, payeeOffsets, byPayee } = ties;
  const { window_ms, outDegree, inDegree } = scale;
  const squares: Square[] = [];
  const weight = new Float64Array(count);
  for (let tie = 0; tie < count; tie++) weight[tie] = Math.log2(outDegree[tie]! * inDegree[tie]!);
  const isBusy = (tie: number): boolean => outDegree[tie]! > degree_cap || inDegree[tie]! > degree_cap;
  const limit = LOOSENESS_BITS.at(-1)!;
  const pairUp = (ways: readonly (readonly [number, number])[]): void => {
    for (let i = 1; i < ways.length; i++) {
      for (let j = 0; j < i; j++) {
        budget.left--;
        const four = [...ways[i]!, ...ways[j]!] as [number, number, number, number];
        const looseness = four.reduce((sum, tie) => sum + weight[tie]!, 0);
        if (looseness > limit) continue;
        const times = four.map((tie) => time_ms[tie]!);
        if (Math.max(...times) - Math.min(...times) > window_ms) continue;
        squares.push({ ties: four, looseness });
      }
    }
  };
  const nodes = payerOffsets.length - 1;
  for (let node = 0; node < nodes && budget.left > 0; node++) {
    const [begin, end] = [payerOffsets[node]!, payerOffsets[node + 1]!];
    if (end - begin < 2) continue;
    const sharing = new Map<number, [number, number][]>();
    const reaching = new Map<number, [number, number][]>();
    for (let at = begin; at < end; at++) {
      const tie = byPayer[at]!;
      if (isBusy(tie)) continue;
      const middle = payee[tie]!;
      for (let other = payeeOffsets[middle]!; other < payeeOffsets[middle + 1]!; other++) {
        const second = byPayee[other]!;
        budget.left--;
        if (payer[second]! <= node || isBusy(second) || Math.abs(time_ms[second]! - time_ms[tie]!) > window_ms)
          continue;
        append(sharing, payer[second]!, [tie, second]);
      }
      for (let next = payerOffsets[middle]!; next < payerOffsets[middle + 1]!; next++) {
        const second = byPayer[next]!;
        budget.left--;
        if (payee[second] === node || isBusy(second) || Math.abs(time_ms[second]! - time_ms[tie]!) > window_ms)
          continue;
        append(reaching, payee[second]!, [tie, second]);
      }
    }
    for (const ways of sharing.values()) pairUp(ways);
    for (const ways of reaching.values()) pairUp(ways);
  }
  return squares;
}

function append(lists: Map<number, [number, number][]>, key: number, item: [number, number]): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The ties of squares that hang together, each group ascending, in the order of their first ties. */
function joined(squares: readonly Square[]): number[][] {
  const parent = new Map<number, number>();
  const rootOf = (tie: number): number => {
    let root = tie;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    for (let at = tie; at !== root;) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { ties } of squares) {
    for (const tie of ties) if (!parent.has(tie)) parent.set(tie, tie);
    const root = rootOf(ties[0]);
    for (const tie of ties) parent.set(rootOf(tie), root);
  }
  const groups = new Map<number, number[]>();
  for (const tie of [...parent.keys()].sort((a, b) => a - b)) {
    const root = rootOf(tie);
    const group = groups.get(root);
    if (group) group.push(tie);
    else groups.set(root, [tie]);
  }
  return [...groups.values()];
}
