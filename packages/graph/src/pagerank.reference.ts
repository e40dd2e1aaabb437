/** PageRank by plain iteration over every edge: slow and obvious. */
import type { Graph } from './graph.ts';

/** PageRank by 2,000 multiplications with the dense transition matrix: far past any tolerance. */
export function pagerankReference(graph: Graph, damping: number, weighted: boolean): number[] {
  const { nodeCount, offsets, targets, weights } = graph;
  const transition = Array.from({ length: nodeCount }, (_, node) => {
    const chances = new Array<number>(nodeCount).fill(0);
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot += 1)
      chances[targets[slot]!] = weighted ? weights[slot]! : 1;
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    return chances.map((chance) => damping * (total > 0 ? chance / total : 1 / nodeCount) + (1 - damping) / nodeCount);
  });
  let scores = new Array<number>(nodeCount).fill(1 / nodeCount);
  for (let round = 0; round < 2000; round += 1) {
    scores = scores.map((_, to) => scores.reduce((sum, score, from) => sum + score * transition[from]![to]!, 0));
  }
  return scores;
}
