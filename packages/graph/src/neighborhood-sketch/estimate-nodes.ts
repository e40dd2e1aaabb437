/** Estimates for each node from the samples that reached it. */
import { boundedSearch, type BoundedSearch } from '../bounded-search.ts';
import type { Team } from '../parallel/team.ts';
import { CLOSENESS_UNIT, type SketchState } from './sketch-state.ts';

const BLOCKS = 256;
const HOPS = 3;

/**
 * Reached by fewer sampled sources than this, a node's in-paths are few: it is searched exactly, up to so many edges.
 */
const FEW_HITS = 64;
const FEW_EDGES = 4096;

/** Turns the hits of all threads into closeness, counts and sums, and searches exactly where that is cheap. */
export function estimateNodes(team: Team, state: SketchState): void {
  const { order } = state;
  const search = boundedSearch(order.nodeCount, order.offsets, order.targets, HOPS);
  const inSearch = limitedCloseness(state);
  const totals = new Float64Array(HOPS * state.columns);
  sumNeighbors(team, state);
  team.forEachBlock(BLOCKS, (block) => {
    for (let place = block; place < order.nodeCount; place += BLOCKS) {
      estimateCloseness(state, place, inSearch);
      estimateHops(state, place, search, totals);
    }
  });
}

function sumNeighbors(team: Team, { order, columns, orderedValues, neighborSums }: SketchState): void {
  const { nodeCount, offsets, targets } = order;
  team.forEachBlock(BLOCKS, (block) => {
    for (let place = block; place < nodeCount; place += BLOCKS) {
      for (let slot = offsets[place]!, end = offsets[place + 1]!; slot < end; slot += 1) {
        const from = targets[slot]! * columns;
        for (let column = 0; column < columns; column += 1) {
          neighborSums[place * columns + column]! += orderedValues[from + column]!;
        }
      }
    }
  });
}

function estimateCloseness(state: SketchState, place: number, exact: (node: number) => number): void {
  const { order, threads, closenessHits, sourceHits, sampleSizes, harmonic } = state;
  const { nodeCount, nodeAt, inOffsets } = order;
  const degree = inOffsets[place + 1]! - inOffsets[place]!;
  let hits = 0;
  let sources = 0;
  for (let thread = 0; thread < threads; thread += 1) {
    hits += closenessHits[thread * nodeCount + place]!;
    sources += sourceHits[thread * nodeCount + place]!;
  }
  const sampleSize = sampleSizes[0]!;
  const known = sources < FEW_HITS && sampleSize < nodeCount ? exact(place) : -1;
  harmonic[nodeAt[place]!] = known >= 0 ? known : degree + (hits * CLOSENESS_UNIT * nodeCount) / sampleSize;
}

/**
 * Gives a function for the harmonic closeness of a node, or −1 if more than FEW_EDGES in-edges would have to be
 * followed. What a node with too many leads to has too many as well: `manyInEdges` spares the search, but changes no
 * answer, whoever set it.
 */
function limitedCloseness({ order, manyInEdges }: SketchState): (node: number) => number {
  const { nodeCount, inOffsets, inSources } = order;
  const seen = new Uint8Array(nodeCount);
  const found = new Uint32Array(nodeCount);
  return (start) => {
    found[0] = start;
    seen[start] = 1;
    let tail = 1;
    let head = 0;
    let edges = 0;
    let closeness = 0;
    for (let distance = 1; head < tail && edges <= FEW_EDGES; distance += 1) {
      const end = tail;
      for (; head < end && edges <= FEW_EDGES; head += 1) {
        const node = found[head]!;
        const last = inOffsets[node + 1]!;
        edges = manyInEdges[node] === 1 ? Infinity : edges + last - inOffsets[node]!;
        if (edges > FEW_EDGES) break;
        for (let slot = inOffsets[node]!; slot < last; slot += 1) {
          const next = inSources[slot]!;
          if (seen[next] === 1) continue;
          seen[next] = 1;
          found[tail] = next;
          tail += 1;
        }
      }
      closeness += (tail - end) / distance;
    }
    for (let place = 0; place < tail; place += 1) seen[found[place]!] = 0;
    if (edges <= FEW_EDGES) return closeness;
    manyInEdges[start] = 1;
    return -1;
  };
}

function estimateHops(state: SketchState, place: number, search: BoundedSearch, totals: Float64Array): void {
  const { order, columns, width, twoHopWork, threeHopWork, workLimits } = state;
  const { nodeAt, offsets } = order;
  const node = nodeAt[place]!;
  const twoExact = twoHopWork[place]! <= workLimits[0]!;
  const threeExact = threeHopWork[place]! <= workLimits[1]! && twoExact;
  const hops = threeExact ? 3 : twoExact ? 2 : 1;
  search.from(place, hops);
  addExact(state, search, hops, totals);
  for (let hop = 0; hop < hops; hop += 1) state.counts[node * HOPS + hop] = search.ends[hop + 1]! - 1;
  if (!twoExact) addTwoHops(state, place, offsets[place + 1]! - offsets[place]!, totals);
  if (!threeExact) addThreeHops(state, place, totals);
  for (let hop = 0; hop < HOPS; hop += 1) {
    for (let column = 0; column < width; column += 1) {
      state.sums[(node * HOPS + hop) * width + column] = totals[hop * columns + column]!;
    }
    state.importanceSums[node * HOPS + hop] = totals[(hop + 1) * columns - 1]!;
  }
}

function addExact(
  { columns, orderedValues }: SketchState,
  search: BoundedSearch,
  hops: number,
  totals: Float64Array,
): void {
  for (let hop = 0; hop < hops; hop += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = hop === 0 ? 0 : totals[(hop - 1) * columns + column]!;
      for (let index = search.ends[hop]!; index < search.ends[hop + 1]!; index += 1) {
        sum += orderedValues[search.found[index]! * columns + column]!;
      }
      totals[hop * columns + column] = sum;
    }
  }
}

/** The largest out-neighbour and what it points to is known; the rest is sampled. */
function addTwoHops(state: SketchState, place: number, degree: number, totals: Float64Array): void {
  const { graph, order, columns, orderedValues, hubOf, threads, twoHopHits, twoHopWeights, sampleSizes, units } = state;
  const { nodeCount, nodeAt } = order;
  const hub = hubOf[place]!;
  const pointsBack = hasEdge(graph.offsets, graph.targets, nodeAt[hub]!, nodeAt[place]!) ? 1 : 0;
  let hits = 0;
  for (let thread = 0; thread < threads; thread += 1) hits += twoHopHits[thread * nodeCount + place]!;
  const known = 1 + order.offsets[hub + 1]! - order.offsets[hub]! - pointsBack;
  const estimate = known + (hits * nodeCount) / sampleSizes[1]!;
  state.counts[nodeAt[place]! * HOPS + 1] = Math.max(degree, estimate);
  for (let column = 0; column < columns; column += 1) {
    let weight = 0;
    for (let thread = 0; thread < threads; thread += 1) {
      weight += twoHopWeights[(thread * nodeCount + place) * columns + column]!;
    }
    const ofHub =
      orderedValues[hub * columns + column]! +
      state.neighborSums[hub * columns + column]! -
      pointsBack * orderedValues[place * columns + column]!;
    totals[columns + column] = Math.max(totals[column]!, ofHub + weight * units[column]!);
  }
}

function addThreeHops(state: SketchState, place: number, totals: Float64Array): void {
  const { order, columns, threads, threeHopHits, threeHopWeights, sampleSizes, units } = state;
  const { nodeCount, nodeAt } = order;
  let hits = 0;
  for (let thread = 0; thread < threads; thread += 1) hits += threeHopHits[thread * nodeCount + place]!;
  const base = nodeAt[place]! * HOPS;
  state.counts[base + 2] = Math.min(nodeCount - 1, state.counts[base + 1]! + (hits * nodeCount) / sampleSizes[1]!);
  for (let column = 0; column < columns; column += 1) {
    let weight = 0;
    for (let thread = 0; thread < threads; thread += 1) {
      weight += threeHopWeights[(thread * nodeCount + place) * columns + column]!;
    }
    totals[2 * columns + column] = totals[columns + column]! + weight * units[column]!;
  }
}

/** Whether the ascending row of `source` holds `target`. */
function hasEdge(offsets: Uint32Array, targets: Uint32Array, source: number, target: number): boolean {
  let low = offsets[source]!;
  let high = offsets[source + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (targets[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low < offsets[source + 1]! && targets[low] === target;
}
