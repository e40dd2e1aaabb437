/** Stacks: two dense layers one upon the other, the second paid out of the first, later. */
import { HOUR_MS, type ProofGrade, type Role } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import type { Money } from '../money.ts';
import { largestOf, smallestOf } from '../../extremes.ts';
import type { Bipartite } from './bipartite.ts';
import { bipartiteScheme } from './bipartite.ts';
import type { NetworkSettings } from './params.ts';
import type { NetworkShape } from './network-shape.ts';

/**
 * Joins layers A → B and B' → C where at least half of the smaller of B and B' (and at least one side's minimum) are
 * common; those form the middle. Layers that went into a stack are not reported alone. O(sum over middles of the shapes
 * they are in).
 */
export function stackedSchemes(
  input: DetectionInput,
  money: Money,
  layers: readonly Bipartite[],
  settings: NetworkSettings,
): NetworkShape[] {
  const startingAt = new Map<number, number[]>();
  layers.forEach(({ sources }, i) => {
    for (const source of sources) startingAt.set(source, [...(startingAt.get(source) ?? []), i]);
  });
  const inStack = new Set<number>();
  const shapes: NetworkShape[] = [];
  layers.forEach((first, i) => {
    const seconds = [...new Set(first.targets.flatMap((target) => startingAt.get(target) ?? []))].sort((a, b) => a - b);
    for (const j of seconds) {
      const stack = j === i ? undefined : stackOf(input, money, first, layers[j]!, settings);
      if (stack === undefined) continue;
      shapes.push(stack);
      inStack.add(i).add(j);
    }
  });
  return [...shapes, ...layers.filter((_, i) => !inStack.has(i)).map((pair) => bipartiteScheme(pair, settings))];
}

function stackOf(
  input: DetectionInput,
  money: Money,
  first: Bipartite,
  second: Bipartite,
  settings: NetworkSettings,
): NetworkShape | undefined {
  const { from, to } = input.transfers;
  const middle = first.targets.filter((node) => second.sources.includes(node));
  if (middle.length < settings.bipartite_min_side) return undefined;
  if (2 * middle.length < Math.min(first.targets.length, second.sources.length)) return undefined;
  if (second.end_ms - first.begin_ms > 2 * settings.window_hours * HOUR_MS) return undefined;
  const isMiddle = new Set(middle);
  const rowsIn = first.rows.filter((row) => isMiddle.has(to[row]!));
  const rowsOut = second.rows.filter((row) => isMiddle.has(from[row]!));
  const proof_grade = gradeOf(input, money, rowsIn, rowsOut, isMiddle, settings);
  if (proof_grade === undefined) return undefined;
  const roles = new Map<number, Role>(middle.map((node) => [node, 'middle_layer']));
  for (const row of rowsIn) if (!roles.has(from[row]!)) roles.set(from[row]!, 'first_layer');
  for (const row of rowsOut) if (!roles.has(to[row]!)) roles.set(to[row]!, 'last_layer');
  const strength = (first.density + second.density) / 2;
  return {
    subtype: 'stack',
    proof_grade,
    strength,
    roles,
    rows: [...rowsIn, ...rowsOut],
    hubs: [],
    method: 'dense_layers_in_time_order',
  };
}

/**
 * Value where the middle passes on what it got, time where each of the middle pays after it was first paid, shape where
 * that happened in one instant; undefined where money ran the other way. Sums over several assets count only where all
 * are priced.
 */
function gradeOf(
  input: DetectionInput,
  { value, priced }: Money,
  rowsIn: readonly number[],
  rowsOut: readonly number[],
  middle: ReadonlySet<number>,
  settings: NetworkSettings,
): ProofGrade | undefined {
  const { timestamp_ms: times, from, to, asset } = input.transfers;
  let isOrdered = true;
  for (const node of middle) {
    const paidAt = smallestOf(rowsIn.filter((row) => to[row] === node).map((row) => times[row]!));
    const paysAt = largestOf(rowsOut.filter((row) => from[row] === node).map((row) => times[row]!));
    if (paysAt < paidAt) return undefined;
    isOrdered &&= paysAt > paidAt;
  }
  if (!isOrdered) return 'shape';
  const assets = new Set([...rowsIn, ...rowsOut].map((row) => asset[row]!));
  if (assets.size > 1 && ![...assets].every((kind) => priced[kind] === 1)) return 'shape_time';
  const sum = (rows: readonly number[]) => rows.reduce((total, row) => total + value[row]!, 0);
  const ratio = sum(rowsOut) / sum(rowsIn);
  return ratio >= settings.min_forward_ratio && ratio <= settings.max_forward_ratio ? 'shape_time_value' : 'shape_time';
}
