/** What a text that a user writes may cost: time and memory of the engine, and the size of its answer. */
import { AnalyticsError } from '@analytics/domain';
import type { Database, Parameters } from '../engine/database.ts';

export interface UserQueryLimits {
  readonly max_execution_seconds: number;
  readonly max_memory_bytes: number;
  readonly max_rows: number;
  /** Of all rows as JSON. */
  readonly max_answer_bytes: number;
}

export const USER_QUERY_LIMITS: UserQueryLimits = {
  max_execution_seconds: 30,
  max_memory_bytes: 4_000_000_000,
  max_rows: 10_000,
  // A hundred columns of 10,000 rows come to 10 MB. This process holds an answer several times: as rows of the engine,
  // as text, and as what is sent; whole tables are exported, which it holds none of.
  max_answer_bytes: 16_000_000,
};

/**
 * Ends every statement that holds a user's text, also those that only look at it: the engine evaluates a scalar
 * subquery to learn its type. The time is that of the whole statement, however many subqueries there are.
 */
export function withinLimits({ max_execution_seconds, max_memory_bytes }: UserQueryLimits): string {
  return `SETTINGS max_execution_time = ${String(max_execution_seconds)}, timeout_before_checking_execution_speed = 0, max_memory_usage = ${String(max_memory_bytes)}`;
}

/**
 * The rows of a checked SELECT, at most `row_limit`, each as a JSON object. The engine writes them, so that an answer
 * that is too large is never here. `settings` are added to the limits. Throws QUERY_TOO_LARGE, and what the engine
 * says.
 */
export async function rowTextsWithin(
  database: Database,
  select: string,
  { limits, row_limit, settings }: { limits: UserQueryLimits; row_limit: number; settings: string },
  parameters?: Parameters,
): Promise<string[]> {
  const { max_answer_bytes } = limits;
  // Made whole: the engine counts the bytes of a value that is the same in all rows only once.
  const statement = `SELECT materialize(formatRowNoNewline('JSONEachRow', *)) AS row FROM (SELECT * FROM (\n${select}\n) LIMIT ${String(row_limit)})
${withinLimits(limits)}, max_result_bytes = ${String(max_answer_bytes)}, result_overflow_mode = 'throw', output_format_json_escape_forward_slashes = 0, readonly = 1${settings}`;
  try {
    return (await database.rows<{ row: string }>(statement, parameters)).map(({ row }) => row);
  } catch (error) {
    if (!(error instanceof AnalyticsError) || !RESULT_TOO_LARGE.test(error.message)) throw error;
    const message = `Expected an answer of at most ${String(max_answer_bytes / 1_000_000)} MB, found a larger one.`;
    throw new AnalyticsError('QUERY_TOO_LARGE', message, { cause: error });
  }
}

const RESULT_TOO_LARGE = /Limit for result exceeded, max bytes/u;
