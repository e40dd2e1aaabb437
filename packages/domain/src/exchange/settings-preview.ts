/** Alerts as a preview of changed settings shows them. */
import { z } from 'zod';
import { timeColumn } from '../rows/row-types.ts';
import { SEVERITIES } from '../vocabulary.ts';

export const previewedAlertSchema = z
  .object({
    typology_type: z.string(),
    address: z.string(),
    severity: z.enum(SEVERITIES),
    severity_score: z.number(),
    confidence_score: z.number(),
    transfer_count: z.int(),
    suspect_count: z.int(),
    volume_usd: z.number(),
    start_time: timeColumn,
    end_time: timeColumn,
  })
  .meta({ id: 'PreviewedAlert' });
export type PreviewedAlert = z.infer<typeof previewedAlertSchema>;

export interface SettingsPreview {
  readonly before_count: number;
  readonly after_count: number;
  /** Highest-ranked first. */
  readonly gained: readonly PreviewedAlert[];
  readonly lost: readonly PreviewedAlert[];
  /** The same scheme with other transfers or another severity. */
  readonly changed: readonly { readonly before: PreviewedAlert; readonly after: PreviewedAlert }[];
}
