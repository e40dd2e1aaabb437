/** What was found and raised as no alert. */
import { z } from 'zod';
import { decimalColumn, floatColumn, integerColumn, timeColumn } from './row-types.ts';

/**
 * Why a detection is no alert. `chance`: shuffled copies show as many; `service`: a service found by behaviour, without a
 * sign of harm; `unsure`: too little evidence.
 */
export const HOLD_REASONS = ['chance', 'service', 'unsure'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export const heldDetectionSchema = z
  .object({
    detection_id: z.string(),
    typology_type: z.string(),
    hold_reason: z.string().meta({ description: `Why it is no alert: ${HOLD_REASONS.join(', ')}.` }),
    subject_address: z.string(),
    address_count: integerColumn,
    description: z.string().meta({ description: 'Its first sentence.' }),
    confidence_score: floatColumn.meta({ description: 'Probability of a scheme.' }),
    chance_ratio: floatColumn.meta({
      description: 'Of its kind and score, what chance alone explains; -1: not judged.',
    }),
    entered_usd: decimalColumn,
    start_time: timeColumn,
  })
  .meta({ id: 'HeldDetection' });
export type HeldDetection = z.infer<typeof heldDetectionSchema>;
