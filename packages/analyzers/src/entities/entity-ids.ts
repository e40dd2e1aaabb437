/** The same entity keeps its id from day to day, while addresses join and leave it. */
import { createHash } from 'node:crypto';

export interface NamedEntity {
  readonly members: readonly string[];
  /** The address that an id is made of: that of most links, which stays when others leave. */
  readonly anchor: string;
}

export interface PriorMember {
  readonly entity_id: string;
  readonly address: string;
}

/**
 * An id for each entity, in their order. An entity takes the id of the prior entity with which it shares most
 * addresses, at least half of the smaller of both; each prior id once, ties by the entity's place and the id. A new id
 * is made of the anchor, so that a repeated run gives the same. O(addresses).
 */
export function assignEntityIds(entities: readonly NamedEntity[], prior: readonly PriorMember[]): string[] {
  const priorOf = new Map(prior.map(({ entity_id, address }) => [address, entity_id]));
  const sizes = new Map<string, number>();
  for (const { entity_id } of prior) sizes.set(entity_id, (sizes.get(entity_id) ?? 0) + 1);
  const matches = entities.flatMap(({ members }, at) => {
    const shared = new Map<string, number>();
    for (const address of members) {
      const id = priorOf.get(address);
      if (id !== undefined) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    return [...shared].flatMap(([entity_id, count]) =>
      2 * count >= Math.min(members.length, sizes.get(entity_id)!) ? [{ at, entity_id, count }] : [],
    );
  });
  matches.sort((x, y) => y.count - x.count || x.at - y.at || (x.entity_id < y.entity_id ? -1 : 1));
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  for (const { at, entity_id } of matches) {
    if (ids.has(at) || taken.has(entity_id)) continue;
    ids.set(at, entity_id);
    taken.add(entity_id);
  }
  return entities.map(({ anchor }, at) => {
    const id = ids.get(at) ?? newId(anchor, new Set([...taken, ...sizes.keys()]));
    taken.add(id);
    return id;
  });
}

/** Another one where an older entity, whose anchor it was, holds the id. */
function newId(address: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const text = attempt === 0 ? address : `${address}/${attempt}`;
    const id = `entity_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    if (!taken.has(id)) return id;
  }
}
