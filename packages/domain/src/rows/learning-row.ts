/** What a network's decisions taught its scorecard, and from when on they count. */
import { z } from 'zod';
import { timeColumn } from './row-types.ts';

export const learningResetRowSchema = z
  .object({
    counts_from_ms: timeColumn.meta({ description: 'Decisions after this moment count.' }),
    reason: z.string(),
    decided_by: z.string(),
    decided_at_ms: timeColumn,
  })
  .meta({ id: 'LearningReset' });
export type LearningResetRow = z.infer<typeof learningResetRowSchema>;

export const learningSchema = z
  .object({
    true_count: z.number().int().meta({ description: 'Alerts called right that count.' }),
    false_count: z.number().int().meta({ description: 'Alerts called false that count.' }),
    unknown_count: z.number().int().meta({
      description:
        'Alerts decided on before their evidence was kept: they teach nothing until they are decided on again.',
    }),
    names: z.array(
      z.object({
        typology_type: z.string(),
        true_count: z.number().int(),
        false_count: z.number().int(),
        bits: z.number().meta({ description: 'Added to the evidence of every scheme of that name.' }),
      }),
    ),
    terms: z.array(
      z.object({
        name: z.string(),
        weight: z.number().meta({ description: 'As it is without decisions.' }),
        learnt_weight: z.number(),
      }),
    ),
    resets: z.array(learningResetRowSchema).meta({ description: 'Newest first.' }),
  })
  .meta({ id: 'Learning' });
export type Learning = z.infer<typeof learningSchema>;
