/** The two scores of an alert, term by term, so that a reader can recompute them by hand. */
import { z } from 'zod';

export const scoreTermSchema = z
  .object({
    name: z.string(),
    value: z.number(),
    weight: z.number().meta({ description: 'The term adds value · weight to the sum.' }),
  })
  .meta({ id: 'ScoreTerm' });
export type ScoreTerm = z.infer<typeof scoreTermSchema>;

export const confidenceScoreSchema = z
  .object({
    score: z.number(),
    band: z.array(z.number()).length(2).meta({
      description: 'Lowest and highest confidence of the proof grade; the sum of the terms is a place in it.',
    }),
    terms: z.array(scoreTermSchema),
    corroboration: z.number().meta({ description: 'Share of the doubt that independent indicators remove.' }),
  })
  .meta({ id: 'ConfidenceScore' });
export type ConfidenceScore = z.infer<typeof confidenceScoreSchema>;

export const severityScoreSchema = z
  .object({ level: z.string(), score: z.number(), terms: z.array(scoreTermSchema) })
  .meta({ id: 'SeverityScore' });
export type SeverityScore = z.infer<typeof severityScoreSchema>;
