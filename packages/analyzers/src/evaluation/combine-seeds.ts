/** Several evaluations as one: the mean of every number and its spread. */
import type { Measure, MeasureScope } from './measures.ts';

export interface CombinedMeasure {
  readonly scope: MeasureScope;
  readonly name: string;
  readonly measure: string;
  /** Seeds in which the number is defined. */
  readonly seed_count: number;
  readonly mean: number | null;
  /** Sample standard deviation (n − 1); null below two seeds. */
  readonly standard_deviation: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

/**
 * Combines the measures of several seeds, in the order of first appearance. A number that is null in a seed, or missing
 * there because the world has no such row, is left out of its mean; a count of names that is missing is a zero.
 */
export function combineSeeds(seeds: readonly (readonly Measure[])[]): CombinedMeasure[] {
  const values = new Map<string, { readonly first: Measure; readonly seen: (number | null)[] }>();
  for (const measures of seeds) {
    for (const one of measures) {
      const key = `${one.scope}\n${one.name}\n${one.measure}`;
      const entry = values.get(key) ?? { first: one, seen: [] };
      entry.seen.push(one.value);
      values.set(key, entry);
    }
  }
  return [...values.values()].map(({ first, seen }) => {
    const isNameCount = first.scope === 'given_name' || first.scope === 'twin_flagged_as';
    const missing = isNameCount ? Array.from({ length: seeds.length - seen.length }, () => 0) : [];
    const defined = [...seen, ...missing].filter((value) => value !== null);
    return { scope: first.scope, name: first.name, measure: first.measure, ...spreadOf(defined) };
  });
}

function spreadOf(
  values: readonly number[],
): Pick<CombinedMeasure, 'seed_count' | 'mean' | 'standard_deviation' | 'least' | 'most'> {
  const seed_count = values.length;
  if (seed_count === 0) return { seed_count, mean: null, standard_deviation: null, least: null, most: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / seed_count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    seed_count,
    mean,
    standard_deviation: seed_count < 2 ? null : Math.sqrt(squares / (seed_count - 1)),
    least: Math.min(...values),
    most: Math.max(...values),
  };
}
