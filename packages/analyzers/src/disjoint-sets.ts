/** Which of a number of things hang together: union-find. */

export interface DisjointSets {
  /** The smallest of the set that holds it. */
  readonly rootOf: (item: number) => number;
  readonly join: (a: number, b: number) => void;
}

/** `count` things, numbered from 0, each alone at first. 4 bytes a thing; nearly O(1) a call. */
export function disjointSets(count: number): DisjointSets {
  const parent = new Uint32Array(count);
  for (let item = 0; item < count; item++) parent[item] = item;
  const rootOf = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  return {
    rootOf,
    join: (a, b) => {
      const [one, other] = [rootOf(a), rootOf(b)];
      if (one < other) parent[other] = one;
      else parent[one] = other;
    },
  };
}
