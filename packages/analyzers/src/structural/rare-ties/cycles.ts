/** Cycles of rare ties in the order of time, whatever their amounts. */
import { lowerBound } from '../../lower-bound.ts';
import type { WorkBudget } from '../notices.ts';
import type { RareTiesSettings } from './params.ts';
import { tieBits, type Scale } from './scale.ts';
import type { RareTies } from './ties.ts';

export interface TieCycle {
  /** In the order of the hops, which is the order of time. */
  readonly ties: readonly number[];
  readonly bits: number;
}

/**
 * Every cycle of at most `max_cycle_length` ties in which each follows the one before within the scale, and all lie
 * within four scales. Of cycles over the same addresses the one with the most bits is kept. The bits count that the
 * ties come in one of (length − 1)! orders. Deterministic; work is bounded by the budget.
 */
export function tieCycles(ties: RareTies, scale: Scale, settings: RareTiesSettings, budget: WorkBudget): TieCycle[] {
  const { payer, payee, time_ms, payerOffsets, byPayer } = ties;
  const best = new Map<string, TieCycle>();
  const path: number[] = [];
  const onPath = new Set<number>();
  const isBusy = (tie: number): boolean =>
    scale.outDegree[tie]! > settings.degree_cap || scale.inDegree[tie]! > settings.degree_cap;
  const walk = (home: number, begin_ms: number): void => {
    const last = path.at(-1)!;
    const node = payee[last]!;
    for (let at = firstAfter(ties, node, last); at < payerOffsets[node + 1]!; at++) {
      const tie = byPayer[at]!;
      if (--budget.left < 0) return;
      if (time_ms[tie]! - time_ms[last]! > scale.window_ms || time_ms[tie]! - begin_ms > 4 * scale.window_ms) return;
      if (time_ms[tie] === time_ms[last] || isBusy(tie)) continue;
      const next = payee[tie]!;
      if (next === home) {
        if (path.length + 1 >= settings.min_cycle_length) keep([...path, tie]);
      } else if (!onPath.has(next) && path.length + 2 <= settings.max_cycle_length) {
        path.push(tie);
        onPath.add(next);
        walk(home, begin_ms);
        path.pop();
        onPath.delete(next);
      }
    }
  };
  const keep = (cycle: readonly number[]): void => {
    const key = cycle
      .map((tie) => payer[tie]!)
      .sort((a, b) => a - b)
      .join(',');
    const bits = cycleBits(ties, scale, cycle);
    const known = best.get(key);
    if (known === undefined || bits > known.bits) best.set(key, { ties: cycle, bits });
  };
  for (let start = 0; start < ties.count && budget.left > 0; start++) {
    if (isBusy(start)) continue;
    path.push(start);
    onPath.add(payer[start]!).add(payee[start]!);
    walk(payer[start]!, time_ms[start]!);
    path.pop();
    onPath.clear();
  }
  return [...best.values()];
}

/** The position in `byPayer` of the node's first tie after `tie`. */
function firstAfter({ payerOffsets, byPayer }: RareTies, node: number, tie: number): number {
  return lowerBound(byPayer, tie + 1, payerOffsets[node], payerOffsets[node + 1]);
}

function cycleBits(ties: RareTies, scale: Scale, cycle: readonly number[]): number {
  let bits = 0;
  for (const [hop, tie] of cycle.entries()) {
    const around = Math.max(2, Math.min(ties.nodeCount, 2 * scale.around[tie]!));
    bits += tieBits(scale, tie) - Math.log2(around) + (hop > 0 ? Math.log2(hop) : 0);
  }
  return bits;
}
