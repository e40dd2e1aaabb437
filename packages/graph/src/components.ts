/** The result of a search for components, and how they are numbered. */
import { sharedUint32 } from './shared-arrays.ts';

/** A partition of the nodes. Components are numbered in the order of their smallest node. */
export interface Components {
  /** nodeCount: the component of each node, in [0, count). */
  readonly component: Uint32Array;
  readonly count: number;
  /** count: nodes per component. */
  readonly sizes: Uint32Array;
}

/** Renumbers arbitrary labels in [0, labelLimit) in the order of their smallest node. O(nodes + labelLimit). */
export function numberBySmallestNode(labels: Uint32Array, labelLimit: number): Components {
  const component = sharedUint32(labels.length);
  const numberOf = new Uint32Array(labelLimit);
  let count = 0;
  for (let node = 0; node < labels.length; node += 1) {
    const label = labels[node]!;
    if (numberOf[label] === 0) {
      count += 1;
      numberOf[label] = count;
    }
    component[node] = numberOf[label]! - 1;
  }
  const sizes = sharedUint32(count);
  for (let node = 0; node < component.length; node += 1) sizes[component[node]!]! += 1;
  return { component, count, sizes };
}
