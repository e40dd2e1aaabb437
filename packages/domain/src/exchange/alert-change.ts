/**
 * How an alert differs between two dates: the same columns in the overview of the API and in `analytics alerts diff`.
 */
import { z } from 'zod';
import { decimalColumn } from '../rows/row-types.ts';
import { SEVERITIES } from '../vocabulary.ts';

export const changedAlertSchema = z
  .object({
    alert_id: z.string(),
    typology_type: z.string(),
    severity: z.enum(SEVERITIES),
    address: z.string(),
    volume_usd: decimalColumn,
    previous_volume_usd: decimalColumn,
  })
  .meta({ id: 'ChangedAlert' });
export type ChangedAlert = z.infer<typeof changedAlertSchema>;

/** In the order of lists. */
export const ALERT_CHANGES = ['new', 'grown', 'shrunk', 'gone', 'same'] as const;

/**
 * Why an alert of the earlier date is none of the later: its money has left the window; another alert tells it; it was
 * found and held back (by chance, as a service, for too little evidence); the alert budget left it out; not found.
 */
export const GONE_REASONS = [
  'left_window',
  'part_of',
  'chance',
  'service',
  'unsure',
  'over_budget',
  'not_found',
] as const;

export const alertChangeSchema = changedAlertSchema.extend({
  change: z.enum(ALERT_CHANGES),
  evidence_transaction_count: z.coerce.number().int(),
  previous_transaction_count: z.coerce.number().int(),
  description: z.string(),
  gone_reason: z.enum(['', ...GONE_REASONS]).meta({ description: "'' unless it is gone" }),
  /** The alert that it is a part of, where it is one. */
  gone_into: z.string(),
});
export type AlertChange = z.infer<typeof alertChangeSchema>;
