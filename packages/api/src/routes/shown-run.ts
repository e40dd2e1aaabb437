/** A run as the API shows it: without the secrets that a source or a message may hold. */
import { withoutSecrets } from '@analytics/domain';
import { RUN_STATUSES, type RunRecord } from '@analytics/storage';
import { z } from 'zod';

const rowAccountSchema = z.object({
  row_count: z.int(),
  new_count: z.int(),
  changed_count: z.int(),
  known_count: z.int(),
  unloaded: z.array(
    z.object({
      reason: z.string(),
      kind: z.enum(['no_effect', 'set_aside', 'faulty']),
      file: z.string(),
      row_count: z.int(),
    }),
  ),
  kept_zero_value_count: z
    .int()
    .default(0)
    .meta({ description: 'Of the rows without effect, those of value zero that are kept for detectors.' }),
  in_window_count: z.int(),
  before_window_count: z.int(),
  after_window_count: z.int(),
  oldest_ms: z.number().nullable(),
  newest_ms: z.number().nullable(),
  unread_files: z.array(z.object({ file: z.string(), reason: z.string() })),
});

export const runSchema = z
  .object({
    run_id: z.string(),
    network: z.string(),
    window_days: z.coerce.number(),
    processing_date: z.string(),
    status: z.enum(RUN_STATUSES),
    steps: z.array(z.string()),
    steps_done: z.array(z.string()),
    current_step: z.string(),
    progress: z.number(),
    error_code: z.string(),
    error_message: z.string(),
    source: z.string(),
    settings_hash: z.string(),
    code_version: z.string(),
    notices: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })),
    ingested: rowAccountSchema.nullable().meta({
      description: 'What became of every row of its source; null where the run read none.',
    }),
    started_ms: z.number(),
    updated_ms: z.number(),
    ended_ms: z.number(),
  })
  .meta({ id: 'Run' });

export function shownRun(run: RunRecord): z.infer<typeof runSchema> {
  return runSchema.parse({
    ...run,
    source: withoutSecrets(run.source),
    error_message: withoutSecrets(run.error_message),
  });
}
