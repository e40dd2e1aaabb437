/** Fills the staging tables: features from their two halves, patterns from rows. */
import { createHash } from 'node:crypto';
import {
  FEATURE_COLUMNS,
  PATTERN_TABLES,
  digestedText,
  transferId,
  type PatternTable,
  type TransferFacts,
  type TransferIdentity,
  type Window,
} from '@analytics/domain';
import {
  Type,
  bool,
  dateDay,
  decimal128,
  float64,
  list,
  uint16,
  uint32,
  uint64,
  uint8,
  utf8,
  type DataType,
  type Table,
} from '@uwdata/flechette';
import { arrowTable, sharedColumn, stringColumn, type ColumnSource } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import type { NodePart } from './node-parts.ts';
import { clearStaging, clearWorkTable, sliceParameters, type ResultTable } from './slice.ts';
import { statement } from '../engine/statements.ts';

/** Empties the kernels' half of the features, before its parts are kept. */
export async function clearKernelFeatures(database: Database, window: Window): Promise<void> {
  await clearWorkTable(database, 'work_features_kernel', window);
}

/** Keeps a part's kernel columns, one entry a node in node order, ready to be joined with the exact ones. */
export async function keepKernelFeatures(
  database: Database,
  window: Window,
  { first_node, end_node }: NodePart,
  columns: Readonly<Record<string, ColumnSource>>,
): Promise<void> {
  const length = end_node - first_node;
  const node_id = Uint32Array.from({ length }, (_, at) => first_node + at);
  await database.insertArrow(
    'work_features_kernel',
    arrowTable({ ...sliceColumns(window, length), node_id: { values: node_id }, ...columns }),
  );
}

/** Stages the slice's feature rows from their exact and kernel halves, part by part. */
export async function stageFeatures(
  database: Database,
  window: Window,
  run: { readonly run_id: string; readonly version: number },
  parts: readonly NodePart[],
): Promise<void> {
  await clearStaging(database, ['analyzers_features'], window);
  const columns = FEATURE_COLUMNS.filter(({ group }) => group !== 'identity').map(({ name }) => name);
  const assemble = statement('features/assemble', { columns });
  const { run_id, version } = run;
  for (const part of parts) await database.command(assemble, { ...sliceParameters(window), ...part, run_id, version });
}

type Row = Readonly<Record<string, unknown>>;

/** Stages the rows of one pattern table. An empty list stages nothing. */
export async function stagePatterns(database: Database, table: PatternTable, rows: readonly Row[]): Promise<void> {
  await stageRows(database, `analyzers_patterns_${table}`, rows);
}

/** Stages rows of a result table, given as objects with its columns. An empty list stages nothing. */
export async function stageRows(database: Database, table: ResultTable, rows: readonly Row[]): Promise<void> {
  await insertRows(database, `staging_${table}`, rows);
}

/**
 * Inserts rows, given as objects with columns of the table: as a body, because bound values travel in the URL of a
 * request.
 */
export async function insertRows(database: Database, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const types = await columnTypes(database, table);
  const columns = Object.fromEntries(
    Object.keys(first).map((name) => {
      const type = types.get(name) ?? utf8();
      const source: ColumnSource = { values: rows.map((row) => asArrowValue(type, row[name])), type };
      return [name, source];
    }),
  );
  await database.insertArrow(table, arrowTable(columns));
}

/** Empties the staging of every pattern table. */
export async function clearPatternStaging(database: Database, window: Window): Promise<void> {
  await clearStaging(
    database,
    (Object.keys(PATTERN_TABLES) as PatternTable[]).map((table) => `analyzers_patterns_${table}` as const),
    window,
  );
}

/** The columns of work/evidence.sql. */
const TRANSFER_FACTS = [
  'tx_id',
  'event_index',
  'edge_index',
  'asset_contract',
  'from_address',
  'to_address',
  'block_timestamp',
  'block_height',
  'asset_symbol',
  'amount',
  'amount_usd',
] as const satisfies readonly (keyof TransferFacts)[];

/** The ids and digests of the given transfer rows of a prepared window. */
export async function transferIdentities(
  database: Database,
  window: Window,
  rows: Uint32Array,
): Promise<Map<number, TransferIdentity>> {
  await nameEvidence(database, window, rows);
  if (rows.length === 0) return new Map();
  const found: Table = await database.arrow(statement('work/evidence'), sliceParameters(window));
  const row = sharedColumn(found, 'transfer_row', Uint32Array);
  const columns = TRANSFER_FACTS.map((name) => [name, stringColumn(found, name)] as const);
  return new Map(
    Array.from(row, (at, index) => {
      const facts = Object.fromEntries(
        columns.map(([name, texts]) => [name, texts[index] ?? '']),
      ) as unknown as TransferFacts;
      return [at, identityOf(facts)];
    }),
  );
}

/** The ids alone: several times faster where rows are many. */
export async function transferIds(
  database: Database,
  window: Window,
  rows: Uint32Array,
): Promise<ReadonlyMap<number, string>> {
  await nameEvidence(database, window, rows);
  if (rows.length === 0) return new Map();
  const found: Table = await database.arrow(statement('work/evidence_ids'), sliceParameters(window));
  const ids = stringColumn(found, 'transfer_id');
  return new Map(Array.from(sharedColumn(found, 'transfer_row', Uint32Array), (row, at) => [row, ids[at] ?? '']));
}

/** Stages every transfer of an alert that has more than its row lists. @param rows ascending transfer rows of a prepared window */
export async function stageAlertTransfers(
  database: Database,
  window: Window,
  { alert_id, run_id, version }: { readonly alert_id: string; readonly run_id: string; readonly version: number },
  rows: Uint32Array,
): Promise<void> {
  await nameEvidence(database, window, rows);
  await database.command(statement('alerts/stage_transfers'), {
    ...sliceParameters(window),
    alert_id,
    run_id,
    version,
  });
}

/** Puts the rows that a statement asks for into work_evidence. */
async function nameEvidence(database: Database, window: Window, rows: Uint32Array): Promise<void> {
  await clearWorkTable(database, 'work_evidence', window);
  if (rows.length === 0) return;
  await database.insertArrow(
    'work_evidence',
    arrowTable({ ...sliceColumns(window, rows.length), transfer_row: { values: rows } }),
  );
}

function identityOf(facts: TransferFacts): TransferIdentity {
  return {
    tx_id: facts.tx_id,
    transfer_id: transferId(facts),
    transfer_digest: createHash('sha256').update(digestedText(facts)).digest('hex'),
  };
}

function sliceColumns(window: Window, length: number): Record<'window_days' | 'processing_date', ColumnSource> {
  const day = new Date(`${window.processing_date}T00:00:00Z`);
  return {
    window_days: { values: new Uint16Array(length).fill(window.window_days) },
    processing_date: { values: new Array<Date>(length).fill(day), type: dateDay() },
  };
}

/** The builder takes 64-bit integers as BigInt and dates as Date. */
function asArrowValue(type: DataType, value: unknown): unknown {
  if (type.typeId === Type.Int && type.bitWidth === 64) return BigInt(value as number);
  return type.typeId === Type.Date ? new Date(`${String(value)}T00:00:00Z`) : value;
}

async function columnTypes(database: Database, table: string): Promise<Map<string, DataType>> {
  const rows = await database.rows<{ name: string; type: string }>(`DESCRIBE TABLE ${table}`);
  return new Map(rows.map(({ name, type }) => [name, arrowTypeOf(type)]));
}

/** The Arrow type that a ClickHouse column is filled from. */
export function arrowTypeOf(type: string): DataType {
  const array = /^Array\((.*)\)$/u.exec(type)?.[1];
  if (array !== undefined) return list(arrowTypeOf(array));
  const plain = type.replace(/^LowCardinality\((.*)\)$/u, '$1');
  if (plain.startsWith('Decimal')) return decimal128(38, 18);
  switch (plain) {
    case 'UInt8':
      return uint8();
    case 'UInt16':
      return uint16();
    case 'UInt32':
      return uint32();
    case 'UInt64':
      return uint64();
    case 'Float64':
      return float64();
    case 'Bool':
      return bool();
    case 'Date':
      return dateDay();
    default:
      return utf8();
  }
}
