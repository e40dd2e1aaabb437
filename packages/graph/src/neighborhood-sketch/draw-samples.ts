/** The samples that a sketch begins with. */
import type { SeededRandom } from '../seeded-random.ts';

/**
 * Draws `size` distinct nodes with equal chance, or all of them: every (nodeCount / size)-th from a random start. Where
 * numbers follow degree, all degrees are drawn in their share, which errs less than drawing blindly.
 */
export function drawEvenly(nodeCount: number, size: number, random: SeededRandom): Uint32Array {
  const drawn = Math.min(size, nodeCount);
  // 32 bits, so that index + start is not rounded up to the next index.
  const start = random.uint32() / 0x1_0000_0000;
  return Uint32Array.from({ length: drawn }, (_, index) =>
    Math.min(nodeCount - 1, Math.floor(((index + start) * nodeCount) / drawn)),
  );
}

export interface WeightedSample {
  readonly nodes: Uint32Array;
  /** Per node drawn, its chance of being drawn, in (0, 1]. */
  readonly chances: Float64Array;
}

/**
 * Draws about `size` distinct nodes with chances proportional to `importance`, those that are large enough with
 * certainty: what is summed with weights 1 / chance is unbiased, and heavy nodes add no error. Systematic sampling in
 * the order of the numbers. O(n log n). Source: Madow 1949, doi:10.1214/aoms/1177729988; Duffield, Lund, Thorup 2007,
 * doi:10.1145/1314690.1314696.
 */
export function drawByImportance(importance: Float64Array, size: number, random: SeededRandom): WeightedSample {
  const threshold = certaintyThreshold(importance, size);
  const nodes: number[] = [];
  const chances: number[] = [];
  let rest = random.float();
  for (const [node, value] of importance.entries()) {
    if (value <= 0) continue;
    const chance = value >= threshold ? 1 : value / threshold;
    if (chance < 1) {
      rest -= chance;
      if (rest >= 0) continue;
      rest += 1;
    }
    nodes.push(node);
    chances.push(chance);
  }
  return { nodes: Uint32Array.from(nodes), chances: Float64Array.from(chances) };
}

/** The value t such that the sum of min(1, value / t) is `size`; 0 if there are no more positive values than that. */
function certaintyThreshold(importance: Float64Array, size: number): number {
  const ascending = importance.filter((value) => value > 0).sort();
  let rest = 0;
  for (const value of ascending) rest += value;
  let certain = 0;
  while (certain < size && certain < ascending.length) {
    const largest = ascending[ascending.length - 1 - certain]!;
    const threshold = rest / (size - certain);
    if (largest < threshold) return threshold;
    rest -= largest;
    certain += 1;
  }
  return certain < ascending.length ? Infinity : 0;
}
