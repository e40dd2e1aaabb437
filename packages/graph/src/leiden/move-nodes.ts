/** Leiden, first phase: nodes move to the community that gains most. */
import type { LeidenScratch, LevelGraph } from './level-graph.ts';

/**
 * Moves nodes to the neighbouring community (or an empty one) that gains most modularity, until none gains: the fast
 * local move of Leiden. A node is looked at again only after a neighbour has left for another community. Ties keep the
 * node where it is, then take the community that its row meets first.
 * @param community nodeCount labels below nodeCount, changed in place
 * @param queue a permutation of the nodes: the order of the first looks; used as a ring afterwards
 * @param resolutionPerWeight resolution / (2 · total edge weight)
 * @returns how many moves were made
 */
export function moveNodes(
  level: LevelGraph,
  community: Uint32Array,
  queue: Uint32Array,
  resolutionPerWeight: number,
  { weightTo, touched }: LeidenScratch,
): number {
  const { nodeCount, offsets, neighbors, weights, strengths } = level;
  const totals = new Float64Array(nodeCount);
  const sizes = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    totals[community[node]!]! += strengths[node]!;
    sizes[community[node]!]! += 1;
  }
  const empty = new Uint32Array(nodeCount);
  let emptyCount = 0;
  for (let label = 0; label < nodeCount; label += 1) {
    if (sizes[label] !== 0) continue;
    empty[emptyCount] = label;
    emptyCount += 1;
  }
  const queued = new Uint8Array(nodeCount).fill(1);
  let head = 0;
  let waiting = nodeCount;
  let moves = 0;
  while (waiting > 0) {
    const node = queue[head]!;
    head = head + 1 === nodeCount ? 0 : head + 1;
    waiting -= 1;
    queued[node] = 0;
    const start = offsets[node]!;
    const end = offsets[node + 1]!;
    let touchedCount = 0;
    for (let slot = start; slot < end; slot += 1) {
      const label = community[neighbors[slot]!]!;
      const before = weightTo[label]!;
      if (before === 0) {
        touched[touchedCount] = label;
        touchedCount += 1;
      }
      weightTo[label] = before + weights[slot]!;
    }
    const own = community[node]!;
    const strength = strengths[node]!;
    const cost = strength * resolutionPerWeight;
    let best = own;
    let bestGain = weightTo[own]! - cost * (totals[own]! - strength);
    for (let index = 0; index < touchedCount; index += 1) {
      const label = touched[index]!;
      const gain = weightTo[label]! - cost * totals[label]!;
      weightTo[label] = 0;
      if (gain > bestGain && label !== own) {
        best = label;
        bestGain = gain;
      }
    }
    if (bestGain < 0 && sizes[own]! > 1) {
      // With two nodes under one label, fewer labels than nodes are in use: one is empty.
      emptyCount -= 1;
      best = empty[emptyCount]!;
    }
    if (best === own) continue;
    moves += 1;
    totals[own]! -= strength;
    sizes[own]! -= 1;
    if (sizes[own] === 0) {
      totals[own] = 0;
      empty[emptyCount] = own;
      emptyCount += 1;
    }
    totals[best]! += strength;
    sizes[best]! += 1;
    community[node] = best;
    for (let slot = start; slot < end; slot += 1) {
      const next = neighbors[slot]!;
      if (queued[next] === 1 || community[next] === best) continue;
      queued[next] = 1;
      let tail = head + waiting;
      if (tail >= nodeCount) tail -= nodeCount;
      queue[tail] = next;
      waiting += 1;
    }
  }
  return moves;
}
