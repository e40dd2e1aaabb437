/** What a trace is asked for, and its form when it is kept. */
import { AnalyticsError, EXPOSURE_METHODS, TRACE_DIRECTIONS, jsonOf } from '@analytics/domain';
import { z } from 'zod';

const traceQuestionSchema = z.strictObject({
  from: z.array(z.string()),
  /**
   * Ids of transfers, or of transactions: then all transfers of them into or out of the addresses, or all where there
   * are none.
   */
  transfers: z.array(z.string()),
  /** Of those transfers only the ones that bring money in from outside all of them; absent: all. */
  entering_only: z.literal(true).optional(),
  to: z.string().optional(),
  direction: z.enum(TRACE_DIRECTIONS),
  method: z.enum(EXPOSURE_METHODS),
  min_usd: z.number(),
  path_count: z.number(),
});

export type TraceQuestion = Readonly<z.infer<typeof traceQuestionSchema>>;

/** undefined for what this version did not write. */
export function parseTraceQuestion(text: string): TraceQuestion | undefined {
  return traceQuestionSchema.safeParse(jsonOf(text)).data;
}

/** The question of a task `trace_money`. Throws INVALID_TASK. */
export function traceQuestionOf(config: Readonly<Record<string, unknown>>): TraceQuestion {
  const parsed = z.strictObject({ question: traceQuestionSchema }).safeParse(config);
  if (parsed.success) return parsed.data.question;
  const places = parsed.error.issues.map((issue) => `config.${issue.path.join('.')}: ${issue.message}`);
  throw new AnalyticsError('INVALID_TASK', `Expected the question of a trace, found ${places.join('; ')}.`);
}
