/** Nodes renumbered by degree, so that searches touch memory in order. */
import { balancedBlocks } from './balanced-blocks.ts';
import type { Graph } from './graph.ts';
import type { Team } from './parallel/team.ts';
import { sharedUint32 } from './shared-arrays.ts';

/**
 * A graph without weights whose nodes are renumbered by falling degree (in plus out, ties by node), so that what
 * searches touch most lies together in the cache. Rows keep the order of the old numbers.
 */
export interface DegreeOrder {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** nodeCount: the node that got this number. */
  readonly nodeAt: Uint32Array;
  /** nodeCount: the number that this node got. */
  readonly numberOf: Uint32Array;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inSources: Uint32Array;
}

const BLOCKS = 64;

/** Allocates the shared arrays that {@link sortByDegree} fills. */
export function allocateDegreeOrder({ nodeCount, edgeCount }: Graph): DegreeOrder {
  return {
    nodeCount,
    edgeCount,
    nodeAt: sharedUint32(nodeCount),
    numberOf: sharedUint32(nodeCount),
    offsets: sharedUint32(nodeCount + 1),
    targets: sharedUint32(edgeCount),
    inOffsets: sharedUint32(nodeCount + 1),
    inSources: sharedUint32(edgeCount),
  };
}

/**
 * Renumbers the nodes of `graph` into `order`, which is ready for every member of the team on return. O(nodes + edges).
 */
export function sortByDegree(team: Team, graph: Graph, order: DegreeOrder): void {
  if (team.rank === 0) assignNumbers(graph, order);
  team.barrier();
  renumberRows(team, order, graph.offsets, graph.targets, order.offsets, order.targets);
  renumberRows(team, order, graph.inOffsets, graph.inSources, order.inOffsets, order.inSources);
}

function assignNumbers({ nodeCount, offsets, inOffsets }: Graph, order: DegreeOrder): void {
  const { nodeAt, numberOf } = order;
  const degrees = new Uint32Array(nodeCount);
  let highest = 0;
  for (let node = 0; node < nodeCount; node += 1) {
    const degree = offsets[node + 1]! - offsets[node]! + inOffsets[node + 1]! - inOffsets[node]!;
    degrees[node] = degree;
    if (degree > highest) highest = degree;
  }
  const cursor = new Uint32Array(highest + 2);
  for (let node = 0; node < nodeCount; node += 1) cursor[highest - degrees[node]! + 1]! += 1;
  for (let place = 0; place <= highest; place += 1) cursor[place + 1]! += cursor[place]!;
  for (let node = 0; node < nodeCount; node += 1) {
    const bucket = highest - degrees[node]!;
    const place = cursor[bucket]!;
    cursor[bucket] = place + 1;
    numberOf[node] = place;
    nodeAt[place] = node;
  }
  for (let place = 0; place < nodeCount; place += 1) {
    const node = nodeAt[place]!;
    order.offsets[place + 1] = order.offsets[place]! + offsets[node + 1]! - offsets[node]!;
    order.inOffsets[place + 1] = order.inOffsets[place]! + inOffsets[node + 1]! - inOffsets[node]!;
  }
}

function renumberRows(
  team: Team,
  { nodeCount, nodeAt, numberOf }: DegreeOrder,
  oldOffsets: Uint32Array,
  oldColumns: Uint32Array,
  offsets: Uint32Array,
  columns: Uint32Array,
): void {
  const blocks = balancedBlocks(nodeCount, offsets, BLOCKS);
  team.forEachBlock(BLOCKS, (block) => {
    for (let place = blocks[block]!; place < blocks[block + 1]!; place += 1) {
      const node = nodeAt[place]!;
      let slot = offsets[place]!;
      for (let old = oldOffsets[node]!, end = oldOffsets[node + 1]!; old < end; old += 1) {
        columns[slot] = numberOf[oldColumns[old]!]!;
        slot += 1;
      }
    }
  });
}
