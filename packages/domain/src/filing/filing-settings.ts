/** Who reports, and who may approve: read from a file of its own, because it names people and changes no result. */
import { z } from 'zod';
import { parseSettings } from '../settings.ts';
import { reportingEntitySchema, reportingPersonSchema } from './filing-document.ts';

export const filingSettingsSchema = z.strictObject({
  allow_own_approval: z.boolean().default(false).meta({
    unit: 'yes or no',
    reason: 'Whether somebody may approve what they drafted; the filing says so then. For a desk of one person.',
  }),
  currency_code: z
    .string()
    .regex(/^[A-Z]{3}$/u, 'expected three capital letters, as USD')
    .default('USD')
    .meta({
      unit: 'ISO 4217',
      reason: 'In which currency a new report states sums; other than USD it asks for a rate.',
    }),
  reporting_entity: reportingEntitySchema.optional().meta({
    unit: 'fields',
    reason: 'What a new report begins with; without it, what the newest report of the network says.',
  }),
  reporting_person: reportingPersonSchema.optional().meta({
    unit: 'fields',
    reason: 'The same of who reports.',
  }),
});
export type FilingSettings = z.infer<typeof filingSettingsSchema>;

/** Nobody approves their own. */
export const STANDARD_FILING_SETTINGS: FilingSettings = filingSettingsSchema.parse({});

/** Throws INVALID_SETTING. */
export function parseFilingSettings(input: unknown, origin: string): FilingSettings {
  return parseSettings(filingSettingsSchema, input, origin);
}
