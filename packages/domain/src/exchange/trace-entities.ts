/** The destinations of a trace by whose they are: addresses of one entity are one place to ask, and to freeze. */
import { z } from 'zod';
import { entityAmongSchema, type EntityAmong } from '../rows/entity-row.ts';
import type { TraceDestination } from './trace.ts';

export const traceEntitySchema = entityAmongSchema
  .extend({
    usd: z.number().meta({ description: 'What all its addresses got, under the method that was asked for.' }),
    share_ratio: z.number(),
    transfer_count: z.int(),
    first_time: z.number(),
    last_time: z.number(),
  })
  .meta({ id: 'TraceEntity' });
export type TraceEntity = z.infer<typeof traceEntitySchema>;

type Place = Pick<TraceDestination, 'address' | 'usd' | 'share_ratio' | 'transfer_count' | 'first_time' | 'last_time'>;

/** Each destination with its entity, '' where it is its own owner. */
export function withEntities<T extends Place>(
  destinations: readonly T[],
  entities: readonly EntityAmong[],
): (T & { readonly entity_id: string })[] {
  const idOf = new Map(
    entities.flatMap(({ entity_id, addresses }) => addresses.map((one) => [one, entity_id] as const)),
  );
  return destinations.map((one) => ({ ...one, entity_id: idOf.get(one.address) ?? '' }));
}

/** What each entity got, the most first; entities that got nothing are left out. */
export function entitiesOfTrace(destinations: readonly Place[], entities: readonly EntityAmong[]): TraceEntity[] {
  const rows = entities.flatMap((entity) => {
    const own = destinations.filter(({ address }) => entity.addresses.includes(address));
    if (own.length === 0) return [];
    const sum = (valueOf: (place: Place) => number): number => own.reduce((total, one) => total + valueOf(one), 0);
    const times = own.map(({ first_time }) => first_time).filter((time) => time > 0);
    return {
      ...entity,
      addresses: [...new Set(own.map(({ address }) => address))],
      usd: sum(({ usd }) => usd),
      share_ratio: sum(({ share_ratio }) => share_ratio),
      transfer_count: sum(({ transfer_count }) => transfer_count),
      first_time: times.length === 0 ? 0 : Math.min(...times),
      last_time: Math.max(...own.map(({ last_time }) => last_time)),
    };
  });
  return rows.sort((a, b) => b.share_ratio - a.share_ratio || (a.entity_id < b.entity_id ? -1 : 1));
}
