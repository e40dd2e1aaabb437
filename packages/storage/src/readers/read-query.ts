/** A question in SQL over the results of a network: one SELECT, read only, within limits. */
import { AnalyticsError } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { engineSentence } from '../engine/engine-errors.ts';
import { forbiddenIn, onlyStatement, syntaxTree } from '../slices/forbidden-in-query.ts';
import { USER_QUERY_LIMITS, withinLimits, type UserQueryLimits } from '../slices/user-query.ts';

/** Transfers, labels and prices, results and their views, decisions, runs. */
const READABLE = /^(core|analyzers)_\w+$/u;

export interface QueryAnswer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether there are more than were asked for. */
  readonly has_more: boolean;
}

/**
 * At most `row_limit` rows. Of rows that newer ones replace, as a re-ingest makes them, only the newest are seen. Throws QUERY_INVALID with what the engine says, or with what a question must
 * not hold.
 */
export async function readQuery(
  database: Database,
  query: string,
  row_limit: number,
  limits: UserQueryLimits = USER_QUERY_LIMITS,
): Promise<QueryAnswer> {
  const held = withinLimits(limits);
  const text = await orRefuse(() => onlyStatement(database, query, held));
  const tree = await orRefuse(() => syntaxTree(database, text, held));
  const forbidden = forbiddenIn(tree, text, (name) => READABLE.test(name));
  if (forbidden !== undefined)
    throw new AnalyticsError(
      'QUERY_INVALID',
      `Expected one SELECT over core_ and analyzers_ tables, found ${forbidden}.`,
    );
  const rows = await orRefuse(() =>
    database.rows<Record<string, unknown>>(
      `SELECT * FROM (\n${text}\n) LIMIT ${String(row_limit + 1)} ${held}, readonly = 1, final = 1`,
    ),
  );
  return { rows: rows.slice(0, row_limit), has_more: rows.length > row_limit };
}

async function orRefuse<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const cause = error instanceof AnalyticsError ? (error.cause ?? error) : error;
    const found = engineSentence(cause).replace(/\s*\.$/u, '');
    throw new AnalyticsError('QUERY_INVALID', `Expected a query that the engine can answer, found: ${found}.`, {
      cause: error,
    });
  }
}
