/** The one way into a queue: a request is parsed before it is queued. */
import { z } from 'zod';
import {
  AnalyticsError,
  TASK_NAMES,
  TASK_PRIORITIES,
  datesBetween,
  parseNetworkName,
  parseProcessingDate,
  parseWindowDays,
  type TaskRequest,
} from '@analytics/domain';

/** A longer backfill is asked for in parts. */
const MAX_BACKFILL_DATES = 3660;

const requestSchema = z.strictObject({
  task_name: z.enum(TASK_NAMES),
  network: z.string(),
  processing_date: z.string(),
  end_date: z.string(),
  window_days: z.number(),
  config: z.record(z.string(), z.unknown()),
  priority: z.enum(TASK_PRIORITIES),
  requested_by: z.string().min(1).max(200),
});

/**
 * A sound request. Throws INVALID_TASK, INVALID_NETWORK, INVALID_DATE or INVALID_WINDOW. The settings in `config` are
 * parsed by the executor, which knows them.
 */
export function parseTaskRequest(input: unknown): TaskRequest {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`);
    throw new AnalyticsError('INVALID_TASK', `Expected a task, found ${places.join('; ')}.`);
  }
  const request = parsed.data;
  const first = parseProcessingDate(request.processing_date);
  const last = parseProcessingDate(request.end_date);
  const dates = datesBetween(first, last).length;
  if (request.task_name !== 'backfill_pipeline' && dates > 1) {
    throw new AnalyticsError(
      'INVALID_TASK',
      `Expected ${request.task_name} to have one date, found ${first} to ${last}; a range is a backfill_pipeline.`,
    );
  }
  if (dates > MAX_BACKFILL_DATES) {
    throw new AnalyticsError(
      'INVALID_TASK',
      `Expected a backfill of at most ${MAX_BACKFILL_DATES} dates, found ${dates}.`,
    );
  }
  return {
    ...request,
    network: parseNetworkName(request.network),
    window_days: parseWindowDays(request.window_days),
  };
}
