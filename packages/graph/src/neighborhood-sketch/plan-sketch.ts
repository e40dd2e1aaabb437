/** Which nodes are computed exactly and which are estimated. */
import { seededRandom } from '../seeded-random.ts';
import { drawByImportance, drawEvenly } from './draw-samples.ts';
import type { SketchState } from './sketch-state.ts';

/** Edges that exact searches of 2 and of 3 hops may look at, per node and edge of the graph: what keeps them linear. */
const EXACT_WORK = 128;

/**
 * Draws the samples and decides which nodes are searched exactly. Done once, by one member of the team. O(n log n + m).
 */
export function planSketch(state: SketchState): void {
  const { graph, order, seed, closenessSamples, samples, width, columns, values, importance, orderedValues } = state;
  const { nodeCount } = graph;
  const orderedImportance = new Float64Array(nodeCount);
  for (let place = 0; place < nodeCount; place += 1) {
    const node = order.nodeAt[place]!;
    for (let column = 0; column < width; column += 1) {
      orderedValues[place * columns + column] = values[node * width + column]!;
    }
    if (columns > width) orderedValues[place * columns + width] = importance[node]!;
    orderedImportance[place] = importance[node]!;
  }
  const random = seededRandom(seed);
  const sources = drawEvenly(nodeCount, closenessSamples, random);
  const targets = drawEvenly(nodeCount, samples, random);
  const heavy = drawByImportance(orderedImportance, samples, random);
  state.sources.set(sources);
  state.targets.set(targets);
  state.heavyTargets.set(heavy.nodes);
  state.sampleSizes.set([sources.length, targets.length, heavy.nodes.length]);
  scaleWeights(state, heavy.nodes, heavy.chances);
  planExactSearches(state);
}

function scaleWeights(
  { columns, orderedValues, heavyWeights, units }: SketchState,
  nodes: Uint32Array,
  chances: Float64Array,
): void {
  for (let column = 0; column < columns; column += 1) {
    let total = 0;
    for (let item = 0; item < nodes.length; item += 1) {
      total += Math.abs(orderedValues[nodes[item]! * columns + column]!) / chances[item]!;
    }
    const unit = total > 0 ? 2 ** (Math.ceil(Math.log2(total)) - 51) : 1;
    units[column] = unit;
    for (let item = 0; item < nodes.length; item += 1) {
      const weight = orderedValues[nodes[item]! * columns + column]! / chances[item]!;
      heavyWeights[item * columns + column] = Math.round(weight / unit);
    }
  }
}

function planExactSearches({ order, hubOf, twoHopWork, threeHopWork, workLimits }: SketchState): void {
  const { nodeCount, edgeCount, offsets, targets } = order;
  for (let node = 0; node < nodeCount; node += 1) {
    let work = 0;
    let hub = node;
    let most = -1;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
      const next = targets[slot]!;
      const degree = offsets[next + 1]! - offsets[next]!;
      work += degree;
      if (degree > most) {
        hub = next;
        most = degree;
      }
    }
    hubOf[node] = hub;
    twoHopWork[node] = work;
  }
  for (let node = 0; node < nodeCount; node += 1) {
    let work = 0;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1)
      work += twoHopWork[targets[slot]!]!;
    threeHopWork[node] = work;
  }
  const budget = EXACT_WORK * (nodeCount + edgeCount);
  workLimits[0] = affordableLimit(twoHopWork, budget);
  workLimits[1] = affordableLimit(threeHopWork, budget);
}

/** The largest power of two such that all nodes of at most that much work cost no more than the budget together. */
function affordableLimit(work: Float64Array, budget: number): number {
  const byBits = new Float64Array(64);
  for (let node = 0; node < work.length; node += 1)
    byBits[Math.ceil(Math.log2(Math.max(1, work[node]!)))]! += work[node]!;
  let spent = 0;
  let bits = 0;
  while (bits < 63 && spent + byBits[bits]! <= budget) {
    spent += byBits[bits]!;
    bits += 1;
  }
  return bits === 0 ? 0 : 2 ** (bits - 1);
}
