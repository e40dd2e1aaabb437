/** Scores of rows under an isolation forest. */
import type { IsolationForest } from './isolation-forest.ts';

/** What adding up path lengths may be off by: below it, an ordinary point must not look like a faint anomaly. */
const ROUNDING = 1e-12;

/**
 * Writes max(0, 2s − 1), s = 2^(−mean path length / c(ψ)), for `count` rows of a row-major block to `scores[at …]`.
 *
 * 0 for points that are as hard to isolate as in a random tree or harder, towards 1 for those cut off at once. Path
 * lengths add up by tree. `depths` is scratch of at least `count` entries. O(count · trees · height). A forest of fewer
 * than two rows scores everything 0.
 */
export function scoreBlock(
  forest: IsolationForest,
  block: Float64Array,
  width: number,
  count: number,
  scores: Float32Array,
  at: number,
  depths: Float64Array,
): void {
  const { treeCount, nodesPerTree, expected } = forest;
  if (expected === 0) {
    scores.fill(0, at, at + count);
    return;
  }
  depths.fill(0, 0, count);
  for (let tree = 0; tree < treeCount; tree++) addPathLengths(forest, tree * nodesPerTree, block, width, count, depths);
  for (let row = 0; row < count; row++) {
    const score = 2 * 2 ** (-depths[row]! / treeCount / expected) - 1;
    scores[at + row] = score > ROUNDING ? score : 0;
  }
}

/**
 * Adds one tree's path length to the depth of each row of the block. Four rows walk side by side: each step waits for
 * the one before, and four waits at once cost little more than one. `Number(…) | 0` compiles to a comparison without a
 * jump, which would be mispredicted often: half the time of `? 1 : 0`.
 */
function addPathLengths(
  { height, feature, threshold, child, pathLength }: IsolationForest,
  root: number,
  block: Float64Array,
  width: number,
  count: number,
  depths: Float64Array,
): void {
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const start0 = row * width;
    const start1 = start0 + width;
    const start2 = start1 + width;
    const start3 = start2 + width;
    let node0 = root;
    let node1 = root;
    let node2 = root;
    let node3 = root;
    for (let step = 0; step < height; step++) {
      node0 = (child[node0]! + Number(block[start0 + feature[node0]!]! >= threshold[node0]!)) | 0;
      node1 = (child[node1]! + Number(block[start1 + feature[node1]!]! >= threshold[node1]!)) | 0;
      node2 = (child[node2]! + Number(block[start2 + feature[node2]!]! >= threshold[node2]!)) | 0;
      node3 = (child[node3]! + Number(block[start3 + feature[node3]!]! >= threshold[node3]!)) | 0;
    }
    depths[row]! += pathLength[node0]!;
    depths[row + 1]! += pathLength[node1]!;
    depths[row + 2]! += pathLength[node2]!;
    depths[row + 3]! += pathLength[node3]!;
  }
  for (; row < count; row++) {
    const start = row * width;
    let node = root;
    for (let step = 0; step < height; step++) {
      node = (child[node]! + Number(block[start + feature[node]!]! >= threshold[node]!)) | 0;
    }
    depths[row]! += pathLength[node]!;
  }
}
