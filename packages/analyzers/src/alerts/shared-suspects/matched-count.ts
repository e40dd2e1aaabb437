/** The largest matching of a bipartite graph, by augmenting paths (Kuhn 1955). */

/**
 * How many of the left can be given a right of their own: `rightsOf` has one entry a left. O(left · edges).
 */
export function matchedCount(rightsOf: readonly (readonly number[])[]): number {
  const leftOf = new Map<number, number>();
  const isPlaced = (left: number, seen: Set<number>): boolean => {
    for (const right of rightsOf[left]!) {
      if (seen.has(right)) continue;
      seen.add(right);
      const other = leftOf.get(right);
      if (other === undefined || isPlaced(other, seen)) {
        leftOf.set(right, left);
        return true;
      }
    }
    return false;
  };
  return rightsOf.filter((_, left) => isPlaced(left, new Set())).length;
}
