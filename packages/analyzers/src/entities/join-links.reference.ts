/** The slow, obvious way: sets that share an address become one, until no two do. */
import type { EntityLink } from './entity-link.ts';

/** Entities as ascending lists, by their first address. O(links³). */
export function joinedLinksReference(
  links: readonly EntityLink[],
  refusals: readonly (readonly [a: number, b: number])[],
  min_weight: number,
): number[][] {
  const isRefused = (a: number, b: number): boolean =>
    refusals.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  let sets = links
    .filter(({ a, b, weight }) => weight >= min_weight && !isRefused(a, b))
    .map(({ a, b }) => new Set([a, b]));
  for (;;) {
    const pair = sets.flatMap((one, at) =>
      sets.slice(at + 1).flatMap((other) => ([...other].some((node) => one.has(node)) ? [[one, other] as const] : [])),
    )[0];
    if (pair === undefined) break;
    const [one, other] = pair;
    sets = [...sets.filter((set) => set !== one && set !== other), new Set([...one, ...other])];
  }
  return sets.map((set) => [...set].sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}
