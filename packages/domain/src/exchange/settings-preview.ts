/** Alerts as a preview of changed settings shows them. */
import { z } from 'zod';
import { timeColumn } from '../rows/row-types.ts';
import { SEVERITIES } from '../vocabulary.ts';

const previewedAlertSchema = z
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

const EXAMPLES = 50;
const FIRST_EXAMPLES = { description: `At most ${EXAMPLES}, highest-ranked first.` };

const listedAlerts = z.object({ count: z.int(), examples: z.array(previewedAlertSchema).meta(FIRST_EXAMPLES) });

export const listedPreviewSchema = z.object({
  before_count: z.int(),
  after_count: z.int(),
  gained: listedAlerts,
  lost: listedAlerts,
  changed: z
    .object({
      count: z.int(),
      examples: z.array(z.object({ before: previewedAlertSchema, after: previewedAlertSchema })).meta(FIRST_EXAMPLES),
    })
    .meta({ description: 'The same scheme with other transfers or another severity.' }),
});
/** As the API gives it and the command prints it. */
export type ListedPreview = z.infer<typeof listedPreviewSchema>;

export function listedPreview({ before_count, after_count, gained, lost, changed }: SettingsPreview): ListedPreview {
  return { before_count, after_count, gained: first(gained), lost: first(lost), changed: first(changed) };
}

function first<T>(all: readonly T[]): { count: number; examples: T[] } {
  return { count: all.length, examples: all.slice(0, EXAMPLES) };
}
