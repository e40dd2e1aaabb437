/** What a trace is asked for, and its form when it is kept. */
import { EXPOSURE_METHODS, TRACE_DIRECTIONS, jsonOf } from '@analytics/domain';
import { z } from 'zod';

const traceQuestionSchema = z.strictObject({
  from: z.array(z.string()),
  /**
   * Ids of transfers, or of transactions: then all transfers of them into or out of the addresses, or all where there
   * are none.
   */
  transfers: z.array(z.string()),
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
