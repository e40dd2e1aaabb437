/** Entities: addresses controlled by one hand, the links that say so, and the links that an analyst refused. */
import { z } from 'zod';
import { floatColumn, integerColumn, textList, timeColumn } from './row-types.ts';

export const entityRowSchema = z
  .object({
    entity_id: z.string(),
    entity_kind: z
      .string()
      .meta({ description: 'service: with the deposit wallets of its customers; owner: of several addresses.' }),
    label: z.string().meta({ description: 'What labels call one of its addresses; empty where none names any.' }),
    member_count: integerColumn,
    link_count: integerColumn,
    rules: textList,
    members: textList.meta({ description: 'The first twenty, in byte order.' }),
  })
  .meta({ id: 'Entity' });
export type EntityRow = z.infer<typeof entityRowSchema>;

export const entityAmongSchema = entityRowSchema
  .pick({ entity_id: true, entity_kind: true, label: true, member_count: true })
  .extend({ addresses: textList.meta({ description: 'Of the addresses at hand those that belong to it.' }) })
  .meta({ id: 'EntityAmong' });
/** An entity that some of the addresses at hand belong to. */
export type EntityAmong = z.infer<typeof entityAmongSchema>;

/** What people call it: its label, or its id where labels name none of its addresses. */
export function entityName({ entity_id, label }: Pick<EntityRow, 'entity_id' | 'label'>): string {
  return label === '' ? entity_id : label;
}

/** Those that several of the addresses at hand belong to: a single address of a service has its label. */
export function sharedEntities<T extends Pick<EntityAmong, 'addresses'>>(entities: readonly T[]): T[] {
  return entities.filter(({ addresses }) => addresses.length > 1);
}

export const entityLinkRowSchema = z
  .object({
    entity_id: z.string().meta({ description: "'' where the link merges nothing." }),
    entity_kind: z.string(),
    address: z.string(),
    other_address: z.string(),
    rule: z.string(),
    weight: floatColumn.meta({ description: '0 to 1; links of at least entities.min_weight merge.' }),
    reason: z.string().meta({ description: 'One sentence.' }),
    evidence_transaction_count: integerColumn,
    evidence_transfers: textList.meta({ description: 'The first of them.' }),
  })
  .meta({ id: 'EntityLink' });
export type EntityLinkRow = z.infer<typeof entityLinkRowSchema>;

/** Characters. */
export const MAX_REFUSAL_REASON = 2000;

export const entityRefusalRowSchema = z
  .object({
    address: z.string(),
    other_address: z.string(),
    reason: z.string(),
    decided_by: z.string(),
    decided_at_ms: timeColumn,
  })
  .meta({ id: 'EntityRefusal' });
export type EntityRefusalRow = z.infer<typeof entityRefusalRowSchema>;
