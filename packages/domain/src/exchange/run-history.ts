/** What was run and computed, as the API gives it and commands print it. */
import { z } from 'zod';
import { RUN_STATUSES } from '../run.ts';
import { withoutSecrets } from '../secret-shapes.ts';

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
      examples: z
        .array(z.object({ row: z.int(), line: z.int().nullable(), found: z.string() }))
        .optional()
        .meta({
          description:
            'The first of them, where they are faulty or set aside: which row (from 1, below a header) and line they are, and what of them the reason speaks of.',
        }),
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

export const shownRunSchema = z
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
    notices: z.array(z.object({ code: z.string(), message: z.string(), count: z.number() })).readonly(),
    ingested: rowAccountSchema.nullable().meta({
      description: 'What became of every row of its source; null where the run read none.',
    }),
    started_ms: z.number(),
    updated_ms: z.number(),
    ended_ms: z.number(),
  })
  .meta({ id: 'Run' });

export type ShownRun = z.infer<typeof shownRunSchema>;

/** A run without the secrets that its source or a message may hold, and without what only a resumed run reads. */
export function shownRun(run: Readonly<Record<keyof ShownRun, unknown>>): ShownRun {
  return shownRunSchema.parse({
    ...run,
    source: withoutSecrets(String(run.source)),
    error_message: withoutSecrets(String(run.error_message)),
  });
}

export const auditRowSchema = z
  .object({
    window_days: z.coerce.number(),
    processing_date: z.string(),
    run_id: z.string(),
    network: z.string(),
    step: z.string(),
    status: z.string(),
    started_at: z.string(),
    ended_at: z.string(),
    duration_seconds: z.coerce.number(),
    row_count: z.coerce.number(),
    peak_rss_bytes: z.coerce.number(),
    threads: z.coerce.number(),
    settings_hash: z.string(),
    code_version: z.string(),
    warnings: z.array(z.string()),
    details_json: z.string(),
  })
  .meta({ id: 'ComputationLog' });

export type AuditedStep = z.infer<typeof auditRowSchema>;

export const addressChangeSchema = z
  .object({
    table_name: z.string(),
    found: z.string().meta({ description: 'The address as it stood, or what an outcome is about.' }),
    address: z.string().meta({ description: 'Its one form.' }),
    outcome: z.enum(['conflict', 'outdated', 'merged', 'folded']),
    row_count: z.coerce.number(),
    detail: z.string(),
    changed_at_ms: z.coerce.number(),
  })
  .meta({ id: 'AddressChange', description: 'What giving a stored address its one form changed.' });
export type AddressChange = z.infer<typeof addressChangeSchema>;
