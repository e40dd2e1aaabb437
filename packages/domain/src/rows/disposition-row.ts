/** What people decided about alerts, and which alerts need not be shown for some time. */
import { z } from 'zod';
import { DISPOSITION_STATUSES } from '../vocabulary.ts';
import { booleanColumn, floatColumn, integerColumn, timeColumn } from './row-types.ts';

export const dispositionRowSchema = z
  .object({
    disposition_id: z.string(),
    alert_id: z.string(),
    typology_type: z.string(),
    status: z.enum(DISPOSITION_STATUSES),
    reason: z.string(),
    assignee: z.string(),
    note: z.string(),
    decided_by: z.string(),
    decided_at_ms: timeColumn,
  })
  .meta({ id: 'Disposition' });
export type DispositionRow = z.infer<typeof dispositionRowSchema>;

export const suppressionRowSchema = z
  .object({
    rule_id: z.string(),
    typology_type: z.string().meta({ description: 'Empty for every typology.' }),
    address: z.string().meta({ description: 'Empty for every address; else one of the suspects.' }),
    reason: z.string(),
    expires_at_ms: timeColumn,
    created_by: z.string(),
    created_at_ms: timeColumn,
    is_active: booleanColumn.meta({ description: 'False once it was ended or has expired.' }),
  })
  .meta({ id: 'SuppressionRule' });
export type SuppressionRow = z.infer<typeof suppressionRowSchema>;

export const falsePositiveRowSchema = z
  .object({
    typology_type: z.string(),
    decided_count: integerColumn.meta({ description: 'Alerts that stand as true or false positive.' }),
    true_positive_count: integerColumn,
    false_positive_count: integerColumn,
    open_count: integerColumn.meta({ description: 'Alerts that someone has touched and not decided.' }),
    false_positive_ratio: floatColumn.meta({ description: 'False positives among the decided; 0 where none is.' }),
  })
  .meta({ id: 'FalsePositiveRate' });
export type FalsePositiveRow = z.infer<typeof falsePositiveRowSchema>;
