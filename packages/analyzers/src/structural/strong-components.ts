/** Strongly connected components of a slice of transfers, over scratch that serves many slices. */

export interface ComponentScratch {
  /** Component of each node of the last slice, from 0; stale for nodes that the slice does not touch. */
  readonly component: Uint32Array;
  readonly offset: Uint32Array;
  readonly order: Uint32Array;
  readonly low: Uint32Array;
  readonly next: Uint32Array;
  readonly touched: Uint32Array;
  readonly stack: Uint32Array;
  readonly path: Uint32Array;
  targets: Uint32Array;
}

const UNSEEN = 0;
const CLOSED = 0xffffffff;

export function componentScratch(nodeCount: number): ComponentScratch {
  const column = () => new Uint32Array(nodeCount + 1);
  return {
    component: column(),
    offset: column(),
    order: column(),
    low: column(),
    next: column(),
    touched: column(),
    stack: column(),
    path: column(),
    targets: new Uint32Array(0),
  };
}

/**
 * Tarjan's algorithm (1972), without recursion, on the edges `from[row] → to[row]` of `rows[0 … count)`.
 * Fills `scratch.component` and returns how many components there are. O(count) whatever the number of nodes.
 * Components are numbered deterministically, in reverse topological order.
 */
export function strongComponents(
  scratch: ComponentScratch,
  from: Uint32Array,
  to: Uint32Array,
  rows: Uint32Array,
  count: number,
): number {
  const { component, order, low, next, offset, touched, stack, path } = scratch;
  const touchedCount = adjacency(scratch, from, to, rows, count);
  const { targets } = scratch;
  let clock = 0;
  let components = 0;
  let stackSize = 0;
  for (let i = 0; i < touchedCount; i++) {
    if (order[touched[i]!] !== UNSEEN) continue;
    let depth = 0;
    path[depth] = touched[i]!;
    order[touched[i]!] = low[touched[i]!] = ++clock;
    stack[stackSize++] = touched[i]!;
    while (depth >= 0) {
      const node = path[depth]!;
      if (next[node]! < offset[node]!) {
        const target = targets[next[node]!]!;
        next[node]!++;
        if (order[target] === UNSEEN) {
          order[target] = low[target] = ++clock;
          stack[stackSize++] = target;
          path[++depth] = target;
        } else if (order[target] !== CLOSED && order[target]! < low[node]!) {
          low[node] = order[target]!;
        }
        continue;
      }
      if (low[node] === order[node]) {
        for (let member = CLOSED; member !== node;) {
          member = stack[--stackSize]!;
          order[member] = CLOSED;
          component[member] = components;
        }
        components++;
      }
      depth--;
      if (depth >= 0 && low[node]! < low[path[depth]!]!) low[path[depth]!] = low[node]!;
    }
  }
  for (let i = 0; i < touchedCount; i++) order[touched[i]!] = UNSEEN;
  return components;
}

/** Afterwards node v's targets are `targets[next[v] … offset[v])`. Returns how many nodes are touched. */
function adjacency(
  scratch: ComponentScratch,
  from: Uint32Array,
  to: Uint32Array,
  rows: Uint32Array,
  count: number,
): number {
  const { offset, order, next, touched } = scratch;
  if (scratch.targets.length < count) scratch.targets = new Uint32Array(Math.max(count, 2 * scratch.targets.length));
  let touchedCount = 0;
  // `order` doubles as the mark of a touched node while degrees are counted.
  const touch = (node: number) => {
    if (order[node] !== UNSEEN) return;
    order[node] = CLOSED;
    offset[node] = 0;
    touched[touchedCount++] = node;
  };
  for (let i = 0; i < count; i++) {
    touch(from[rows[i]!]!);
    touch(to[rows[i]!]!);
    offset[from[rows[i]!]!]!++;
  }
  let position = 0;
  for (let i = 0; i < touchedCount; i++) {
    const node = touched[i]!;
    order[node] = UNSEEN;
    next[node] = position;
    position += offset[node]!;
    offset[node] = next[node]!;
  }
  for (let i = 0; i < count; i++) scratch.targets[offset[from[rows[i]!]!]!++] = to[rows[i]!]!;
  return touchedCount;
}
