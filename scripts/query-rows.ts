/** Lets the embedded engine describe the queries of a package, and writes the type and the zod schema of their rows. */
import { readFileSync, readdirSync } from 'node:fs';
import { withLambda, type Database } from '@analytics/storage';

/**
 * What stands in, while a query is described, for a table or column whose name varies. Absent: the query names nothing
 * that varies.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  // Every pattern table, and every table with runs or tasks, has the columns that these queries read.
  'retention/count_of_runs table': 'analyzers_runs',
  'retention/count_of_tasks table': 'service_tasks',
  'contents/count table': 'analyzers_alerts',
  'contents/of_table table': 'analyzers_alerts',
  'typologies/feature_columns features_table': 'analyzers_features',
  'typologies/dormant_balances features_table': 'analyzers_features',
  'cases/list sort_column': 'total_alerts',
  'patterns/list sort_column': 'confidence_score',
  'features/distribution column': 'degree_total',
  'features/histogram column': 'degree_total',
  'features/scatter x_column': 'degree_in',
  'features/scatter y_column': 'degree_out',
  'extracts/chains rows': 'chain_rows',
  'extracts/amounts_in_coins events': 'event_rows',
  'extracts/event_in_block events': 'event_rows',
  'extracts/names_coin assets': 'asset_rows',
  'extracts/number_marks rows': 'transfer_rows',
  'extracts/number_marks columns': 'amount',
  'extracts/raw_amounts events': 'event_rows',
  'extracts/raw_amounts transfer_rows': 'transfer_rows',
  'extracts/times_in_zone rows': 'timed_rows',
  'extracts/times_in_zone time': 'time',
  'extracts/unknown_statuses transfer_rows': 'transfer_rows',
  'extracts/unnamed_row transfer_rows': 'transfer_rows',
  'extracts/unread_units events': 'event_rows',
  'extracts/whole_amounts events': 'event_rows',
  'ingest/count_changed changed': 'changed_rows',
  'ingest/count_duplicates checked': 'checked_rows',
  'ingest/count_named_otherwise checked': 'checked_rows',
  'ingest/count_reasons checked': 'checked_rows',
  'ingest/count_values checked': 'checked_rows',
  'ingest/count_zero_value_transfers checked': 'checked_rows',
  'ingest/count_address_forms checked': 'checked_rows',
  'ingest/count_label_words checked': 'checked_rows',
  'ingest/label_words coerced': 'checked_rows',
  'ingest/count_rows raw': 'checked_rows',
  'ingest/preview_rows checked': 'checked_rows',
  'ingest/rejected_examples rejected': 'rejected_rows',
  'labels/count_changes changes': 'changed_labels',
  'ingest/count_respelled spelled': 'spelled_prices',
  'ingest/judge_prices checked': 'checked_prices',
  'ingest/priced_assets checked': 'checked_rows',
  'ingest/count_moved moved': 'moved_rows',
  'ingest/moved_page moved': 'moved_rows',
};

/** Tables that ingestion makes under names of the run, with the columns that its queries read. */
export const STAND_IN_TABLES = [
  `CREATE TABLE checked_rows (reason String, tx_id Nullable(String), event_index Nullable(String), from_address Nullable(String), to_address Nullable(String),
     amount Nullable(Decimal(38, 18)), value_usd Nullable(Decimal(38, 18)), identity_hash FixedString(16), block_timestamp Nullable(UInt64),
     address_type Nullable(String), address_subtype Nullable(String), asset_symbol Nullable(String), asset_contract Nullable(String), value_was_absent Bool, value_was_computed Bool, was_rounded UInt8, time_was_local UInt8, was_unnamed UInt8, is_kept_zero_value UInt8, file_number UInt32) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE rejected_rows (reason String, file_number UInt32, row_number UInt32, found String) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE changed_labels (action String) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE checked_prices (reason String, asset_symbol Nullable(String), asset_contract Nullable(String), price_date Nullable(Date), price_usd Nullable(Decimal(38, 18))) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE spelled_prices (asset_contract String, written_contract String) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE chain_rows (chain Nullable(String)) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE event_rows (file_number UInt32, row_number UInt32, block_number Nullable(String), contract Nullable(String), symbol Nullable(String), amount Nullable(String), amount_usd Nullable(String), fee Nullable(String),
     shift Nullable(String), unread_unit Nullable(String), known_reason String, status Nullable(String), time_text Nullable(String), from_address Nullable(String), to_address Nullable(String)) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE transfer_rows (file_number UInt32, row_number UInt32, tx_id Nullable(String), amount Nullable(String), raw_amount Nullable(String), status Nullable(String), final_result Nullable(String)) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE asset_rows (asset_contract Nullable(String)) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE timed_rows (file_number UInt32, time Nullable(String), zone Nullable(String)) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE changed_rows (tx_id String, is_changed UInt8) ENGINE = MergeTree ORDER BY tuple()`,
  `CREATE TABLE moved_rows (block_height UInt32, block_timestamp UInt64, identity_hash FixedString(16)) ENGINE = MergeTree ORDER BY tuple()`,
] as const;

/** Queries whose rows depend on what they are asked about: they stay typed by whoever reads them. */
const NOT_DESCRIBED: Readonly<Record<string, string>> = {
  'patterns/row': 'one of seven tables, each with columns of its own',
  'ingest/rejected_rows': 'the columns of the file that was read',
};

export interface DescribedQuery {
  /** `alerts/prior`. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Those that are bound; names that are filled in are not among them. */
  readonly parameters: readonly string[];
}

/** The SELECTs in a `queries/` folder, described by a database that has every table. */
export async function describeQueries(database: Database, queries: URL): Promise<DescribedQuery[]> {
  const described: DescribedQuery[] = [];
  const failures: string[] = [];
  for (const name of queryNames(queries)) {
    const text = withLambda(readFileSync(new URL(`${name}.sql`, queries), 'utf8'))
      .replace(/^--.*$/gmu, '')
      .trim();
    if (!/^(SELECT|WITH)\b/u.test(text) || name in NOT_DESCRIBED) continue;
    const filled = text.replaceAll(/\{(\w+):Identifiers?\}/gu, (_, key: string) => standIn(name, key));
    const parameters = Object.fromEntries(
      Array.from(filled.matchAll(/\{(\w+):([^}]+)\}/gu), ([, key = '', type = '']) => [key, neutral(type)]),
    );
    try {
      const columns = await database.rows<{ name: string; type: string }>(`DESCRIBE (${filled})`, parameters);
      described.push({ name, columns, parameters: Object.keys(parameters).sort() });
    } catch (error) {
      failures.push(`${name}: ${String(error)}`);
    }
  }
  if (failures.length > 0) throw new Error(`Expected every query to be described, found:\n${failures.join('\n')}`);
  return described;
}

function queryNames(queries: URL): string[] {
  return readdirSync(queries, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, queries)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.replace(/\.sql$/u, ''))
    .sort();
}

function standIn(query: string, key: string): string {
  const name = STAND_INS[`${query} ${key}`];
  // Without one the engine says that there is no such table, which names the query and the key.
  return name ?? `no_stand_in_for_${key}`;
}

/** A value that no query stumbles over. */
function neutral(type: string): string | number | boolean | string[] {
  if (type.startsWith('Array(')) return [];
  if (type === 'String') return '';
  if (type === 'Date') return '2025-01-01';
  if (type === 'Bool') return false;
  return type.startsWith('Decimal') ? '1' : 1;
}

/** The generated file of a package. `origin` names its queries. */
export function queryRowsFile(described: readonly DescribedQuery[], origin: string): string {
  const schemas = described.map(({ name, columns }) => {
    const fields = columns.map((column) => `    ${keyOf(column.name)}: ${schemaOf(column.type)},\n`).join('');
    return `  '${name}': () => z.strictObject({\n${fields}  }),\n`;
  });
  const parameters = described.map((query) => {
    const names = query.parameters.length === 0 ? 'never' : query.parameters.map((key) => `'${key}'`).join(' | ');
    return `  readonly '${query.name}': ${names};\n`;
  });
  return `// Written by \`npm run generate\` from ${origin}, as the engine describes them; edit those instead.
// Rows as Database.rows gives them: 64-bit integers and decimals are text.
import { z } from 'zod';

/** The schema of each query's rows, made when it is asked for. */
export const QUERY_ROWS = {
${schemas.join('')}} as const;

/** What must be bound for each query. */
export interface QueryParameters {
${parameters.join('')}}
`;
}

function keyOf(name: string): string {
  return /^[a-z_]\w*$/iu.test(name) ? name : JSON.stringify(name);
}

/**
 * The schema of a column of this engine type, as it arrives in JSON. Throws for a type that no query has had so far.
 */
export function schemaOf(type: string): string {
  const [, outer = '', inner = ''] = /^(\w+)\((.*)\)$/su.exec(type) ?? [];
  switch (outer) {
    case 'LowCardinality':
      return schemaOf(inner);
    case 'Nullable':
      return `${schemaOf(inner)}.nullable()`;
    case 'Array':
      return `z.array(${schemaOf(inner)}).readonly()`;
    case 'Tuple':
      return tupleSchema(inner);
    case 'Decimal':
    case 'DateTime':
    case 'DateTime64':
    case 'FixedString':
      return 'z.string()';
  }
  if (/^(String|Date|DateTime|U?Int(64|128|256))$/u.test(type)) return 'z.string()';
  if (/^(U?Int(8|16|32)|Float(32|64))$/u.test(type)) return 'z.number()';
  if (type === 'Bool') return 'z.boolean()';
  throw new Error(`Expected an engine type that scripts/query-rows.ts knows, found ${type}.`);
}

/** A tuple with names arrives as an object. */
function tupleSchema(inner: string): string {
  const parts = splitTypes(inner);
  const named = parts.map((part) => /^(\w+) (.+)$/su.exec(part));
  if (named.some((one) => one === null)) return `z.tuple([${parts.map(schemaOf).join(', ')}])`;
  return `z.strictObject({ ${named.map((one) => `${keyOf(one?.[1] ?? '')}: ${schemaOf(one?.[2] ?? '')}`).join(', ')} })`;
}

/** At the commas that no bracket holds. */
function splitTypes(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${letter}`);
  }
  return parts.map((part) => part.trim());
}
