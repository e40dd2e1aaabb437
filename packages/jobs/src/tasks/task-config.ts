/** What a task's `config` may say: where from, what else, and settings. */
import { z } from 'zod';
import { AnalyticsError } from '@analytics/domain';

const ownSchema = z.object({
  source: z.string().min(1).max(4096).optional(),
  ingest_first: z.boolean().default(false),
  allow_empty: z.boolean().default(false),
});

export interface TaskConfig {
  /** As `--source` takes it; absent: the configured one. */
  readonly source: string | undefined;
  /** Whether a task that reads the window loads it before. */
  readonly ingest_first: boolean;
  /** Whether a window without transfers is published empty. */
  readonly allow_empty: boolean;
  /** Laid over the configured settings. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Throws INVALID_TASK where `source`, `ingest_first` or `allow_empty` is of another type; settings are parsed where
 * they are known.
 */
export function parseTaskConfig(config: Readonly<Record<string, unknown>>): TaskConfig {
  const { source, ingest_first, allow_empty, ...settings } = config;
  const parsed = ownSchema.safeParse({ source, ingest_first, allow_empty });
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `config.${issue.path.join('.')}: ${issue.message}`);
    throw new AnalyticsError('INVALID_TASK', `Expected a task's config, found ${places.join('; ')}.`);
  }
  return { ...parsed.data, source: parsed.data.source, settings };
}
