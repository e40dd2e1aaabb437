/**
 * Dense groups of rare ties: addresses that share several counterparties at one time, whoever pays whom and in whatever
 * order.
 */
import { disjointSets } from '../../disjoint-sets.ts';
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
    joined(
      squares.filter(({ looseness }) => looseness <= limit),
      ties.count,
    )
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
  const limit = LOOSENESS_BITS.at(-1)!;
  const isBusy = Uint8Array.from(outDegree, (degree, tie) =>
    degree > degree_cap || inDegree[tie]! > degree_cap || weight[tie]! > limit ? 1 : 0,
  );
  // No weight is below 0: what two ties have too much of, no square of them has less of.
  const isPair = (tie: number, second: number): boolean =>
    isBusy[second] === 0 &&
    weight[tie]! + weight[second]! <= limit &&
    Math.abs(time_ms[second]! - time_ms[tie]!) <= window_ms;
  const pairUp = (ways: readonly (readonly [number, number])[]): void => {
    for (let i = 1; i < ways.length; i++) {
      for (let j = 0; j < i; j++) {
        budget.left--;
        const [a, b, c, d] = [...ways[i]!, ...ways[j]!] as [number, number, number, number];
        const looseness = weight[a]! + weight[b]! + weight[c]! + weight[d]!;
        if (looseness > limit) continue;
        const first_ms = Math.min(time_ms[a]!, time_ms[b]!, time_ms[c]!, time_ms[d]!);
        const last_ms = Math.max(time_ms[a]!, time_ms[b]!, time_ms[c]!, time_ms[d]!);
        if (last_ms - first_ms <= window_ms) squares.push({ ties: [a, b, c, d], looseness });
      }
    }
  };
  const nodes = payerOffsets.length - 1;
  const [sharing, reaching] = [pairsByKey(nodes), pairsByKey(nodes)];
  for (let node = 0; node < nodes && budget.left > 0; node++) {
    const [begin, end] = [payerOffsets[node]!, payerOffsets[node + 1]!];
    if (end - begin < 2) continue;
    for (let at = begin; at < end; at++) {
      const tie = byPayer[at]!;
      if (isBusy[tie] === 1) continue;
      const middle = payee[tie]!;
      for (let other = payeeOffsets[middle]!; other < payeeOffsets[middle + 1]!; other++) {
        const second = byPayee[other]!;
        budget.left--;
        if (payer[second]! > node && isPair(tie, second)) sharing.add(payer[second]!, tie, second);
      }
      for (let next = payerOffsets[middle]!; next < payerOffsets[middle + 1]!; next++) {
        const second = byPayer[next]!;
        budget.left--;
        if (payee[second] !== node && isPair(tie, second)) reaching.add(payee[second]!, tie, second);
      }
    }
    for (const ways of sharing.take()) pairUp(ways);
    for (const ways of reaching.take()) pairUp(ways);
  }
  return squares;
}

interface PairsByKey {
  add(key: number, tie: number, second: number): void;
  /** The pairs of each key that has two or more, by the first of each key; none is left. */
  take(): [number, number][][];
}

/** Lists of pairs for keys below `keys`; most keys never have a second pair, and no list. */
function pairsByKey(keys: number): PairsByKey {
  /** 1 + the place of the key's first pair. */
  const placeOfKey = new Uint32Array(keys);
  const added: number[] = [];
  let isRepeated = false;
  return {
    add: (key, tie, second) => {
      if (placeOfKey[key] === 0) placeOfKey[key] = added.length / 3 + 1;
      else isRepeated = true;
      added.push(key, tie, second);
    },
    take: () => {
      const lists = new Map<number, [number, number][]>();
      for (let at = 0; isRepeated && at < added.length; at += 3) {
        const first = placeOfKey[added[at]!]! - 1;
        if (first === at / 3) continue;
        let list = lists.get(first);
        if (list === undefined) lists.set(first, (list = [[added[3 * first + 1]!, added[3 * first + 2]!]]));
        list.push([added[at + 1]!, added[at + 2]!]);
      }
      for (let at = 0; at < added.length; at += 3) placeOfKey[added[at]!] = 0;
      added.length = 0;
      isRepeated = false;
      return [...lists].sort(([a], [b]) => a - b).map(([, list]) => list);
    },
  };
}

/** The ties of squares that hang together, each group ascending, in the order of their first ties. */
function joined(squares: readonly Square[], count: number): number[][] {
  const { rootOf, join } = disjointSets(count);
  const isInSquare = new Uint8Array(count);
  for (const { ties } of squares) {
    for (const tie of ties) {
      isInSquare[tie] = 1;
      join(ties[0], tie);
    }
  }
  const groups = new Map<number, number[]>();
  for (let tie = 0; tie < count; tie++) {
    if (isInSquare[tie] === 0) continue;
    const group = groups.get(rootOf(tie));
    if (group) group.push(tie);
    else groups.set(rootOf(tie), [tie]);
  }
  return [...groups.values()];
}
