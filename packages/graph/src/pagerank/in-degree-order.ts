/** Nodes in the order of their incoming edges. */
import { balancedBlocks } from '../balanced-blocks.ts';
import type { Graph } from '../graph.ts';
import type { Team } from '../parallel/team.ts';
import { sharedFloat64, sharedUint32 } from '../shared-arrays.ts';

/**
 * The in-edges of a graph whose nodes are renumbered by falling in-degree, ties by node: rows of equal length follow
 * each other, so the processor predicts where they end, and what many rows read lies together. Pulling over it takes
 * two thirds of the time.
 */
export interface InDegreeOrder {
  /** nodeCount: the node that got this number. */
  readonly nodeAt: Uint32Array;
  /** nodeCount: the number that this node got. */
  readonly numberOf: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inSources: Uint32Array;
  /** Empty where weights do not count. */
  readonly inWeights: Float64Array;
}

const BLOCKS = 64;

/** Allocates the shared arrays that {@link sortByInDegree} fills. */
export function allocateInDegreeOrder({ nodeCount, edgeCount }: Graph, weighted: boolean): InDegreeOrder {
  return {
    nodeAt: sharedUint32(nodeCount),
    numberOf: sharedUint32(nodeCount),
    inOffsets: sharedUint32(nodeCount + 1),
    inSources: sharedUint32(edgeCount),
    inWeights: sharedFloat64(weighted ? edgeCount : 0),
  };
}

/** Fills `order`, which is ready for every member of the team on return. O(nodes + edges). */
export function sortByInDegree(team: Team, graph: Graph, order: InDegreeOrder): void {
  if (team.rank === 0) assignNumbers(graph, order);
  team.barrier();
  const { nodeAt, numberOf, inOffsets, inSources, inWeights } = order;
  const weighted = inWeights.length > 0;
  const blocks = balancedBlocks(graph.nodeCount, inOffsets, BLOCKS);
  team.forEachBlock(BLOCKS, (block) => {
    for (let place = blocks[block]!; place < blocks[block + 1]!; place += 1) {
      const from = graph.inOffsets[nodeAt[place]!]!;
      const start = inOffsets[place]!;
      const length = inOffsets[place + 1]! - start;
      for (let index = 0; index < length; index += 1) {
        inSources[start + index] = numberOf[graph.inSources[from + index]!]!;
        if (weighted) inWeights[start + index] = graph.inWeights[from + index]!;
      }
    }
  });
}

function assignNumbers(graph: Graph, { nodeAt, numberOf, inOffsets }: InDegreeOrder): void {
  const { nodeCount } = graph;
  let highest = 0;
  for (let node = 0; node < nodeCount; node += 1) {
    const degree = graph.inOffsets[node + 1]! - graph.inOffsets[node]!;
    if (degree > highest) highest = degree;
  }
  const cursor = new Uint32Array(highest + 2);
  for (let node = 0; node < nodeCount; node += 1) {
    cursor[highest - (graph.inOffsets[node + 1]! - graph.inOffsets[node]!) + 1]! += 1;
  }
  for (let bucket = 0; bucket <= highest; bucket += 1) cursor[bucket + 1]! += cursor[bucket]!;
  for (let node = 0; node < nodeCount; node += 1) {
    const bucket = highest - (graph.inOffsets[node + 1]! - graph.inOffsets[node]!);
    const place = cursor[bucket]!;
    cursor[bucket] = place + 1;
    numberOf[node] = place;
    nodeAt[place] = node;
  }
  for (let place = 0; place < nodeCount; place += 1) {
    const node = nodeAt[place]!;
    inOffsets[place + 1] = inOffsets[place]! + graph.inOffsets[node + 1]! - graph.inOffsets[node]!;
  }
}
