/**
 * The parameters that many routes share. What passes here is safe to bind; networks, dates and windows are parsed by
 * domain.
 */
import { DISPOSITION_STATUSES, MAX_WINDOW_DAYS, SEVERITIES, addressText } from '@analytics/domain';
import { z } from 'zod';

export const networkParameter = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/u, 'expected 1 to 63 of a-z, 0-9, "_" and "-", beginning with a letter or digit')
  .meta({ description: 'The network to read.', examples: ['torus'] });
export const dateParameter = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u, 'expected a date as YYYY-MM-DD')
  .meta({ description: 'A date as YYYY-MM-DD.', examples: ['2025-11-20'] });
export const windowDaysParameter = z.coerce.number().int().min(1).max(MAX_WINDOW_DAYS);
export { addressText as addressParameter, nameText, noteText } from '@analytics/domain';

/** Ids that we made, or that deployed clients made: nothing else reaches a query or the queue. */
export const idParameter = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/u, 'expected 1 to 200 of letters, digits, "_", ".", ":" and "-"');
/** What the path of a route names. */
export const alertParams = z.strictObject({ alert_id: idParameter });
export const taskParams = z.strictObject({ task_id: idParameter });
export const addressParams = z.strictObject({ address: addressText });
/** A closed word such as a severity or a typology. */
export const wordParameter = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/u, 'expected a word of a-z, 0-9, "_" and "-"');
export const networkQuery = z.strictObject({ network: networkParameter });

/** A slice; without a window or a date, the newest published one that fits. */
export const sliceQuery = networkQuery.extend({
  window_days: windowDaysParameter.optional().meta({ description: 'Default: that of the newest published slice.' }),
  processing_date: dateParameter.optional().meta({ description: 'Default: the newest published date.' }),
});

/** Several values of one parameter: `severity=high&severity=critical`. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );
}

export const cursorParameter = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,2000}$/u, 'expected a cursor as next_cursor gave it')
  .optional()
  .meta({ description: 'next_cursor of the page before; absent for the first.' });

export function limitParameter(standard: number, largest: number) {
  return z.coerce.number().int().min(1).max(largest).default(standard);
}

export const flagParameter = z.enum(['true', 'false']).default('false');
export const orderParameter = z.enum(['asc', 'desc']);
export const severityParameter = z.enum(SEVERITIES);
export const statusParameter = z.enum(DISPOSITION_STATUSES);

/** The same key gives the same answer for a day, and asks the queue only once. */
export const idempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/u, 'expected 1 to 200 printable characters')
    .optional()
    .meta({ description: 'A repeated request with the same key gets the first answer again.' }),
});

/** The slice that an answer speaks of, and the run that published it. */
export const sliceFields = {
  network: z.string(),
  window_days: z.int(),
  processing_date: z.string(),
};

export const nextCursor = z.string().nullable().meta({ description: 'null on the last page.' });
