/** Reads who is controlled by one hand. */
import {
  entityAmongSchema,
  entityLinkRowSchema,
  entitiesOfTrace,
  entityRowSchema,
  withEntities,
  type AlertRow,
  type EntityAmong,
  type EntityKind,
  type EntityRule,
  type EntityLinkRow,
  type EntityRow,
  type TraceAnswer,
  type TraceEntity,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from '../slices/slice.ts';

export interface EntityFilter {
  /** undefined for any. */
  readonly kind?: EntityKind | undefined;
  /** undefined for any; else the entity that holds it. */
  readonly address?: string | undefined;
  readonly row_limit: number;
  readonly row_offset: number;
}

/** The largest first. */
export async function listEntities(
  database: Database,
  window: Window,
  { kind = '' as EntityKind, address = '', ...page }: EntityFilter,
): Promise<EntityRow[]> {
  const parameters = { ...sliceParameters(window), ...page, kind, address };
  return await parsedRows(database, entityRowSchema, statement('entities/list'), parameters);
}

export interface JudgedEntityLink extends EntityMember {
  readonly other_address: string;
  readonly rule: EntityRule;
}

export interface EntityOfAddress {
  /** undefined for an address that is its own owner, as far as is known. */
  readonly entity: EntityRow | undefined;
  /** Of the entity; those of the address come first. */
  readonly links: readonly EntityLinkRow[];
  /** Links of the address that merge nothing. */
  readonly hints: readonly EntityLinkRow[];
}

/** Of one address. */
export const MAX_ENTITY_LINKS = 100_000;

/** At most `row_limit` links and as many hints, and no more than MAX_ENTITY_LINKS. */
export async function entityOf(
  database: Database,
  window: Window,
  address: string,
  row_limit: number,
): Promise<EntityOfAddress> {
  const parameters = { ...sliceParameters(window), address };
  const linksOf = async (entity_id: string): Promise<EntityLinkRow[]> =>
    await parsedRows(database, entityLinkRowSchema, statement('entities/links'), {
      ...parameters,
      entity_id,
      row_limit: Math.min(row_limit, MAX_ENTITY_LINKS),
    });
  const [entity] = await listEntities(database, window, { address, row_limit: 1, row_offset: 0 });
  return { entity, links: entity === undefined ? [] : await linksOf(entity.entity_id), hints: await linksOf('') };
}

/** The entities that some addresses belong to, the largest first. */
export async function entitiesAmong(
  database: Database,
  window: Window,
  addresses: readonly string[],
): Promise<EntityAmong[]> {
  const parameters = { ...sliceParameters(window), addresses: [...new Set(addresses)] };
  return await parsedRows(database, entityAmongSchema, statement('entities/among'), parameters);
}

/** Those of the addresses that an alert involves, and of the destinations of its trace. */
export async function entitiesOfAlert(
  database: Database,
  window: Window,
  { addresses_involved, evidence }: Pick<AlertRow, 'addresses_involved' | 'evidence'>,
): Promise<EntityAmong[]> {
  const destinations = (evidence.trace?.destinations ?? []).map(({ address }) => address);
  return await entitiesAmong(database, window, [...addresses_involved, ...destinations]);
}

/** The answer of a trace with whose each destination is, by the slice as it is published now, and what each entity got. */
export async function answerWithEntities(
  database: Database,
  window: Window,
  answer: TraceAnswer,
): Promise<TraceAnswer & { readonly entities: TraceEntity[] }> {
  const { destinations } = answer;
  const addresses = destinations.map(({ address }) => address);
  const entities = await entitiesAmong(database, window, addresses);
  return {
    ...answer,
    destinations: withEntities(destinations, entities),
    entities: entitiesOfTrace(destinations, entities),
  };
}

/** Every link, as it is compared with a known truth. */
export async function judgedEntityLinks(database: Database, window: Window): Promise<JudgedEntityLink[]> {
  const rows = await readRows(database, 'entities/judged', sliceParameters(window));
  return rows.map((row) => ({ ...row, rule: row.rule as EntityRule }));
}

export interface EntityMember {
  readonly entity_id: string;
  readonly address: string;
}

/** Members of the newest earlier slice of the same length. */
export async function priorEntityMembers(database: Database, window: Window): Promise<EntityMember[]> {
  return await readRows(database, 'entities/prior', sliceParameters(window));
}
