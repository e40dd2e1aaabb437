/** Settings that people changed for a network while it runs: what stands, and what was said about it. */
import { z } from 'zod';
import { timeColumn } from './row-types.ts';

export const savedSettingRowSchema = z
  .object({
    change_id: z.string(),
    path: z.string().meta({ description: 'The setting, such as typologies.structuring.min_transfers.' }),
    value_json: z
      .string()
      .meta({ description: 'As JSON; empty where the setting was given back to the configured one.' }),
    reason: z.string(),
    saved_by: z.string().meta({ description: 'Name of the API key, or local.' }),
    saved_at_ms: timeColumn,
  })
  .meta({ id: 'SavedSetting' });
export type SavedSettingRow = z.infer<typeof savedSettingRowSchema>;
