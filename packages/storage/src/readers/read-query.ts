/** A question in SQL over the results of a network: one SELECT, read only, within limits. */
import { AnalyticsError, counted, type ErrorCode } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { engineSentence } from '../engine/engine-errors.ts';
import { engineFunctions, forbiddenIn, onlyStatement, syntaxTree } from '../slices/forbidden-in-query.ts';
import { rowTextsWithin, USER_QUERY_LIMITS, withinLimits, type UserQueryLimits } from '../slices/user-query-limits.ts';

/** Transfers, labels and prices, results and their views, decisions. */
const READABLE = /^(core|analyzers)_\w+$/u;

/**
 * They name files and processes of the machine that computed, which who may read need not know; a query could write any
 * text so that nobody recognises it. Status and audit show what else is in them.
 */
const ABOUT_THE_MACHINE: ReadonlySet<string> = new Set(['analyzers_runs', 'analyzers_computation_audit']);

/** Whether a question may read a table of that name. */
export function isReadable(table: string): boolean {
  return READABLE.test(table) && !ABOUT_THE_MACHINE.has(table);
}

export interface QueryTexts {
  /** Each a JSON object. */
  readonly rows: readonly string[];
  /** Whether there are more than were asked for. */
  readonly has_more: boolean;
}

/**
 * At most `row_limit` rows. Of rows that newer ones replace, as a re-ingest makes them, only the newest are seen. Throws
 * QUERY_INVALID with what the engine says, or with what a question must not hold; QUERY_TOO_LARGE where the answer, its
 * time or its memory passes the limits.
 */
export async function readQuery(
  database: Database,
  query: string,
  row_limit: number,
  limits: UserQueryLimits = USER_QUERY_LIMITS,
): Promise<QueryTexts> {
  const held = withinLimits(limits);
  const text = foldedLiterals(await orRefuse(() => onlyStatement(database, query, held), limits));
  const tree = await orRefuse(() => syntaxTree(database, text, held), limits);
  const forbidden = forbiddenIn(tree, text, isReadable, await engineFunctions(database));
  if (forbidden !== undefined)
    throw new AnalyticsError(
      'QUERY_INVALID',
      `Expected one SELECT over core_ and analyzers_ tables without those of runs and the audit, found ${forbidden}.`,
    );
  const rows = await orRefuse(
    () => rowTextsWithin(database, text, { limits, row_limit: row_limit + 1, settings: ', final = 1' }),
    limits,
  );
  return { rows: rows.slice(0, row_limit), has_more: rows.length > row_limit };
}

/** An EVM address in mixed case, as explorers show it, would match nothing: all are stored in lower case. */
function foldedLiterals(statement: string): string {
  return statement.replaceAll(/'0x[0-9a-fA-F]{40}'/gu, (literal) => literal.toLowerCase());
}

/** What the engine says that is no fault of the question: who asks it again later, or elsewhere, is answered. */
const NOT_THE_QUESTION: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'QUERY_TOO_LARGE',
  'DATABASE_UNREACHABLE',
  'RUN_CANCELLED',
  'SLICE_DAMAGED',
  'DATA_DIR_DAMAGED',
  'DISK_FULL',
]);

async function orRefuse<T>(
  ask: () => Promise<T>,
  { max_execution_seconds, max_memory_bytes }: UserQueryLimits,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const code = error instanceof AnalyticsError ? error.code : undefined;
    if (code !== undefined && NOT_THE_QUESTION.has(code)) throw error;
    if (code === 'STATEMENT_TIMEOUT') throw tooLarge(counted(max_execution_seconds, 'second'), error);
    if (code === 'OUT_OF_MEMORY') throw tooLarge(`${String(Math.round(max_memory_bytes / 1e6))} MB of memory`, error);
    const cause = error instanceof AnalyticsError ? (error.cause ?? error) : error;
    const found = engineSentence(cause).replace(/(?<!\s)\s*\.$/u, '');
    throw new AnalyticsError('QUERY_INVALID', `Expected a query that the engine can answer, found: ${found}.`, {
      cause: error,
    });
  }
}

function tooLarge(limit: string, cause: unknown): AnalyticsError {
  return new AnalyticsError(
    'QUERY_TOO_LARGE',
    `Expected a query that takes at most ${limit}, found one that takes more.`,
    {
      cause,
    },
  );
}
