/** Communities by the Leiden algorithm. */
import { aggregate, baseLevel, type LeidenScratch, type LevelGraph } from './leiden/level-graph.ts';
import { modularity } from './leiden/modularity.ts';
import { moveNodes } from './leiden/move-nodes.ts';
import { refineCommunities } from './leiden/refine-communities.ts';
import { splitDisconnected } from './leiden/split-disconnected.ts';
import { sortByCommunity } from './leiden/sort-by-community.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import type { UndirectedGraph } from './undirected-graph.ts';

export interface LeidenOptions {
  /** A safe integer. The same graph and seed give the same communities. */
  readonly seed: number;
  /** Above 1 gives more and smaller communities. Default 1. */
  readonly resolution?: number;
  /** How far refinement strays from the best merge, in mean edge weights; the paper's theta. Default 0.01. */
  readonly randomness?: number;
  /** Runs over all levels, each starting from the last result; ends early when one changes nothing. Default 3. */
  readonly maxIterations?: number;
}

export interface Communities {
  /** nodeCount labels in [0, count), numbered in the order of the smallest node of each community. */
  readonly community: Uint32Array;
  readonly count: number;
  /** At the resolution asked for. */
  readonly modularity: number;
}

/**
 * Finds communities of high modularity with the Leiden algorithm: local moves by queue, refinement, aggregation over
 * the refined parts. Every community is connected. Weights count; a node without weight stays alone.
 *
 * Near linear in edges per iteration. Sequential; deterministic for a seed.
 * Source: Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z.
 */
export function leiden(
  graph: UndirectedGraph,
  { seed, resolution = 1, randomness = 0.01, maxIterations = 3 }: LeidenOptions,
): Communities {
  if (!(resolution > 0)) throw new RangeError(`Expected a resolution above 0, found ${resolution}.`);
  if (!(randomness > 0)) throw new RangeError(`Expected a randomness above 0, found ${randomness}.`);
  const random = seededRandom(seed);
  const { nodeCount } = graph;
  const base = baseLevel(graph);
  const scratch: LeidenScratch = { weightTo: new Float64Array(nodeCount), touched: new Uint32Array(nodeCount) };
  let totalWeight = 0;
  for (let node = 0; node < nodeCount; node += 1) totalWeight += base.strengths[node]!;
  const resolutionPerWeight = totalWeight > 0 ? resolution / totalWeight : 0;
  const temperature = (randomness * totalWeight) / Math.max(1, graph.neighbors.length);

  let community: Uint32Array = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  let level = base;
  let nodeAt: Uint32Array | undefined;
  for (let iteration = 0; totalWeight > 0 && iteration < maxIterations; iteration += 1) {
    if (iteration === 1) ({ level, community, nodeAt } = sortByCommunity(base, community));
    const moves = improve(level, community, resolutionPerWeight, temperature, random, scratch);
    if (moves === 0) break;
  }
  if (nodeAt !== undefined) {
    const sorted = community.slice();
    for (let place = 0; place < nodeCount; place += 1) community[nodeAt[place]!] = sorted[place]!;
  }
  const split = splitDisconnected(graph, community);
  return { ...split, modularity: modularity(graph, split.community, split.count, resolution) };
}

/** One run over all levels; `community` is read as the start and left as the result. Returns the moves made. */
function improve(
  base: LevelGraph,
  community: Uint32Array,
  resolutionPerWeight: number,
  temperature: number,
  random: SeededRandom,
  scratch: LeidenScratch,
): number {
  let level = base;
  let labels = community;
  /** The node of the current level that each original node lies in. */
  let levelNode: Uint32Array | undefined;
  let moves = 0;
  const startsAlone = community.every((label, node) => label === node);
  for (;;) {
    const queue = Uint32Array.from({ length: level.nodeCount }, (_, node) => node);
    // Looking in random order finds better communities, in the order of memory it is faster: where the start is good
    // already.
    if (level !== base || startsAlone) random.shuffle(queue);
    moves += moveNodes(level, labels, queue, resolutionPerWeight, scratch);
    const parts = refineCommunities(level, labels, resolutionPerWeight, temperature, random, scratch);
    const partCount = renumber(parts, level.nodeCount);
    const nextLabels = new Uint32Array(partCount);
    for (let node = 0; node < level.nodeCount; node += 1) nextLabels[parts[node]!] = labels[node]!;
    if (partCount === level.nodeCount) {
      if (levelNode !== undefined) {
        for (let node = 0; node < community.length; node += 1) community[node] = labels[levelNode[node]!]!;
      }
      return moves;
    }
    // Labels of the next level must lie below its size.
    renumber(nextLabels, level.nodeCount);
    if (levelNode === undefined) levelNode = parts;
    else for (let node = 0; node < levelNode.length; node += 1) levelNode[node] = parts[levelNode[node]!]!;
    level = aggregate(level, parts, partCount, scratch);
    labels = nextLabels;
  }
}

/** Makes labels below `limit` dense, in the order they first occur; returns their number. */
function renumber(labels: Uint32Array, limit: number): number {
  const numberOf = new Uint32Array(limit);
  let count = 0;
  for (let index = 0; index < labels.length; index += 1) {
    const label = labels[index]!;
    if (numberOf[label] === 0) {
      count += 1;
      numberOf[label] = count;
    }
    labels[index] = numberOf[label]! - 1;
  }
  return count;
}
