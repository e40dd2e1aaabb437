/** Isolation trees as nested objects and scores by recursion, after the algorithms of the paper: slow and obvious. */
import { seededRandom, type SeededRandom } from '@analytics/graph';
import type { ForestOptions } from './isolation-forest.ts';
import { expectedPathLength } from './path-length.ts';

type Tree =
  | { readonly size: number }
  | { readonly column: number; readonly cut: number; readonly below: Tree; readonly others: Tree };

/** max(0, 2s − 1) of every row under trees that draw in the same order as the kernel. */
export function isolationScoresReference(
  rows: readonly (readonly number[])[],
  columns: readonly number[],
  { trees, sampleSize, seed }: ForestOptions,
): number[] {
  const points = Math.min(sampleSize, rows.length);
  const seeds = seededRandom(seed);
  const forest = Array.from({ length: trees }, () => {
    const random = seededRandom(seeds.uint32());
    const sample = sampleRows(rows.length, points, random).map((row) => rows[row]!);
    return growTree(sample, columns, 0, Math.ceil(Math.log2(points)), random);
  });
  return rows.map((row) => {
    if (points < 2) return 0;
    const mean = forest.reduce((sum, tree) => sum + pathLength(row, tree, 0), 0) / trees;
    return Math.max(0, 2 * 2 ** (-mean / expectedPathLength(points)) - 1);
  });
}

function sampleRows(rowCount: number, count: number, random: SeededRandom): number[] {
  const chosen: number[] = [];
  for (let limit = rowCount - count; limit < rowCount; limit++) {
    const row = random.below(limit + 1);
    chosen.push(chosen.includes(row) ? limit : row);
  }
  return chosen.sort((a, b) => a - b);
}

function growTree(
  sample: readonly (readonly number[])[],
  columns: readonly number[],
  depth: number,
  height: number,
  random: SeededRandom,
): Tree {
  if (depth >= height || sample.length <= 1) return { size: sample.length };
  const untried = [...columns];
  while (untried.length > 0) {
    const drawn = random.below(untried.length);
    const column = untried[drawn]!;
    untried[drawn] = untried.at(-1)!;
    untried.pop();
    const values = sample.map((row) => row[column]!);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (low === high) continue;
    const share = random.float();
    const exact = high * (1 - share) + low * share;
    // Rounding may take the cut out of (low, high], where it would separate nothing.
    const cut = exact > low && exact <= high ? exact : high;
    const below = sample.filter((row) => row[column]! < cut);
    const others = sample.filter((row) => row[column]! >= cut);
    return {
      column,
      cut,
      below: growTree(below, columns, depth + 1, height, random),
      others: growTree(others, columns, depth + 1, height, random),
    };
  }
  return { size: sample.length };
}

function pathLength(row: readonly number[], tree: Tree, depth: number): number {
  if ('size' in tree) return depth + expectedPathLength(tree.size);
  return pathLength(row, row[tree.column]! < tree.cut ? tree.below : tree.others, depth + 1);
}
