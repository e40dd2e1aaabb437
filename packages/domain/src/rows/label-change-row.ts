/** Labels as they stand, as they are given, and what happened to them. */
import { z } from 'zod';
import { DEFAULT_TRUST_LEVEL, SEVERITIES, TRUST_LEVELS } from '../vocabulary.ts';
import { labelRowSchema } from './address-row.ts';
import { floatColumn, timeColumn } from './row-types.ts';

/** A label that somebody gives: what is left out has its default. */
export const newLabelSchema = z
  .strictObject({
    address: z.string(),
    label: z.string().default(''),
    address_type: z.string().meta({ description: 'A word of docs/label-words.md, or one of labels.service_types.' }),
    address_subtype: z.string().default(''),
    trust_level: z.enum(TRUST_LEVELS).default(DEFAULT_TRUST_LEVEL),
    source: z.string().default(''),
    risk_level: z.enum(['', ...SEVERITIES]).default(''),
    confidence_score: z.number().min(0).max(1).default(0),
    updated_timestamp: z.int().min(0).default(0).meta({ description: 'Epoch milliseconds; 0: unknown.' }),
    valid_from_ms: z.int().min(0).default(0).meta({ description: 'Epoch milliseconds; 0: always.' }),
    valid_to_ms: z.int().min(0).default(0).meta({ description: 'Epoch milliseconds, not included; 0: still.' }),
  })
  .meta({ id: 'NewLabel' });
export type NewLabel = z.infer<typeof newLabelSchema>;

/** Whether a label holds at any time: 0 is always, and still. */
export function holdsAtAll({
  valid_from_ms = 0,
  valid_to_ms = 0,
}: Partial<Pick<NewLabel, 'valid_from_ms' | 'valid_to_ms'>>): boolean {
  return valid_to_ms === 0 || valid_from_ms < valid_to_ms;
}

export const standingLabelSchema = labelRowSchema
  .extend({
    address: z.string(),
    updated_timestamp_ms: timeColumn,
    valid_from_ms: timeColumn.meta({ description: '0: always.' }),
    valid_to_ms: timeColumn.meta({ description: 'Not included; 0: still.' }),
  })
  .meta({ id: 'StandingLabel' });
export type StandingLabel = z.infer<typeof standingLabelSchema>;

/** An address of which labels say contrary things, the believed one first. */
export const labelConflictSchema = z.object({
  address: z.string(),
  labels: z.array(labelRowSchema.omit({ confidence_score: true })),
});
export type LabelConflict = z.infer<typeof labelConflictSchema>;

export const LABEL_ACTIONS = ['added', 'changed', 'removed'] as const;

export const labelChangeSchema = z
  .object({
    address: z.string(),
    label: z.string(),
    source: z.string(),
    action: z.enum(LABEL_ACTIONS),
    address_type: z.string(),
    address_subtype: z.string(),
    trust_level: z.string(),
    risk_level: z.string(),
    confidence_score: floatColumn,
    valid_from_ms: timeColumn,
    valid_to_ms: timeColumn,
    changed_by: z.string(),
    reason: z.string(),
    changed_at_ms: timeColumn,
  })
  .meta({ id: 'LabelChange' });
export type LabelChange = z.infer<typeof labelChangeSchema>;

/** What storing labels did to those that stood. */
export interface LabelCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Removed by a person before: they stay removed where a source brings them, and return where a person does. */
  readonly removed_before: number;
}
