/** Structural patterns and feature distributions as readers see them. */
import { z } from 'zod';
import { PATTERN_TYPES } from '../pattern.ts';
import { PROOF_GRADES } from '../vocabulary.ts';
import { booleanColumn, decimalColumn, floatColumn, integerColumn, textList, timeColumn } from './row-types.ts';

export const patternSummarySchema = z
  .object({
    pattern_id: z.string(),
    pattern_type: z.enum(PATTERN_TYPES),
    pattern_subtype: z.string(),
    addresses_involved: textList,
    address_roles: textList,
    proof_grade: z.enum(PROOF_GRADES),
    confidence_score: floatColumn,
    evidence_volume_usd: decimalColumn,
    evidence_transaction_count: integerColumn,
    evidence_is_complete: booleanColumn,
    pattern_start_time: timeColumn,
    pattern_end_time: timeColumn,
    pattern_duration_hours: floatColumn,
    occurrence_count: integerColumn,
    detection_method: z.string(),
  })
  .meta({ id: 'PatternSummary' });
export type PatternSummary = z.infer<typeof patternSummarySchema>;

export const patternListRowSchema = patternSummarySchema.extend({ sort_key: floatColumn });
export type PatternListRow = z.infer<typeof patternListRowSchema>;

/** One bin of a histogram: values from `from` (inclusive) to `to` (exclusive; inclusive in the last). */
export const histogramBinSchema = z
  .object({ from: floatColumn, to: floatColumn, address_count: integerColumn })
  .meta({ id: 'HistogramBin' });
export type HistogramBin = z.infer<typeof histogramBinSchema>;

export const scatterPointSchema = z
  .object({ address: z.string(), x: floatColumn, y: floatColumn, address_type: z.string(), has_alert: booleanColumn })
  .meta({ id: 'ScatterPoint' });
export type ScatterPoint = z.infer<typeof scatterPointSchema>;
