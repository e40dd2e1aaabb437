/** Foreign Parquet, staged as it came and read through a view in which every column has our type or is null. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { AnalyticsError, meansRisk, type NetworkName } from '@analytics/domain';
import {
  arrowTable,
  columnList,
  quoted,
  textColumn,
  textLiteral,
  type Database,
  type FilledColumn,
  type ParquetColumn,
  type SourceFile,
} from '@analytics/storage';
import { ACCEPTED, expressionsFor, familyOf } from './coercion.ts';
import { CORE_COLUMNS, type CoreKind, type WantedColumn } from './core-columns.ts';
import { dropTables } from './drop-tables.ts';
import { commaMeanings } from './formats/comma-meanings.ts';
import { columnsFor } from './formats/format.ts';
import { fileColumns, type FileColumns } from './tables/file-columns.ts';
import { FILE_NUMBER, ROW_NUMBER, stageTable } from './tables/stage-table.ts';
import { readTableFile, type TableColumn, type TableFile } from './tables/table-file.ts';
import { readRows, statement } from './statements.ts';
import { NO_VALUING, makeValuing, valuingNames, type Valuing } from './valuing.ts';

const REPEATED = ['duplicate', 'repeated_row', 'conflicting_duplicate'] as const;

export interface StagedFile {
  readonly path: string;
  /** The files that the rows' `file_number` counts. */
  readonly paths: readonly string[];
  readonly row_count: number;
  /** The table of the rows as they were staged. */
  readonly raw: string;
  /** The view or table that gives every row its reason; '' where it is sound. */
  readonly checked: string;
  /** The view of the rejected rows: the file's own columns and values, and `reason`. */
  readonly rejected: string;
  /** Optional columns that the file does not have. */
  readonly absent_columns: readonly string[];
  /** What the columns of the file mean; absent where rows were made of others. */
  readonly columns_read?: FileColumns;
  /** Removes what was staged. */
  drop(): Promise<void>;
}

/**
 * Stages one file and makes its views; `constants` say what is the same in every row. Transfers are valued as they
 * will be once the prices beside them are loaded. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, or SOURCE_SCHEMA naming the column,
 * what was expected and what was found. O(file).
 */
export async function stageCoreFile(
  database: Database,
  kind: CoreKind,
  path: string,
  network: NetworkName,
  valuing?: Valuing,
  constants: Readonly<Record<string, string>> = {},
  scratch_directory = tmpdir(),
): Promise<StagedFile> {
  const file = await readTableFile(path);
  const wanted = CORE_COLUMNS[kind];
  const columns: ParquetColumn[] = [];
  const filled: FilledColumn[] = [];
  for (const column of wanted) {
    const constant = constants[column.name];
    if (constant !== undefined) {
      columns.push({ name: column.name, type: 'Nullable(String)' });
      filled.push({ name: column.name, type: 'Nullable(String)', from: { text: constant } });
      continue;
    }
    const found = columnsFor(
      { name: column.name, is_required: column.required, also: column.also ?? [] },
      file.columns,
    );
    checkColumn(column, found, file);
    const [first] = found;
    if (first === undefined) continue;
    columns.push({ name: column.name, type: first.type });
    filled.push({ name: column.name, type: first.type, from: { column: first.source } });
  }
  const may_have_commas = file.format === 'csv' && file.delimiter !== ',';
  const rows = { path, network, columns, valuing, paths: [path], may_have_commas };
  const staged = await stageAndCheck(database, kind, rows, async (raw) => {
    const table = [...filled, FILE_NUMBER, ROW_NUMBER, ...TORN_COLUMNS];
    await database.command(`CREATE TABLE ${raw} (${columnList(table)}) ENGINE = MergeTree ORDER BY tuple()`);
    const onTorn = async (torn: SourceFile, numbers: readonly FilledColumn[]): Promise<void> => {
      const from = [
        { ...TORN_COLUMNS[0], from: { column: 'reason' } },
        { ...TORN_COLUMNS[1], from: { column: 'found' } },
      ];
      await database.stageFile(raw, torn, [...numbers, ...from]);
    };
    await stageTable(database, { table: raw, file, file_number: 0, columns: filled, scratch_directory, onTorn });
    const row_count = await countRows(database, raw);
    if (file.row_count !== undefined) requireWhole(path, row_count, file.row_count);
    return row_count;
  });
  const meanings = filled.flatMap(({ name, from }) => {
    const column = 'column' in from ? file.columns.find(({ source }) => source === from.column) : undefined;
    return column === undefined ? [] : [[column, name] as const];
  });
  return { ...staged, columns_read: await fileColumns(file, kind, new Map(meanings)) };
}

/** Of a row of which nothing could be read: why, and its text. */
export const TORN_COLUMNS = [
  { name: 'torn_reason', type: 'String' },
  { name: 'torn_found', type: 'String' },
] as const satisfies readonly ParquetColumn[];

export interface StagedRows {
  /** Where the rows come from, for messages. */
  readonly path: string;
  readonly network: NetworkName;
  /** The staged table's columns that rejected rows are kept with. */
  readonly columns: readonly ParquetColumn[];
  readonly valuing?: Valuing | undefined;
  /** The files that the rows' `file_number` counts. */
  readonly paths: readonly string[];
  /** Whether the comma of a number may be its decimal mark, as it is where numbers show it. */
  readonly may_have_commas?: boolean;
  /**
   * Whether SQL made the rows of other ones, and says of each why it is none (`mapping_reason`) and whether it rounded.
   */
  readonly is_mapped?: boolean;
}

/**
 * Lets `fill` make the staged table, which gives its row count, and makes the views over it. Throws what `fill` throws,
 * SOURCE_UNREADABLE.
 */
export async function stageAndCheck(
  database: Database,
  kind: CoreKind,
  rows: StagedRows,
  fill: (raw: string) => Promise<number>,
): Promise<StagedFile> {
  const { path, network, columns } = rows;
  const suffix = `${kind}_${randomBytes(6).toString('hex')}`;
  const names = {
    raw: `ingest_raw_${suffix}`,
    coerced: `ingest_coerced_${suffix}`,
    checked: `ingest_checked_${suffix}`,
    fixed: `ingest_fixed_${suffix}`,
    ranked: `ingest_ranked_${suffix}`,
    rejected: `ingest_rejected_${suffix}`,
    risks: `ingest_risks_${suffix}`,
    ...valuingNames(suffix),
  };
  const drop = async (): Promise<void> => {
    const { rejected, checked, coerced, ranked, fixed, raw, risks } = names;
    await dropTables(database, [
      ...[rejected, checked, coerced, ranked, fixed, raw, risks],
      ...Object.values(valuingNames(suffix)),
    ]);
  };
  try {
    const row_count = await fill(names.raw);
    const typeOf = new Map(columns.map(({ name, type }) => [name, type] as const));
    const wanted = CORE_COLUMNS[kind];
    const has_decimal_commas =
      rows.may_have_commas === true && (await hasDecimalCommas(database, kind, names.raw, typeOf));
    const expressions = wanted.flatMap((column) => expressionsFor(column, typeOf.get(column.name), has_decimal_commas));
    // Text is read once: what is asked of the rows afterwards is asked several times.
    const isText = rows.is_mapped === true || columns.every(({ type }) => type === 'Nullable(String)');
    const values = columns.map(({ name }) => `raw_source.${quoted(name)}`).join(', ');
    // An empty array takes less than a tuple of nulls.
    const raw_row = isText ? `[${values}]` : `tuple(${values})`;
    const index_was_made =
      rows.is_mapped === true ? "match(coalesce(raw_source.event_index, ''), '^([a-z]+-)?[0-9a-f]{16}$')" : '0';
    const mapped =
      rows.is_mapped === true
        ? 'raw_source.mapping_reason AS mapping_reason, raw_source.was_rounded AS was_rounded, raw_source.time_was_local AS time_was_local, raw_source.was_unnamed AS was_unnamed, raw_source.found AS mapping_found'
        : 'raw_source.torn_reason AS mapping_reason, 0 AS was_rounded, 0 AS time_was_local, 0 AS was_unnamed, raw_source.torn_found AS mapping_found';
    await database.command(
      `CREATE VIEW ${names.coerced} AS SELECT ${expressions.join(', ')}, ${raw_row} AS raw_row, ${mapped}, ${index_was_made} AS index_was_made, raw_source.file_number AS file_number, raw_source.row_number AS row_number, '${network}' AS wanted_network FROM ${names.raw} AS raw_source`,
    );
    if (kind === 'transfers') await makeValuing(database, names, names.coerced, rows.valuing ?? NO_VALUING);
    if (kind === 'address_labels') await makeRisks(database, names);
    await database.command(statement(`ingest/check_${kind}`, names));
    if (isText) await database.command(statement('ingest/fix_rows', names));
    const read = isText ? names.fixed : names.checked;
    const hasDuplicates = await repeats(database, read);
    if (hasDuplicates) {
      await database.command(statement('ingest/rank_duplicates', { ...names, read }));
      await database.command(`DROP TABLE IF EXISTS ${names.fixed}`);
    }
    const checked = hasDuplicates ? names.ranked : read;
    const raw_of = new Map(
      columns.map(({ name }, at) => [name, isText ? `raw_row[${at + 1}]` : `raw_row.${at + 1}`] as const),
    );
    const raw_columns = [...raw_of].map(([name, value]) => `${value} AS ${quoted(name)}`);
    const files = rows.paths.map((one) => textLiteral(basename(one))).join(', ');
    await database.command(
      `CREATE VIEW ${names.rejected} AS SELECT file_number, CAST([${files}], 'Array(String)')[file_number + 1] AS file, row_number, ${raw_columns.join(', ')}, reason, ${foundOf(raw_of)} AS found FROM ${checked} WHERE reason != ''`,
    );
    const absent_columns = wanted.filter((column) => !typeOf.has(column.name)).map((column) => column.name);
    return {
      path,
      paths: rows.paths,
      row_count,
      raw: names.raw,
      checked,
      rejected: names.rejected,
      absent_columns,
      drop,
    };
  } catch (error) {
    await drop().catch(() => undefined);
    throw error instanceof AnalyticsError && error.code === 'DATABASE_ERROR'
      ? new AnalyticsError('SOURCE_UNREADABLE', `Expected a whole file at ${path}. ${error.message}`, { cause: error })
      : error;
  }
}

async function hasDecimalCommas(
  database: Database,
  kind: CoreKind,
  rows: string,
  types: ReadonlyMap<string, string>,
): Promise<boolean> {
  const columns = CORE_COLUMNS[kind]
    .filter(({ name, type }) => type === 'decimal' && types.get(name) === 'Nullable(String)')
    .map(({ name }) => name);
  if (columns.length === 0) return false;
  const meanings = await commaMeanings(database, { rows, columns, rewritten: new Set([0]), parts_thousands: false });
  return meanings.get(0) === 'decimal';
}

/** By column, the reasons that speak of its value. */
const REASONS_OF: Readonly<Record<string, readonly string[]>> = {
  block_height: ['invalid_block_height'],
  block_timestamp: ['invalid_timestamp', 'timestamp_in_seconds', 'timestamp_out_of_range'],
  amount: ['amount_not_representable', 'negative_amount', 'zero_value'],
  amount_usd: ['amount_usd_not_representable', 'negative_amount_usd', 'amount_usd_overflow'],
  fee: ['fee_not_representable', 'negative_fee'],
  tx_id: ['missing_from_address', 'missing_to_address', 'missing_asset_symbol', 'missing_amount', ...REPEATED],
  network: ['other_network'],
  trust_level: ['unknown_trust_level'],
  confidence_score: ['invalid_confidence_score', 'confidence_out_of_range'],
  created_timestamp: ['invalid_created_timestamp', 'created_timestamp_in_seconds', 'created_timestamp_out_of_range'],
  updated_timestamp: ['invalid_updated_timestamp', 'updated_timestamp_in_seconds', 'updated_timestamp_out_of_range'],
  address: REPEATED,
  price_date: ['invalid_price_date', ...REPEATED],
  price_usd: ['price_not_representable', 'negative_price'],
  first_seen_timestamp: ['invalid_first_seen_timestamp'],
  last_scanned_block_height: ['invalid_last_scanned_block_height'],
};

/** The identity that a mapping makes of a row without one, as `events_plain.sql` does: no file says it. */
const MADE_ID = '^row-[0-9a-f]{32}-[0-9]+$';

/** What of a row its reason speaks of, as SQL over the values as they came: what the mapping found, else a column's value. */
function foundOf(raw_of: ReadonlyMap<string, string>): string {
  const cases = Object.entries(REASONS_OF).flatMap(([name, reasons]) => {
    const value = raw_of.get(name);
    const list = reasons.map(textLiteral).join(', ');
    return value === undefined ? [] : [`reason IN (${list}), coalesce(toString(${value}), '')`];
  });
  if (cases.length === 0) return 'mapping_found';
  const found = `multiIf(mapping_found != '', mapping_found, ${cases.join(', ')}, '')`;
  return `replaceRegexpOne(${found}, ${textLiteral(MADE_ID)}, '')`;
}

/** The table of the staged labels' words that mean a risk. */
async function makeRisks(
  database: Database,
  { coerced, risks }: { readonly coerced: string; readonly risks: string },
): Promise<void> {
  await database.command(`CREATE TABLE ${risks} (word String) ENGINE = Memory`);
  const words = (await readRows(database, 'ingest/label_words', {}, { coerced })).map(({ word }) => word);
  const found = words.filter(meansRisk);
  if (found.length > 0) await database.insertArrow(risks, arrowTable({ word: textColumn(found) }));
}

/** How many rows a staged table holds. */
export async function countRows(database: Database, raw: string): Promise<number> {
  const [row] = await readRows(database, 'ingest/count_rows', {}, { raw });
  return Number(row?.row_count ?? 0);
}

/** The engine may read less than the file, or (where it takes a path for a pattern) more, without a word. */
function requireWhole(path: string, found: number, row_count: number): void {
  if (found === row_count) return;
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected the ${row_count} rows of ${path}, found ${found}.`);
}

async function repeats(database: Database, checked: string): Promise<boolean> {
  const [row] = await readRows(database, 'ingest/count_duplicates', {}, { checked });
  return Number(row?.duplicate_count ?? 0) > 0;
}

function checkColumn(column: WantedColumn, found: readonly TableColumn[], file: TableFile): void {
  const [first, second] = found;
  if (first === undefined) {
    if (!column.required) return;
    throw new AnalyticsError(
      'SOURCE_SCHEMA',
      `Expected a column "${column.name}" in ${file.path}, found only: ${file.columns.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  }
  if (second !== undefined) {
    const message = `Expected one column "${column.name}" in ${file.path}, found it twice: keep one of them.`;
    throw new AnalyticsError('SOURCE_SCHEMA', message);
  }
  if (!ACCEPTED[column.type].includes(familyOf(first.type))) {
    throw new AnalyticsError(
      'SOURCE_SCHEMA',
      `Expected column "${column.name}" of ${file.path} to hold ${column.type}, found ${first.type.replace(/^Nullable\((.*)\)$/u, '$1')}.`,
    );
  }
}
