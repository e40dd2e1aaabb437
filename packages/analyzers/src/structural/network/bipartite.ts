/** Two layers of which nearly every one pays nearly every other; and stacks of such layers. */
import { HOUR_MS, counted } from '@analytics/domain';
import { countStrength } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import { densestWindow } from '../distinct-window.ts';
import type { NoticeBook, WorkBudget } from '../notices.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';
import type { NetworkSettings } from './params.ts';
import type { NetworkShape } from './network-shape.ts';

export interface Bipartite {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** Ascending. */
  readonly rows: readonly number[];
  readonly begin_ms: number;
  readonly end_ms: number;
  readonly density: number;
}

/**
 * Grows a dense pair of layers from each source: its densest window of targets, the others who pay at least
 * `bipartite_min_side` of those targets in that window, or else the least share of so many, and of these sides what
 * keeps the density. A source that is already in a found layer of the same time seeds none. Work is the transfers into
 * the targets, capped at each, bounded by `total_steps`. Deterministic: seeds by node id.
 */
export function bipartites(input: DetectionInput, settings: NetworkSettings, book: NoticeBook): Bipartite[] {
  const { index, transfers, addresses } = input;
  const { timestamp_ms: times, from, to } = transfers;
  const windowMs = settings.window_hours * HOUR_MS;
  const counts = new Uint32Array(index.nodeCount);
  const shared = new Uint32Array(index.nodeCount);
  const seenAt = new Int32Array(index.nodeCount).fill(-1);
  const coveredUntil = new Float64Array(index.nodeCount).fill(Number.NEGATIVE_INFINITY);
  const skippedHub = new Uint8Array(index.nodeCount);
  const budget: WorkBudget = { left: settings.total_steps };
  const found: Bipartite[] = [];
  // The fewest targets that a source of the narrowest layer may pay.
  const leastPaid = Math.ceil(settings.bipartite_min_density * settings.bipartite_min_side);
  let left = 0;
  for (let seed = 0; seed < index.nodeCount; seed++) {
    const begin = index.outOffsets[seed]!;
    const end = index.outOffsets[seed + 1]!;
    if (end - begin < settings.bipartite_min_side || addresses.is_service[seed] === 1) continue;
    if (budget.left <= 0) {
      left++;
      continue;
    }
    budget.left -= end - begin;
    const window = densestWindow({ rows: index.outRows, keyOfRow: to, times, windowMs, counts }, begin, end);
    if (window === undefined || window.distinct < settings.bipartite_min_side) continue;
    if (window.last - window.first >= settings.bipartite_degree_cap) {
      skippedHub[seed] = 1;
      continue;
    }
    const begin_ms = times[index.outRows[window.first]!]!;
    if (begin_ms <= coveredUntil[seed]!) continue;
    const end_ms = begin_ms + windowMs;
    const targets: number[] = [];
    for (let i = window.first; i <= window.last; i++) {
      const target = to[index.outRows[i]!]!;
      if (target !== seed && addresses.is_service[target] === 0 && counts[target] === 0) {
        counts[target] = 1;
        targets.push(target);
      }
    }
    for (const target of targets) counts[target] = 0;
    const payers: number[] = [];
    const rows: number[] = [];
    for (const target of targets) {
      const low = firstAtOrAfter(index.inRows, times, index.inOffsets[target]!, index.inOffsets[target + 1]!, begin_ms);
      const high = firstAfter(index.inRows, times, low, index.inOffsets[target + 1]!, end_ms);
      budget.left -= 8;
      if (high - low > settings.bipartite_degree_cap) {
        skippedHub[target] = 1;
        continue;
      }
      budget.left -= high - low;
      for (let i = low; i < high; i++) {
        const payer = from[index.inRows[i]!]!;
        if (addresses.is_service[payer] === 1 || payer === target) continue;
        rows.push(index.inRows[i]!);
        if (seenAt[payer] === target) continue;
        seenAt[payer] = target;
        if (shared[payer]!++ === 0) payers.push(payer);
      }
    }
    const fullSources = payers.filter((payer) => shared[payer]! >= settings.bipartite_min_side);
    const anySources = payers.filter((payer) => shared[payer]! >= leastPaid);
    for (const payer of payers) {
      shared[payer] = 0;
      seenAt[payer] = -1;
    }
    if (anySources.length < settings.bipartite_min_side) continue;
    // Many who pay little would thin out a layer that stands without them: they are asked only where it does not.
    const dense =
      densePart(rows, from, to, fullSources, settings) ??
      (anySources.length > fullSources.length ? densePart(rows, from, to, anySources, settings) : undefined);
    if (dense === undefined) continue;
    for (const source of dense.sources) coveredUntil[source] = Math.max(coveredUntil[source]!, end_ms);
    found.push({ ...dense, begin_ms: times[dense.rows[0]!]!, end_ms: times[dense.rows[dense.rows.length - 1]!]! });
  }
  book.add('BUDGET_REACHED', left, (n) => `The search for bipartite layers ended before ${counted(n, 'source')}.`);
  book.addHubs(
    skippedHub,
    (n) =>
      `Left out of bipartite layers: ${counted(n, 'address', 'addresses')} with more than ${settings.bipartite_degree_cap} transfers in the window.`,
  );
  return withoutRepeats(found, transfers.length, book);
}

/**
 * Different seeds may grow into nearly the same layers: of those that share at least half of their transfers with
 * larger ones, the larger stay.
 */
function withoutRepeats(found: readonly Bipartite[], rowCount: number, book: NoticeBook): Bipartite[] {
  const isTaken = new Uint8Array(rowCount);
  const kept = [...found]
    .sort((a, b) => b.rows.length - a.rows.length || a.rows[0]! - b.rows[0]! || a.sources[0]! - b.sources[0]!)
    .filter(({ rows }) => {
      const taken = rows.reduce((count, row) => count + isTaken[row]!, 0);
      if (2 * taken >= rows.length) return false;
      for (const row of rows) isTaken[row] = 1;
      return true;
    });
  book.add(
    'OVERLAPS_MERGED',
    found.length - kept.length,
    (n) => `Not listed: ${counted(n, 'bipartite layer')} that mostly repeat a larger one.`,
  );
  return kept;
}

/**
 * Drops, one by one, the member with the smallest share of the other side until all reach the density; undefined if a
 * side gets too small.
 */
function densePart(
  rows: readonly number[],
  from: Uint32Array,
  to: Uint32Array,
  candidates: readonly number[],
  settings: NetworkSettings,
): Pick<Bipartite, 'sources' | 'targets' | 'rows' | 'density'> | undefined {
  if (candidates.length < settings.bipartite_min_side) return undefined;
  const paidBy = new Map<number, Set<number>>(candidates.map((source) => [source, new Set()]));
  const payersOf = new Map<number, Set<number>>();
  for (const row of rows) {
    // Layers are disjoint: one who pays into the layer is not part of it.
    if (!paidBy.has(from[row]!) || paidBy.has(to[row]!)) continue;
    paidBy.get(from[row]!)!.add(to[row]!);
    const payers = payersOf.get(to[row]!) ?? new Set();
    payersOf.set(to[row]!, payers.add(from[row]!));
  }
  for (;;) {
    if (paidBy.size < settings.bipartite_min_side || payersOf.size < settings.bipartite_min_side) return undefined;
    const weakest = [
      ...[...paidBy].map(([node, others]) => ({
        node,
        others,
        side: paidBy,
        opposite: payersOf,
        share: others.size / payersOf.size,
      })),
      ...[...payersOf].map(([node, others]) => ({
        node,
        others,
        side: payersOf,
        opposite: paidBy,
        share: others.size / paidBy.size,
      })),
    ].sort((a, b) => a.share - b.share || b.node - a.node)[0]!;
    if (weakest.share >= settings.bipartite_min_density) break;
    weakest.side.delete(weakest.node);
    for (const other of weakest.others) weakest.opposite.get(other)?.delete(weakest.node);
  }
  const kept = rows.filter((row) => paidBy.get(from[row]!)?.has(to[row]!)).sort((a, b) => a - b);
  const pairs = [...paidBy.values()].reduce((sum, targets) => sum + targets.size, 0);
  const ascending = (nodes: Iterable<number>) => [...nodes].sort((a, b) => a - b);
  return {
    sources: ascending(paidBy.keys()),
    targets: ascending(payersOf.keys()),
    rows: kept,
    density: pairs / (paidBy.size * payersOf.size),
  };
}

/** A bipartite shape proves no passing on, so its grade never includes value. */
export function bipartiteScheme(layers: Bipartite, settings: NetworkSettings): NetworkShape {
  const narrower = Math.min(layers.sources.length, layers.targets.length);
  return {
    subtype: 'bipartite',
    proof_grade: layers.end_ms > layers.begin_ms ? 'shape_time' : 'shape',
    strength: 0.5 * layers.density + 0.5 * countStrength(narrower, settings.bipartite_min_side),
    roles: new Map([
      ...layers.sources.map((node) => [node, 'source'] as const),
      ...layers.targets.map((node) => [node, 'target'] as const),
    ]),
    rows: layers.rows,
    hubs: [],
    method: 'dense_layers_from_seeds',
  };
}
