/** How samples spread along the edges, hop by hop. */
import { countLanes, LANES, multiSourceSearch, WORDS, type MultiSourceSearch } from '../multi-source-search.ts';
import type { Team } from '../parallel/team.ts';
import { CLOSENESS_UNIT, type SketchState } from './sketch-state.ts';

/** Searches from all sampled nodes, 128 at a time, and adds up per node what they find. */
export function samplePaths(team: Team, state: SketchState): void {
  const { order, sampleSizes } = state;
  const sourceBatches = Math.ceil(sampleSizes[0]! / LANES);
  const targetBatches = Math.ceil(sampleSizes[1]! / LANES);
  const heavyBatches = Math.ceil(sampleSizes[2]! / LANES);
  const forward = multiSourceSearch(order);
  const backward = multiSourceSearch({
    nodeCount: order.nodeCount,
    edgeCount: order.edgeCount,
    offsets: order.inOffsets,
    targets: order.inSources,
    inOffsets: order.offsets,
    inSources: order.targets,
  });
  const near = new Int32Array(order.nodeCount * WORDS);
  team.forEachBlock(sourceBatches + targetBatches + heavyBatches, (block) => {
    // The longest searches first, so that threads end together.
    if (block < sourceBatches) addCloseness(state, team.rank, forward, block * LANES);
    else if (block < sourceBatches + heavyBatches) {
      addWeights(state, team.rank, backward, near, (block - sourceBatches) * LANES);
    } else addHits(state, team.rank, backward, near, (block - sourceBatches - heavyBatches) * LANES);
  });
}

function addCloseness(state: SketchState, rank: number, search: MultiSourceSearch, first: number): void {
  const { nodeCount } = state.order;
  const hits = state.closenessHits.subarray(rank * nodeCount, (rank + 1) * nodeCount);
  const sources = state.sourceHits.subarray(rank * nodeCount, (rank + 1) * nodeCount);
  search.start(state.sources.subarray(first, Math.min(first + LANES, state.sampleSizes[0]!)));
  for (let distance = 1; search.advance(); distance += 1) {
    const { reached, reachedCount, fresh } = search;
    // In-neighbours are known without sampling.
    const weight = distance === 1 ? 0 : Math.round(1 / (CLOSENESS_UNIT * distance));
    for (let place = 0; place < reachedCount; place += 1) {
      const node = reached[place]!;
      const lanes = countLanes(fresh, node);
      hits[node]! += lanes * weight;
      sources[node]! += lanes;
    }
  }
}

/**
 * Counts the sampled targets within 2 hops that the largest out-neighbour neither is nor points to, and those at
 * exactly 3.
 */
function addHits(state: SketchState, rank: number, search: MultiSourceSearch, near: Int32Array, first: number): void {
  const { hubOf } = state;
  const { nodeCount } = state.order;
  const two = state.twoHopHits.subarray(rank * nodeCount, (rank + 1) * nodeCount);
  const three = state.threeHopHits.subarray(rank * nodeCount, (rank + 1) * nodeCount);
  const sampled = state.targets.subarray(first, Math.min(first + LANES, state.sampleSizes[1]!));
  search.start(sampled);
  const masked = new Int32Array(WORDS);
  for (let hop = 1; hop <= 3 && search.advance(); hop += 1) {
    const { reached, reachedCount, fresh } = search;
    if (hop === 1) markNear(near, fresh, sampled);
    for (let place = 0; place < reachedCount; place += 1) {
      const node = reached[place]!;
      if (hop === 3) {
        three[node]! += countLanes(fresh, node);
        continue;
      }
      excludeHub(fresh, node, near, hubOf[node]!, masked);
      two[node]! += countLanes(masked, 0);
    }
  }
}

/**
 * The same for targets drawn by importance, adding their weights; a table per byte of lanes holds the sums of its
 * subsets.
 */
function addWeights(
  state: SketchState,
  rank: number,
  search: MultiSourceSearch,
  near: Int32Array,
  first: number,
): void {
  const { hubOf, columns } = state;
  const { nodeCount } = state.order;
  const size = nodeCount * columns;
  const two = state.twoHopWeights.subarray(rank * size, (rank + 1) * size);
  const three = state.threeHopWeights.subarray(rank * size, (rank + 1) * size);
  const last = Math.min(first + LANES, state.sampleSizes[2]!);
  const table = subsetSums(state.heavyWeights, first, last, columns);
  const sampled = state.heavyTargets.subarray(first, last);
  search.start(sampled);
  const masked = new Int32Array(WORDS);
  for (let hop = 1; hop <= 3 && search.advance(); hop += 1) {
    const { reached, reachedCount, fresh } = search;
    if (hop === 1) markNear(near, fresh, sampled);
    const sums = hop === 3 ? three : two;
    for (let place = 0; place < reachedCount; place += 1) {
      const node = reached[place]!;
      if (hop === 3) masked.set(fresh.subarray(node * WORDS, node * WORDS + WORDS));
      else excludeHub(fresh, node, near, hubOf[node]!, masked);
      for (let word = 0; word < WORDS; word += 1) {
        let bits = masked[word]!;
        for (let byte = word * 4; bits !== 0; byte += 1) {
          const row = (byte * 256 + (bits & 255)) * columns;
          for (let column = 0; column < columns; column += 1) sums[node * columns + column]! += table[row + column]!;
          bits >>>= 8;
        }
      }
    }
  }
}

/** Per node the sampled targets that it is or points to. */
function markNear(near: Int32Array, fresh: Int32Array, sampled: Uint32Array): void {
  near.set(fresh);
  for (const [lane, target] of sampled.entries()) near[target * WORDS + (lane >>> 5)]! |= 1 << (lane & 31);
}

function excludeHub(fresh: Int32Array, node: number, near: Int32Array, hub: number, masked: Int32Array): void {
  const base = node * WORDS;
  const hubBase = hub * WORDS;
  masked[0] = fresh[base]! & ~near[hubBase]!;
  masked[1] = fresh[base + 1]! & ~near[hubBase + 1]!;
  masked[2] = fresh[base + 2]! & ~near[hubBase + 2]!;
  masked[3] = fresh[base + 3]! & ~near[hubBase + 3]!;
}

function subsetSums(weights: Float64Array, first: number, last: number, columns: number): Float64Array {
  const table = new Float64Array((LANES / 8) * 256 * columns);
  for (let byte = 0; byte < LANES / 8; byte += 1) {
    for (let subset = 1; subset < 256; subset += 1) {
      const lowest = 31 - Math.clz32(subset & -subset);
      const item = first + byte * 8 + lowest;
      const row = (byte * 256 + subset) * columns;
      const rest = (byte * 256 + (subset & (subset - 1))) * columns;
      for (let column = 0; column < columns; column += 1) {
        table[row + column] = table[rest + column]! + (item < last ? weights[item * columns + column]! : 0);
      }
    }
  }
  return table;
}
