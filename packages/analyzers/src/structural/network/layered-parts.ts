/** Parts that pass more than one layer of mules before they come together. */
import { HOUR_MS } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import type { Money } from '../money.ts';
import type { WorkBudget } from '../notices.ts';
import { firstAfter } from '../row-search.ts';
import type { NetworkSettings } from './params.ts';
import { densestParts, muleCount, type Part } from './parts.ts';
import { splitParts } from './split-parts.ts';

interface Share {
  readonly mule: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * For each address where at least `smurfing_min_mules` parts of `source` arrive over two or more layers, conserved at
 * every hop, the parts of the densest window; and for each number of layers the parts that so many mules bring to
 * several addresses (`splitParts`). A hop is one transfer that carries between `min_forward_ratio` and
 * `max_forward_ratio` of the one before, or of all that its sender received in the window before it. Every layer has at
 * least two addresses: through a single one the parts have come together already.
 */
export function layeredParts(
  input: DetectionInput,
  money: Money,
  settings: NetworkSettings,
  ordered: Uint32Array,
  source: number,
  shares: readonly Share[],
  budget: WorkBudget,
): Part[][] {
  if (
    settings.max_layers < 2 ||
    shares.length < settings.smurfing_min_mules ||
    input.addresses.is_service[source] === 1
  )
    return [];
  const { timestamp_ms: times, to } = input.transfers;
  const arrivals = new Map<string, Part[]>();
  const onward = continuations(input, money.value, settings, budget);
  const follow = (chain: readonly number[], path: readonly number[]): void => {
    for (const row of onward(chain[chain.length - 1]!, times[chain[0]!]!)) {
      const receiver = to[row]!;
      if (path.includes(receiver)) continue;
      const longer = [...chain, row];
      if (longer.length >= 3) {
        const key = `${longer.length}:${receiver}`;
        const part: Part = {
          mule: path[1]!,
          rowsIn: [chain[0]!],
          rowsOut: longer.slice(1),
          aggregators: [receiver],
          begin_ms: times[chain[0]!]!,
          end_ms: times[row]!,
          proof: 'shape_time_value',
        };
        const others = arrivals.get(key);
        if (others) others.push(part);
        else arrivals.set(key, [part]);
      }
      if (longer.length <= settings.max_layers) follow(longer, [...path, receiver]);
    }
  };
  for (const { mule, begin, end } of shares) {
    for (let i = begin; i < end && budget.left > 0; i++) follow([ordered[i]!], [source, mule]);
  }
  const found: Part[][] = [];
  const arrivedOver = new Map<number, Part[]>();
  for (const parts of arrivals.values()) {
    const isServiceEnd = input.addresses.is_service[parts[0]!.aggregators[0]!] === 1;
    const layers = parts[0]!.rowsOut.length;
    if (!isServiceEnd && everyLayerIsWide(parts, to))
      arrivedOver.set(layers, [...(arrivedOver.get(layers) ?? []), ...parts]);
    if (muleCount(parts) < settings.smurfing_min_mules) continue;
    const densest = densestParts(parts, settings.window_hours * HOUR_MS);
    if (muleCount(densest) >= settings.smurfing_min_mules && everyLayerIsWide(densest, to)) found.push(densest);
  }
  for (const parts of arrivedOver.values()) {
    const split = splitParts(parts, settings, settings.window_hours * HOUR_MS);
    const ends = new Set(split.flatMap(({ aggregators }) => aggregators));
    // Where all that reaches an aggregator passed one address, it had come together there.
    const isWide = [...ends].every((end) =>
      everyLayerIsWide(
        split.filter(({ aggregators }) => aggregators[0] === end),
        to,
      ),
    );
    if (split.length > 0 && isWide) found.push(split);
  }
  return found;
}

/**
 * Transfers that carry a part on, the earliest first; none where more than `max_continuations` fit or the address is
 * too busy.
 */
function continuations(
  input: DetectionInput,
  value: Float64Array,
  settings: NetworkSettings,
  budget: WorkBudget,
): (row: number, begin_ms: number) => number[] {
  const { index, transfers, addresses } = input;
  const { timestamp_ms: times, to, from, asset } = transfers;
  const windowMs = settings.window_hours * HOUR_MS;
  const receivedBefore = (row: number): number => {
    const node = from[row]!;
    const begin = index.inOffsets[node]!;
    const until = firstAfter(index.inRows, times, begin, index.inOffsets[node + 1]!, times[row]! - 1);
    let total = 0;
    for (let i = until - 1; i >= begin && times[index.inRows[i]!]! >= times[row]! - windowMs; i--) {
      if (--budget.left <= 0 || until - i > settings.mule_degree_cap) return Number.NaN;
      if (asset[index.inRows[i]!] === asset[row]) total += value[index.inRows[i]!]!;
    }
    return total;
  };
  const fits = (passed: number, got: number) =>
    passed >= settings.min_forward_ratio * got && passed <= settings.max_forward_ratio * got;
  return (row, begin_ms) => {
    const node = to[row]!;
    if (addresses.is_service[node] === 1 || !(value[row]! > 0)) return [];
    const end = index.outOffsets[node + 1]!;
    const low = firstAfter(index.outRows, times, index.outOffsets[node]!, end, times[row]!);
    const rows: number[] = [];
    for (let i = low; i < end && times[index.outRows[i]!]! <= begin_ms + windowMs; i++) {
      if (--budget.left <= 0 || i - low >= settings.mule_degree_cap) return [];
      const next = index.outRows[i]!;
      if (asset[next] !== asset[row] || value[next]! < settings.min_forward_ratio * value[row]!) continue;
      if (fits(value[next]!, value[row]!) || fits(value[next]!, receivedBefore(next))) rows.push(next);
    }
    return rows.length <= settings.max_continuations ? rows : [];
  };
}

function everyLayerIsWide(parts: readonly Part[], to: Uint32Array): boolean {
  const layers = parts[0]!.rowsOut.length - 1;
  for (let layer = 0; layer < layers; layer++) {
    if (new Set(parts.map(({ rowsOut }) => to[rowsOut[layer]!]!)).size < 2) return false;
  }
  return true;
}
