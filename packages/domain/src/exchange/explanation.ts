/** Why an address was named by a typology, or how near it came. */
import { z } from 'zod';
import { conditionSchema } from '../evidence/condition.ts';

export const explainedConditionSchema = conditionSchema
  .extend({
    holds: z.boolean(),
    shortfall: z.number().meta({ description: 'Distance from the limit as a share of the limit; 0 where it holds.' }),
  })
  .meta({ id: 'ExplainedCondition' });
export type ExplainedCondition = z.infer<typeof explainedConditionSchema>;

export const chapterExplanationSchema = z
  .object({
    typology_type: z.string(),
    outcome: z.enum(['named', 'near', 'none']).meta({
      description:
        'named: every condition holds; near: some candidate about it fails some; none: nothing worth measuring.',
    }),
    is_subject: z.boolean().meta({ description: 'Whether the scheme turns on the address, or only involves it.' }),
    conditions: z.array(explainedConditionSchema),
  })
  .meta({ id: 'ChapterExplanation' });
export type ChapterExplanation = z.infer<typeof chapterExplanationSchema>;
