/** One number of an evaluation: what was planted against what the alerts of a slice say. */
import { z } from 'zod';
import { booleanColumn, floatColumn, timeColumn } from './row-types.ts';

export const evaluationRowSchema = z.object({
  evaluated_at_ms: timeColumn,
  truth: z.string(),
  is_current: booleanColumn,
  scope: z.string(),
  name: z.string(),
  measure: z.string(),
  value: floatColumn,
});
export type EvaluationRow = z.infer<typeof evaluationRowSchema>;
