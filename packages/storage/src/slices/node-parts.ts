/** Node ids in parts: what a statement or a column of one part takes does not grow with the window. */

export interface NodePart {
  readonly first_node: number;
  /** Not part of it. */
  readonly end_node: number;
}

/**
 * The engine holds about 2.5 kB an address while it groups the transfers of a part: 0.25 GB, whatever the window. Below
 * that each part reads four columns of all transfers again for little.
 */
export const NODES_A_PART = 100_000;

/** In order; none for no nodes. */
export function nodeParts(nodeCount: number, size = NODES_A_PART): NodePart[] {
  return Array.from({ length: Math.ceil(nodeCount / size) }, (_, part) => ({
    first_node: part * size,
    end_node: Math.min(nodeCount, (part + 1) * size),
  }));
}
