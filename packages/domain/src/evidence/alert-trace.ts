/** Where the money of an alert went: the destinations of a trace of what entered its scheme. */
import { z } from 'zod';
import { EXPOSURE_METHODS } from '../vocabulary.ts';
import { traceDestinationSchema, traceLedgerSchema } from '../exchange/trace.ts';

export const alertTraceSchema = z
  .object({
    method: z.enum(EXPOSURE_METHODS),
    min_usd: z.number().meta({ description: 'Parts worth less were not followed.' }),
    source_transfer_count: z.number().int().meta({
      description:
        'Listed transfers of the evidence that brought money into the scheme, or out of a service: these were traced, whole.',
    }),
    entered_usd: z.number().meta({
      description: 'What they carried. 0 where nothing that entered has a price: then shares go by units.',
    }),
    is_priced: z.boolean(),
    destinations: z
      .array(traceDestinationSchema.omit({ usd_by_method: true }))
      .meta({ description: 'The first by money.' }),
    others: z
      .object({ count: z.number().int(), usd: z.number() })
      .meta({ description: 'Places that are not listed: too small or too many.' }),
    balance: traceLedgerSchema.meta({ description: 'What entered and where it is, in USD.' }),
    assumed_changes: z.number().int(),
    is_complete: z.boolean().meta({ description: 'false: the work budget was spent (trace.alert_steps).' }),
    settings: z
      .record(z.string(), z.union([z.number(), z.boolean()]))
      .meta({ description: 'The settings of the trace, so that it can be repeated.' }),
    labels_digest: z.string().meta({
      description: 'SHA-256, in hex, over the labels of the window: other labels may end a trace elsewhere.',
    }),
  })
  .meta({ id: 'AlertTrace' });
export type AlertTrace = z.infer<typeof alertTraceSchema>;
