/** Links become entities: union-find over the links that merge. */
import { addToList } from '@analytics/domain';
import { disjointSets } from '../disjoint-sets.ts';
import type { EntityInput, EntityLink } from './entity-link.ts';
import type { EntitySettings } from './params.ts';

export interface JoinedLinks {
  /** The addresses of each entity, ascending; entities by their first address. */
  readonly members: readonly (readonly number[])[];
  /** For each link, the position of its entity in `members`; -1 where it merges nothing. */
  readonly entity_of_link: Int32Array;
  /** Sizes of what was too large to be one owner, and left apart. */
  readonly too_large: readonly number[];
  /** Refused pairs that other links join all the same. */
  readonly bypassed: readonly (readonly [a: number, b: number])[];
}

/**
 * A link merges where it weighs at least `min_weight` and is not refused. A deposit wallet's links are apart from those
 * of people, because a rule of people links no barrier. Whatever the order of links, the entities are the same.
 * O(links · inverse Ackermann + addresses).
 */
export function joinLinks(
  links: readonly EntityLink[],
  { addresses, refusals }: Pick<EntityInput, 'addresses' | 'refusals'>,
  { min_weight, max_members }: Pick<EntitySettings, 'min_weight' | 'max_members'>,
): JoinedLinks {
  const refused = new Set(refusals.map(([a, b]) => pairOf(a, b)));
  const merges = links.map(({ a, b, weight }) => weight >= min_weight && !refused.has(pairOf(a, b)));
  const { rootOf, join } = disjointSets(addresses.length);
  const of_service = new Set<number>();
  links.forEach(({ a, b, rule }, at) => {
    if (!merges[at]) return;
    join(a, b);
    if (rule === 'deposit_wallet') of_service.add(b);
  });
  const groups = groupsOf(links, merges, rootOf);
  const service_roots = new Set([...of_service].map(rootOf));
  const too_large: number[] = [];
  const members: number[][] = [];
  const entity_of_root = new Map<number, number>();
  for (const [root, group] of [...groups].sort(([a], [b]) => a - b)) {
    if (group.length > max_members && !service_roots.has(root)) too_large.push(group.length);
    else entity_of_root.set(root, members.push(group) - 1);
  }
  const entity_of_link = Int32Array.from(links, ({ a }, at) =>
    merges[at] ? (entity_of_root.get(rootOf(a)) ?? -1) : -1,
  );
  const bypassed = refusals.filter(([a, b]) => rootOf(a) === rootOf(b) && entity_of_root.has(rootOf(a)));
  return { members, entity_of_link, too_large, bypassed };
}

/** The addresses of merging links by the smallest of each group, ascending. */
function groupsOf(
  links: readonly EntityLink[],
  merges: readonly boolean[],
  rootOf: (node: number) => number,
): Map<number, number[]> {
  const nodes = new Set(links.flatMap(({ a, b }, at) => (merges[at] ? [a, b] : [])));
  const groups = new Map<number, number[]>();
  for (const node of [...nodes].sort((x, y) => x - y)) {
    addToList(groups, rootOf(node), node);
  }
  return groups;
}

/** The same for both orders. */
function pairOf(a: number, b: number): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}
