/** Small drawn graphs and random ones for property tests. */
import * as fc from 'fast-check';
import { buildGraph, type Graph } from '../src/graph.ts';
import { seededRandom } from '../src/seeded-random.ts';

export type EdgeList = readonly (readonly [source: number, target: number, weight?: number])[];

/** A graph from literal edges; weight 1 where none is given. */
export function graphOf(nodeCount: number, edges: EdgeList): Graph {
  return buildGraph(
    nodeCount,
    Uint32Array.from(edges, ([source]) => source),
    Uint32Array.from(edges, ([, target]) => target),
    Float64Array.from(edges, ([, , weight]) => weight ?? 1),
  );
}

/** Edge lists with self-loops, parallel edges, zero weights and isolated nodes; none, one or a few nodes. */
export const anyEdgeList: fc.Arbitrary<{ nodeCount: number; edges: EdgeList }> = fc
  .integer({ min: 0, max: 14 })
  .chain((nodeCount) => {
    const node = fc.integer({ min: 0, max: Math.max(0, nodeCount - 1) });
    // Halves: their sums are exact in any order, so references may add in theirs.
    const weight = fc.integer({ min: 0, max: 20 }).map((doubled) => doubled / 2);
    return fc.record({
      nodeCount: fc.constant(nodeCount),
      edges: nodeCount === 0 ? fc.constant([]) : fc.array(fc.tuple(node, node, weight), { maxLength: 40 }),
    });
  });

export const anyGraph: fc.Arbitrary<Graph> = anyEdgeList.map(({ nodeCount, edges }) => graphOf(nodeCount, edges));

/** A seeded heavy-tailed graph: targets fall off as a power of a random number, so that low nodes are hubs. */
export function heavyTailedGraph(nodeCount: number, edgeCount: number, seed: number): Graph {
  const random = seededRandom(seed);
  const edges = Array.from({ length: edgeCount }, (): [number, number, number] => [
    Math.floor(nodeCount * random.float() ** 2),
    Math.floor(nodeCount * random.float() ** 3),
    random.float() * 1000,
  ]);
  return graphOf(nodeCount, edges);
}
