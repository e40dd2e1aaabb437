/** The two scores of an alert, term by term, so that a reader can recompute them by hand. */
import { z } from 'zod';

export const scoreTermSchema = z
  .object({
    name: z.string(),
    value: z.number(),
    weight: z.number().meta({ description: 'The term adds value · weight to the sum.' }),
    sentence: z.string().optional().meta({ description: 'The term in words, with its measure.' }),
  })
  .meta({ id: 'ScoreTerm' });
export type ScoreTerm = z.infer<typeof scoreTermSchema>;

export const chanceSchema = z
  .object({
    chance_ratio: z.number().meta({
      description: 'Share of the schemes of its kind and score that chance alone explains; -1 where nothing judges it.',
    }),
    expected_by_chance: z
      .number()
      .meta({ description: 'Schemes of its kind and score that one shuffled copy of the network shows.' }),
    is_pooled: z
      .boolean()
      .meta({ description: 'Whether its kin was counted with it, for want of schemes of its own.' }),
  })
  .meta({ id: 'ChanceScore' });

export const confidenceScoreSchema = z
  .object({
    score: z.number().meta({
      description:
        'A probability: 1 / (1 + 2^−(prior_bits + Σ value · weight)). Slices of the first edition hold a band and corroboration instead.',
    }),
    prior_bits: z
      .number()
      .optional()
      .meta({ description: 'Log-odds that a scheme of its kind is more than chance on this network.' }),
    terms: z.array(scoreTermSchema),
    chance: chanceSchema.optional(),
    band: z.array(z.number()).length(2).optional(),
    corroboration: z.number().optional(),
  })
  .meta({ id: 'ConfidenceScore' });
export type ConfidenceScore = z.infer<typeof confidenceScoreSchema>;

export const severityScoreSchema = z
  .object({ level: z.string(), score: z.number(), terms: z.array(scoreTermSchema) })
  .meta({ id: 'SeverityScore' });
export type SeverityScore = z.infer<typeof severityScoreSchema>;
