/** Isolation forests: points that few random cuts separate from the rest are anomalies. */
import { seededRandom, type SeededRandom } from '@analytics/graph';
import { lowerBound } from '../../lower-bound.ts';
import { expectedPathLength } from './path-length.ts';

/**
 * Trees in flat arrays, `nodesPerTree` entries each, the root first. A leaf is its own child below a threshold of
 * infinity, so that a walk of `height` steps ends in a leaf from anywhere and needs no test for it.
 */
export interface IsolationForest {
  readonly treeCount: number;
  readonly nodesPerTree: number;
  /** The longest path from a root, in steps. */
  readonly height: number;
  /** c(ψ), with ψ the rows that each tree has seen. */
  readonly expected: number;
  /** Column of the matrix that the node cuts. */
  readonly feature: Uint32Array;
  /** Values below go to `child`, others to `child + 1`. */
  readonly threshold: Float64Array;
  /** Entries of these arrays. */
  readonly child: Uint32Array;
  /** Leaves: depth + c(points left in it). */
  readonly pathLength: Float64Array;
}

export interface ForestOptions {
  readonly trees: number;
  /** ψ: rows per tree; all of them where there are fewer. */
  readonly sampleSize: number;
  readonly seed: number;
}

/** Rows of a matrix, of which some are there. */
export interface SampledRows {
  /** The numbers of the rows that are there, ascending. */
  readonly numbers: Uint32Array;
  /** Their values, row after row. */
  readonly values: Float64Array;
  /** Values a row. */
  readonly width: number;
}

/**
 * Grows a forest on samples of `rowCount` rows, of which it may cut the columns in `features`; those that `rowsOfForest`
 * names are there.
 *
 * Each tree draws ψ rows without replacement and cuts, at a uniform value between the smallest and the largest, a
 * column drawn uniformly from those that still vary, down to depth ⌈log₂ ψ⌉. Scaling a column by a factor changes
 * nothing, so columns are not scaled; and heavy tails are left as they are, because a logarithm would hide the very
 * addresses that stand far out. Tree t draws from its own stream of the seed. O(trees · ψ · (width + log ψ)). Source:
 * Liu, Ting, Zhou 2008, doi:10.1109/ICDM.2008.17.
 */
export function growIsolationForest(
  rowCount: number,
  sampled: SampledRows,
  features: Uint32Array,
  { trees, sampleSize, seed }: ForestOptions,
): IsolationForest {
  const points = Math.min(sampleSize, rowCount);
  const height = points > 1 ? Math.ceil(Math.log2(points)) : 0;
  const nodesPerTree = Math.max(1, 2 * points - 1);
  const forest: IsolationForest = {
    treeCount: trees,
    nodesPerTree,
    height,
    expected: expectedPathLength(points),
    feature: new Uint32Array(trees * nodesPerTree),
    threshold: new Float64Array(trees * nodesPerTree).fill(Infinity),
    child: new Uint32Array(trees * nodesPerTree),
    pathLength: new Float64Array(trees * nodesPerTree),
  };
  const leafLength = Float64Array.from({ length: points + 1 }, (_, size) => expectedPathLength(size));
  const places = new Uint32Array(points);
  eachTree(rowCount, { trees, sampleSize, seed }, (tree, rows, random) => {
    for (let i = 0; i < points; i++) places[i] = lowerBound(sampled.numbers, rows[i]!);
    growTree(forest, tree * nodesPerTree, sampled, places, features, leafLength, random);
  });
  return forest;
}

/** The rows that a forest of these options is grown on: all that it reads. Each once, ascending. */
export function rowsOfForest(rowCount: number, options: ForestOptions): Uint32Array {
  const seen = new Set<number>();
  eachTree(rowCount, options, (_tree, rows) => {
    for (const row of rows) seen.add(row);
  });
  return Uint32Array.from(seen).sort();
}

/** Each tree with its sample, and its own stream, from which the sample is drawn first. */
function eachTree(
  rowCount: number,
  { trees, sampleSize, seed }: ForestOptions,
  visit: (tree: number, rows: Uint32Array, random: SeededRandom) => void,
): void {
  const seeds = seededRandom(seed);
  for (let tree = 0; tree < trees; tree++) {
    const random = seededRandom(seeds.uint32());
    visit(tree, distinctRows(rowCount, Math.min(sampleSize, rowCount), random), random);
  }
}

/** `count` distinct rows by Floyd's method, ascending. */
function distinctRows(rowCount: number, count: number, random: SeededRandom): Uint32Array {
  const chosen = new Set<number>();
  for (let limit = rowCount - count; limit < rowCount; limit++) {
    const row = random.below(limit + 1);
    chosen.add(chosen.has(row) ? limit : row);
  }
  return Uint32Array.from(chosen).sort();
}

/** Puts the places of the tree's rows among the sampled ones, `members`, in the order of its leaves. */
function growTree(
  forest: IsolationForest,
  base: number,
  { values, width }: SampledRows,
  members: Uint32Array,
  features: Uint32Array,
  leafLength: Float64Array,
  random: SeededRandom,
): void {
  const candidates = new Uint32Array(features.length);
  let used = 1;
  const grow = (node: number, first: number, last: number, depth: number): void => {
    const cut = depth < forest.height && last - first > 1 ? drawCut(first, last) : undefined;
    if (cut === undefined) {
      forest.child[base + node] = base + node;
      forest.pathLength[base + node] = depth + leafLength[last - first]!;
      return;
    }
    let middle = first;
    for (let i = first; i < last; i++) {
      const member = members[i]!;
      if (values[member * width + cut.feature]! >= cut.threshold) continue;
      members[i] = members[middle]!;
      members[middle++] = member;
    }
    const child = used;
    used += 2;
    forest.feature[base + node] = cut.feature;
    forest.threshold[base + node] = cut.threshold;
    forest.child[base + node] = base + child;
    grow(child, first, middle, depth + 1);
    grow(child + 1, middle, last, depth + 1);
  };

  /** Draws columns until one varies among the members; none does: undefined. */
  const drawCut = (first: number, last: number): { feature: number; threshold: number } | undefined => {
    candidates.set(features);
    for (let left = features.length; left > 0; left--) {
      const drawn = random.below(left);
      const feature = candidates[drawn]!;
      candidates[drawn] = candidates[left - 1]!;
      let low = Infinity;
      let high = -Infinity;
      for (let i = first; i < last; i++) {
        const value = values[members[i]! * width + feature]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (low === high) continue;
      const share = random.float();
      const threshold = high * (1 - share) + low * share;
      // In (low, high], so that both sides keep a member; rounding may not undo that.
      return { feature, threshold: threshold > low && threshold <= high ? threshold : high };
    }
    return undefined;
  };

  grow(0, 0, members.length, 0);
}
