/** Settings of sequences: which chapters are chained, and how closely the second must follow the first. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

const linkSchema = z.strictObject({
  first: z.string().min(1).meta({ unit: 'typology_type', reason: 'What happens first.' }),
  second: z.array(z.string().min(1)).min(1).meta({ unit: 'typology_type', reason: 'Any of these happens next.' }),
  name: z
    .string()
    .regex(/^[a-z0-9_]+_then_[a-z0-9_]+$/u)
    .meta({ unit: 'typology_type', reason: 'What the whole is called.' }),
});

export const sequenceSettingsSchema = z.strictObject({
  links: z
    .array(linkSchema)
    .default([
      { first: 'layering', second: ['dispersion'], name: 'layering_then_dispersion' },
      { first: 'layering', second: ['temporal_burst'], name: 'layering_then_temporal_burst' },
      { first: 'smurfing', second: ['collection'], name: 'smurfing_then_collection' },
      { first: 'structuring', second: ['collection'], name: 'structuring_then_collection' },
      { first: 'temporal_burst', second: ['mixing', 'exposure_mixer'], name: 'temporal_burst_then_mixing' },
    ])
    .meta({ unit: 'pairs of chapters', reason: 'The sequences that case reports describe; add any two chapters.' }),
  max_gap_hours: numberSetting({ min: 0, max: 8760 }, 168, {
    unit: 'hours from the end of the first stage to the beginning of the second',
    reason: 'The longest follow: after a week another purpose may have come in.',
  }),
  min_own_ratio: numberSetting({ min: 0, max: 1 }, 0.4, {
    unit: 'share of the transfers of the second stage that are not also of the first',
    reason: 'A stage that mostly repeats the first is the same stage under a second name.',
  }),
  min_join_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of the narrower of the two joints that both stages have',
    reason: 'The second stage starts where the first ends: most of those who hold the money then begin it.',
  }),
  min_carried_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of what left the first stage that went to those who begin the second',
    reason:
      'Of a thousand who are paid one or the other goes to a mixer: the money has to go on, not somebody who had some.',
  }),
});

export type SequenceSettings = z.infer<typeof sequenceSettingsSchema>;
