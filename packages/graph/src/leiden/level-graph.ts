/** The graph of communities that the next level works on. */
import type { UndirectedGraph } from '../undirected-graph.ts';

/**
 * The graph of one level of Leiden: nodes are sets of original nodes. Self-loops are left out: only strengths feel
 * them.
 */
export interface LevelGraph {
  readonly nodeCount: number;
  /** nodeCount + 1. */
  readonly offsets: Uint32Array;
  readonly neighbors: Uint32Array;
  readonly weights: Float64Array;
  /** nodeCount: the total weight of the edges of a node, edges inside it counted twice. */
  readonly strengths: Float64Array;
}

/** Dense scratch for sums by community, shared by all levels. Zero, respectively unused, between uses. */
export interface LeidenScratch {
  readonly weightTo: Float64Array;
  readonly touched: Uint32Array;
}

export function baseLevel({ nodeCount, offsets, neighbors, weights }: UndirectedGraph): LevelGraph {
  const strengths = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    let strength = 0;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) strength += weights[slot]!;
    strengths[node] = strength;
  }
  return { nodeCount, offsets, neighbors, weights, strengths };
}

/**
 * Makes one node of each group; parallel edges are summed in slot order, edges inside a group vanish. O(nodes + edges).
 */
export function aggregate(
  level: LevelGraph,
  group: Uint32Array,
  groupCount: number,
  scratch: LeidenScratch,
): LevelGraph {
  const { weightTo, touched } = scratch;
  const { nodeCount, offsets, neighbors, weights } = level;
  const { starts, members } = membersByGroup(group, groupCount);
  const newOffsets = new Uint32Array(groupCount + 1);
  const newNeighbors = new Uint32Array(neighbors.length);
  const newWeights = new Float64Array(neighbors.length);
  const strengths = new Float64Array(groupCount);
  for (let node = 0; node < nodeCount; node += 1) strengths[group[node]!]! += level.strengths[node]!;
  let place = 0;
  for (let own = 0; own < groupCount; own += 1) {
    let touchedCount = 0;
    for (let index = starts[own]!; index < starts[own + 1]!; index += 1) {
      const node = members[index]!;
      for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
        const other = group[neighbors[slot]!]!;
        if (other === own) continue;
        const weight = weights[slot]!;
        if (weight === 0) continue;
        if (weightTo[other] === 0) {
          touched[touchedCount] = other;
          touchedCount += 1;
        }
        weightTo[other]! += weight;
      }
    }
    for (let index = 0; index < touchedCount; index += 1) {
      const other = touched[index]!;
      newNeighbors[place] = other;
      newWeights[place] = weightTo[other]!;
      weightTo[other] = 0;
      place += 1;
    }
    newOffsets[own + 1] = place;
  }
  return {
    nodeCount: groupCount,
    offsets: newOffsets,
    neighbors: newNeighbors.subarray(0, place),
    weights: newWeights.subarray(0, place),
    strengths,
  };
}

function membersByGroup(group: Uint32Array, groupCount: number): { starts: Uint32Array; members: Uint32Array } {
  const starts = new Uint32Array(groupCount + 1);
  for (let node = 0; node < group.length; node += 1) starts[group[node]! + 1]! += 1;
  for (let index = 0; index < groupCount; index += 1) starts[index + 1]! += starts[index]!;
  const cursor = starts.slice(0, groupCount);
  const members = new Uint32Array(group.length);
  for (let node = 0; node < group.length; node += 1) {
    const place = cursor[group[node]!]!;
    cursor[group[node]!] = place + 1;
    members[place] = node;
  }
  return { starts, members };
}
