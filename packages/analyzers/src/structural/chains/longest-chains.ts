/** Chains of follows, longest first, no transfer in two of them. */
import type { NoticeBook } from '../notices.ts';
import { swapRowsInto, swapRowsOfFollow, type Chain, type Follow, type FollowGraph } from './follow-graph.ts';
import { rowsOfUnit, type HopUnits } from './hop-units.ts';

export interface ChainLimits {
  readonly minHops: number;
  readonly maxHops: number;
  /** The least that every follow of a chain must prove. */
  readonly minFollow: Follow;
  /** Follows tried from one starting hop before its search is given up. */
  readonly stepsPerStart: number;
}

/** Passes over hops of one instant, whose follows may run in rings; the walk itself never visits an address twice. */
const TIE_PASSES = 8;

/**
 * Repeats: take the longest chain whose transfers are all unused, until none of at least `minHops` is left. A chain's
 * addresses are distinct. The money of one transfer is spent once, so chains share no transfer (`used`, one entry a
 * row, is read and marked): two schemes over one wallet come out as two chains. Ties: the smaller starting unit; then
 * the follow that proves more, the one closest in value, the smaller unit id. Lengths come from dynamic programming
 * over hops in descending time, O(follows). They are bounds from above that only sink, as transfers get used and as
 * paths may not cross themselves: a start whose walk falls short waits until its true length is the longest.
 */
export function longestChains(
  units: HopUnits,
  graph: FollowGraph,
  limits: ChainLimits,
  used: Uint8Array,
  book: NoticeBook,
): Chain[] {
  const chains: Chain[] = [];
  const lengths = longestWalks(units, graph, limits, used);
  const walker = chainWalker(units, graph, limits, lengths, used);
  const waiting: number[][] = Array.from({ length: limits.maxHops + 1 }, () => []);
  for (let unit = 0; unit < units.length; unit++)
    if (lengths[unit]! >= limits.minHops) waiting[lengths[unit]!]!.push(unit);
  for (let hops = limits.maxHops; hops >= limits.minHops; hops--) {
    for (const start of waiting[hops]!.sort((a, b) => a - b)) {
      const chain = walker.from(start);
      if (chain.units.length < hops) {
        waiting[chain.units.length]!.push(start);
        continue;
      }
      chains.push(chain);
      for (const [at, unit] of chain.units.entries())
        for (const row of [...swapRowsInto(graph, chain, at), ...rowsOfUnit(units, unit)]) used[row] = 1;
    }
  }
  book.add(
    'BUDGET_REACHED',
    walker.exhausted(),
    (n) => `The search for chains gave up early on ${n} starting transfers.`,
  );
  return chains;
}

function isFree(units: HopUnits, used: Uint8Array, unit: number): boolean {
  if (unit < units.rowCount) return used[unit] === 0;
  const bundle = unit - units.rowCount;
  for (let i = units.bundleOffsets[bundle]!; i < units.bundleOffsets[bundle + 1]!; i++) {
    if (used[units.bundleRows[i]!] === 1) return false;
  }
  return true;
}

/**
 * For each unit u: hops of the longest walk of free units from u on, itself included; at most `maxHops`; 0 where u is
 * used.
 */
function longestWalks(units: HopUnits, graph: FollowGraph, limits: ChainLimits, used: Uint8Array): Uint16Array {
  const { order, first_ms } = units;
  const lengths = new Uint16Array(units.length);
  for (let end = order.length; end > 0;) {
    let begin = end - 1;
    while (begin > 0 && first_ms[order[begin - 1]!] === first_ms[order[begin]!]) begin--;
    let changed = true;
    for (let pass = 0; changed && pass < (end - begin > 1 ? TIE_PASSES : 1); pass++) {
      changed = false;
      for (let i = end - 1; i >= begin; i--) {
        const unit = order[i]!;
        if (!isFree(units, used, unit)) continue;
        let longest = 0;
        for (let edge = graph.offsets[unit]!; edge < graph.offsets[unit + 1]!; edge++) {
          if (graph.kinds[edge]! >= limits.minFollow) longest = Math.max(longest, lengths[graph.targets[edge]!]!);
        }
        const length = Math.min(limits.maxHops, longest + 1);
        if (length !== lengths[unit]) {
          lengths[unit] = length;
          changed = true;
        }
      }
    }
    end = begin;
  }
  return lengths;
}

const NO_CHAIN: Chain = { units: [], follows: [] };

/** Depth-first walk over free units in order of promise; stops at the first chain as long as the bound. */
function chainWalker(
  units: HopUnits,
  graph: FollowGraph,
  limits: ChainLimits,
  lengths: Uint16Array,
  used: Uint8Array,
): { from(start: number): Chain; exhausted(): number } {
  const { from, to, value } = units;
  const onPath = new Set<number>();
  const exhaustedStarts = new Set<number>();
  const follows: number[] = [];
  let best: Chain = NO_CHAIN;
  let goal = 0;
  let steps = 0;
  const promising = (unit: number, edges: number[]): number[] => {
    const closeness = (target: number) => Math.abs(value[target]! - value[unit]!);
    return edges.sort((a, b) => {
      const [x, y] = [graph.targets[a]!, graph.targets[b]!];
      const byKind = graph.kinds[b]! - graph.kinds[a]!;
      return lengths[y]! - lengths[x]! || byKind || closeness(x) - closeness(y) || x - y;
    });
  };
  const walk = (chain: number[]): boolean => {
    if (chain.length > best.units.length) best = { units: [...chain], follows: [...follows] };
    if (best.units.length >= goal) return true;
    const unit = chain[chain.length - 1]!;
    const edges: number[] = [];
    for (let edge = graph.offsets[unit]!; edge < graph.offsets[unit + 1]!; edge++) {
      const target = graph.targets[edge]!;
      if (graph.kinds[edge]! < limits.minFollow || onPath.has(to[target]!) || !isFree(units, used, target)) continue;
      if (swapRowsOfFollow(graph, edge).some((row) => used[row] === 1)) continue;
      if (chain.length + lengths[target]! > best.units.length) edges.push(edge);
    }
    for (const edge of promising(unit, edges)) {
      const target = graph.targets[edge]!;
      if (steps-- <= 0) return true;
      if (chain.length + lengths[target]! <= best.units.length) continue;
      onPath.add(to[target]!);
      chain.push(target);
      follows.push(edge);
      const done = walk(chain);
      chain.pop();
      follows.pop();
      onPath.delete(to[target]!);
      if (done) return true;
    }
    return false;
  };
  return {
    from(start) {
      best = NO_CHAIN;
      if (!isFree(units, used, start)) return best;
      goal = lengths[start]!;
      steps = limits.stepsPerStart;
      onPath.clear();
      onPath.add(from[start]!).add(to[start]!);
      walk([start]);
      if (steps < 0) exhaustedStarts.add(start);
      return best;
    },
    exhausted: () => exhaustedStarts.size,
  };
}
