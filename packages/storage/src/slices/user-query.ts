/**
 * Queries that users write: checked before they run, given the slice as named tables, and held to limits while they
 * run.
 */
import { AnalyticsError, PATTERN_TABLES, type PatternTable, type Window } from '@analytics/domain';
import type { Database, Parameters } from '../engine/database.ts';
import { engineSentence } from '../engine/engine-errors.ts';
import { engineFunctions, forbiddenIn, onlyStatement, syntaxTree } from './forbidden-in-query.ts';
import { sliceParameters } from './slice.ts';
import { rowTextsWithin, USER_QUERY_LIMITS, withinLimits, type UserQueryLimits } from './user-query-limits.ts';
import { readRows } from '../engine/read-rows.ts';

/** What a query of a typology must return, and as what. */
export const USER_COLUMNS = {
  subject_address: 'String',
  addresses_involved: 'Array(String)',
  address_roles: 'Array(String)',
  evidence_transfers: 'Array(String)',
  confidence: 'Float64',
} as const;

export interface UserRow {
  readonly subject_address: string;
  readonly addresses_involved: readonly string[];
  readonly address_roles: readonly string[];
  readonly evidence_transfers: readonly string[];
  readonly confidence: number;
}

/** The tables that a query may read: the slice's own, by these names. */
const TABLES = ['transfers', 'features', 'patterns', 'labels'] as const;

/** Columns that every pattern table has and that help a query. */
const PATTERN_COLUMNS =
  'pattern_id, pattern_type, pattern_subtype, addresses_involved, address_roles, pattern_start_time, pattern_end_time, evidence_transaction_count, evidence_volume_usd, evidence_transfers, proof_grade, confidence_score';

const SLICE = 'window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}';

function withSlice(query: string): string {
  const patterns = (Object.keys(PATTERN_TABLES) as PatternTable[]).map(
    (table) => `SELECT ${PATTERN_COLUMNS} FROM staging_analyzers_patterns_${table} WHERE ${SLICE}`,
  );
  return `WITH
    transfers AS (SELECT transfer_id, tx_id, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd
                  FROM core_transfers FINAL WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address),
    features AS (SELECT * FROM {features_table:Identifier} WHERE ${SLICE}),
    patterns AS (${patterns.join(' UNION ALL ')}),
    labels AS (SELECT address, label, address_type, address_subtype, trust_level, risk_level, confidence_score FROM core_address_labels FINAL WHERE network = {network:String})
SELECT ${Object.keys(USER_COLUMNS).join(', ')} FROM (
${query}
)`;
}

export interface UserQuery {
  /** How messages call it. */
  readonly name: string;
  readonly query: string;
  readonly parameters: Parameters;
}

/** The slice that a query reads. */
export interface UserQuerySlice {
  readonly window: Window;
  readonly network: string;
  readonly features_table: string;
}

function boundTo({ parameters }: UserQuery, { window, network, features_table }: UserQuerySlice): Parameters {
  return {
    ...parameters,
    ...sliceParameters(window),
    start_ms: window.start_ms,
    end_ms: window.end_ms,
    network,
    features_table,
  };
}

/**
 * Checks a query without running it: one SELECT, over the slice's tables only, with the columns that a typology needs.
 * Throws TYPOLOGY_INVALID naming the query and what is wrong.
 */
export async function checkUserQuery(
  database: Database,
  query: UserQuery,
  slice: UserQuerySlice,
  limits: UserQueryLimits = USER_QUERY_LIMITS,
): Promise<void> {
  const parameters = boundTo(query, slice);
  const held = withinLimits(limits);
  const text = await statementOf(database, query, limits);
  const tree = await orRefuse(query, 'one SELECT', () => syntaxTree(database, text, held, parameters));
  const isTable = (name: string): boolean => (TABLES as readonly string[]).includes(name);
  const forbidden = forbiddenIn(tree, text, isTable, await engineFunctions(database));
  if (forbidden !== undefined) throw refusal(query, `one SELECT over ${TABLES.join(', ')}`, forbidden);
  const found = await orRefuse(query, `checked within ${limits.max_execution_seconds} s`, () =>
    database.rows<{ name: string; type: string }>(`DESCRIBE (${withSlice(text)}) ${held}`, parameters),
  );
  const types = new Map(found.map(({ name, type }) => [name, type]));
  for (const [column, type] of Object.entries(USER_COLUMNS)) {
    if (types.get(column) !== type) throw refusal(query, `the column ${column} as ${type}`, String(types.get(column)));
  }
}

async function orRefuse<T>(query: UserQuery, expected: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AnalyticsError && error.code === 'TYPOLOGY_INVALID') throw error;
    throw refusal(
      query,
      expected,
      engineSentence(error instanceof AnalyticsError ? (error.cause ?? error) : error),
      error,
    );
  }
}

function refusal({ name }: UserQuery, expected: string, found: string, cause?: unknown): AnalyticsError {
  const message = `Expected ${name} to be ${expected}, found ${found.replace(/(?<!\s)\s*\.$/u, '')}.`;
  return new AnalyticsError('TYPOLOGY_INVALID', message, { cause });
}

/**
 * Runs a checked query within its limits. Throws TYPOLOGY_INVALID naming the query where it fails or takes too long.
 */
export async function runUserQuery(
  database: Database,
  query: UserQuery,
  slice: UserQuerySlice,
  limits: UserQueryLimits = USER_QUERY_LIMITS,
): Promise<UserRow[]> {
  const text = await statementOf(database, query, limits);
  const held = { limits, row_limit: limits.max_rows + 1, settings: '' };
  const rows = await orRefuse(query, `done within ${limits.max_execution_seconds} s`, async () => {
    try {
      return await rowTextsWithin(database, withSlice(text), held, boundTo(query, slice));
    } catch (error) {
      if (!(error instanceof AnalyticsError) || error.code !== 'QUERY_TOO_LARGE') throw error;
      throw refusal(query, `of at most ${limits.max_answer_bytes / 1_000_000} MB`, 'more', error);
    }
  });
  if (rows.length > limits.max_rows) throw refusal(query, `of at most ${limits.max_rows} rows`, 'more');
  return rows.map((row) => JSON.parse(row) as UserRow);
}

async function statementOf(database: Database, query: UserQuery, limits: UserQueryLimits): Promise<string> {
  return await orRefuse(query, 'one SELECT', () => onlyStatement(database, query.query, withinLimits(limits)));
}

/** The transfer rows of a prepared window that have these ids; ids that it does not hold are missing from the map. */
export async function rowsOfTransfers(
  database: Database,
  window: Window,
  transfer_ids: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let from = 0; from < transfer_ids.length; from += IDS_AT_ONCE) {
    const rows = await readRows(database, 'work/rows_of_transfers', {
      ...sliceParameters(window),
      transfer_ids: transfer_ids.slice(from, from + IDS_AT_ONCE),
    });
    for (const { transfer_id, transfer_row } of rows) found.set(transfer_id, transfer_row);
  }
  return found;
}

/** Parameters travel in the text of a request. */
const IDS_AT_ONCE = 2_000;
