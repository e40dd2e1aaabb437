/** Leiden, second phase: communities split into well-connected parts. */
import type { SeededRandom } from '../seeded-random.ts';
import type { LeidenScratch, LevelGraph } from './level-graph.ts';

/**
 * Splits each community into well-connected parts: starting from single nodes, each node still alone may join a part of
 * its own community that gains modularity, with a chance growing as exp(gain / temperature). Both the node and the part
 * must be well connected to the rest of their community. Parts are therefore connected.
 * @param resolutionPerWeight resolution / (2 · total edge weight)
 * @param temperature in units of weight; towards 0 the best part is always taken
 * @returns nodeCount labels below nodeCount
 */
export function refineCommunities(
  level: LevelGraph,
  community: Uint32Array,
  resolutionPerWeight: number,
  temperature: number,
  random: SeededRandom,
  { weightTo, touched }: LeidenScratch,
): Uint32Array {
  const { nodeCount, offsets, neighbors, weights, strengths } = level;
  const part = new Uint32Array(nodeCount);
  const alone = new Uint8Array(nodeCount).fill(1);
  const totals = strengths.slice();
  const communityTotals = new Float64Array(nodeCount);
  /** Weight between a part and the rest of its community. */
  const outward = new Float64Array(nodeCount);
  const chances = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    part[node] = node;
    const own = community[node]!;
    communityTotals[own]! += strengths[node]!;
    let sum = 0;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
      if (community[neighbors[slot]!] === own) sum += weights[slot]!;
    }
    outward[node] = sum;
  }
  for (let node = 0; node < nodeCount; node += 1) {
    if (alone[node] === 0) continue;
    const own = community[node]!;
    const strength = strengths[node]!;
    const whole = communityTotals[own]!;
    if (outward[node]! < resolutionPerWeight * strength * (whole - strength)) continue;
    let touchedCount = 0;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
      const next = neighbors[slot]!;
      if (community[next] !== own) continue;
      const label = part[next]!;
      if (weightTo[label] === 0) {
        touched[touchedCount] = label;
        touchedCount += 1;
      }
      weightTo[label]! += weights[slot]!;
    }
    let candidates = 0;
    let bestGain = -1;
    for (let index = 0; index < touchedCount; index += 1) {
      const label = touched[index]!;
      const total = totals[label]!;
      if (outward[label]! < resolutionPerWeight * total * (whole - total)) continue;
      const gain = weightTo[label]! - resolutionPerWeight * strength * total;
      if (gain < 0 || weightTo[label] === 0) continue;
      if (gain > bestGain) bestGain = gain;
      touched[candidates] = swapOut(touched, candidates, index);
      chances[candidates] = gain;
      candidates += 1;
    }
    if (candidates > 0) {
      const chosen = touched[draw(chances, candidates, bestGain, temperature, random)]!;
      part[node] = chosen;
      totals[chosen]! += strength;
      outward[chosen]! += outward[node]! - 2 * weightTo[chosen]!;
      alone[chosen] = 0;
      alone[node] = 0;
      totals[node] = 0;
    }
    for (let index = 0; index < touchedCount; index += 1) weightTo[touched[index]!] = 0;
  }
  return part;
}

/** Swaps two entries and returns the one that stood at `index`. */
function swapOut(items: Uint32Array, place: number, index: number): number {
  const taken = items[index]!;
  items[index] = items[place]!;
  return taken;
}

/** Draws an index with chance proportional to exp((gain − best) / temperature). */
function draw(gains: Float64Array, count: number, best: number, temperature: number, random: SeededRandom): number {
  if (count === 1) return 0;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const chance = Math.exp((gains[index]! - best) / temperature);
    gains[index] = chance;
    total += chance;
  }
  let rest = random.float() * total;
  for (let index = 0; index < count; index += 1) {
    rest -= gains[index]!;
    if (rest < 0) return index;
  }
  return count - 1;
}
