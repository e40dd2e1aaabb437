/**
 * Whether published slices still hold what was published. The cheap look compares the rows of the engine's parts with
 * the record and is made before reading; the whole comparison reads every column.
 */
import { AnalyticsError, parseProcessingDate, windowOf, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { partsSetAside, type PartSetAside } from './set-aside.ts';
import { RESULT_TABLES, partitionOf, sliceName, type NamedSlice, type ResultTable } from './slice.ts';
import {
  TRANSFERS_TABLE,
  differenceOf,
  recordedContents,
  tableContents,
  transferContents,
  type RecordedContents,
} from './slice-contents.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

/** By `2025-11-20/30`, what a damaged slice was found with. */
export type DamagedSlices = ReadonlyMap<string, string>;

/** A publish of another process may fall between the looks; then they are taken again. */
const MAX_LOOKS = 5;

/**
 * The damage that counts of rows and parts set aside show. On a cluster replicas repair each other, and lag: there only
 * parts that nobody has are missed.
 */
export async function damagedSlices(database: Database): Promise<DamagedSlices> {
  if (database.cluster !== undefined) return new Map();
  for (let look = 1; ; look += 1) {
    const before = await publishing(database);
    const found = await damageNow(database);
    const after = await publishing(database);
    if (before.mark !== after.mark && look < MAX_LOOKS) continue;
    // What is being swapped in is neither the old slice nor the new one.
    for (const name of [...before.slices, ...after.slices]) found.delete(name);
    return found;
  }
}

/** Each slice with what it lost since it was published; '' where it is whole. */
export function withDamage<S extends NamedSlice>(
  slices: readonly S[],
  damaged: DamagedSlices,
): (S & { readonly damage: string })[] {
  return slices.map((slice) => ({ ...slice, damage: damaged.get(sliceName(slice)) ?? '' }));
}

/** Throws SLICE_DAMAGED where the cheap look finds damage in the slice. */
export async function requireWholeSlice(database: Database, window: Window): Promise<void> {
  throwIfDamaged(await damagedSlices(database), sliceName(window));
}

/** Throws SLICE_DAMAGED where the slice is among them. */
export function throwIfDamaged(damaged: DamagedSlices, slice: string): void {
  const found = damaged.get(slice);
  if (found === undefined) return;
  const message = `Expected the slice ${slice} to hold what was published, found ${found}.`;
  throw new AnalyticsError('SLICE_DAMAGED', message);
}

async function publishing(database: Database): Promise<QueryRow<'contents/publishing'>> {
  const [row] = await readRows(database, 'contents/publishing');
  return row ?? { slices: [], mark: '' };
}

async function damageNow(database: Database): Promise<Map<string, string>> {
  const held = new Map<string, number>();
  const rows = await readRows(database, 'contents/held', { tables: [...RESULT_TABLES] });
  for (const { table_name, partition, row_count } of rows) held.set(`${table_name} ${partition}`, Number(row_count));
  const recorded = await recordedContents(database, 'published');
  const set_aside = await partsSetAside(database);
  const known = [...recorded, ...(await auditedCounts(database, recorded))];
  const damaged = new Map<string, string>();
  const note = (slice: NamedSlice, found: string): void => {
    const name = sliceName(slice);
    damaged.set(name, damaged.has(name) ? `${damaged.get(name)}; ${found}` : found);
  };
  for (const { table_name, row_count, ...slice } of known) {
    if (table_name === TRANSFERS_TABLE) continue;
    const count = held.get(`${table_name} ${partitionOf(slice)}`) ?? 0;
    if (count !== row_count) note(slice, `${table_name} with ${count} of ${row_count} rows`);
  }
  for (const { table_name, partition_id, reason } of set_aside) {
    const slice = sliceOfPartition(table_name, partition_id);
    const isCounted = known.some(
      (one) => one.table_name === table_name && slice && sliceName(one) === sliceName(slice),
    );
    if (slice !== undefined && !isCounted) note(slice, `a part of ${table_name} set aside (${reason})`);
  }
  await noteLostTransfers(database, recorded, set_aside, note);
  return damaged;
}

type CountedTable = NamedSlice & Pick<RecordedContents, 'table_name' | 'row_count'>;

/** What the audit counted of slices without a record: older versions left nothing else. */
async function auditedCounts(database: Database, recorded: readonly RecordedContents[]): Promise<CountedTable[]> {
  const names = new Set(recorded.map((one) => `${one.table_name} ${sliceName(one)}`));
  const rows = await readRows(database, 'contents/audited');
  return rows.flatMap(({ counts_json, ...slice }) => {
    const counts = JSON.parse(counts_json) as Readonly<Record<string, unknown>>;
    return RESULT_TABLES.flatMap((table_name) => {
      const row_count = counts[table_name];
      const isKnown = typeof row_count === 'number' && !names.has(`${table_name} ${sliceName(slice)}`);
      return isKnown ? [{ ...slice, table_name, row_count }] : [];
    });
  });
}

/**
 * Transfers are counted only where the engine set parts of their months aside: the count is a scan, and without one
 * nothing was lost at a start.
 */
async function noteLostTransfers(
  database: Database,
  recorded: readonly RecordedContents[],
  set_aside: readonly PartSetAside[],
  note: (slice: NamedSlice, found: string) => void,
): Promise<void> {
  const parts = set_aside.filter(({ table_name }) => isTransfers(table_name));
  if (parts.length === 0) return;
  for (const slice of await publishedNames(database)) {
    const window = windowOf(parseProcessingDate(slice.processing_date), slice.window_days);
    if (!parts.some(({ partition_id }) => isWithin(partition_id, window))) continue;
    const before = recorded.find((one) => one.table_name === TRANSFERS_TABLE && sliceName(one) === sliceName(slice));
    if (before === undefined) {
      note(slice, `a part of ${TRANSFERS_TABLE} of its months set aside`);
      continue;
    }
    const [row] = await readRows(database, 'contents/count_transfers', {
      start_ms: window.start_ms,
      end_ms: window.end_ms,
    });
    const count = Number(row?.row_count ?? 0);
    if (count < before.row_count) note(slice, `${TRANSFERS_TABLE} with ${count} of ${before.row_count} rows`);
  }
}

async function publishedNames(database: Database): Promise<NamedSlice[]> {
  return await readRows(database, 'runs/slices');
}

function isTransfers(table_name: string): boolean {
  return table_name === TRANSFERS_TABLE || table_name === `${TRANSFERS_TABLE}_local`;
}

/** Whether a month of `core_transfers`, as 202511, meets the window. */
function isWithin(month: string, window: Window): boolean {
  const monthOf = (time_ms: number): string => new Date(time_ms).toISOString().slice(0, 7).replace('-', '');
  return month >= monthOf(window.start_ms) && month <= monthOf(window.end_ms - 1);
}

/** The slice that a part of a result table, set aside, belongs to; undefined for other tables. */
function sliceOfPartition(table_name: string, partition_id: string): NamedSlice | undefined {
  const found = /^(\d+)-(\d{4})(\d{2})(\d{2})$/u.exec(partition_id);
  if (found === null || !(RESULT_TABLES as readonly string[]).includes(table_name)) return undefined;
  const [, days, year, month, day] = found;
  return { window_days: Number(days), processing_date: `${year}-${month}-${day}` };
}

export interface SliceComparison {
  /** What differs from what was published; empty where nothing does. */
  readonly differences: readonly string[];
  /** What could not be compared, or changed in an ordinary way. */
  readonly notes: readonly string[];
}

/**
 * Compares every row of a slice, and the transfers of its window, with what was recorded when it was published. Throws
 * SLICE_DAMAGED where a file is.
 */
export async function compareSlice(database: Database, window: Window): Promise<SliceComparison> {
  const differences = damagedFound(await damagedSlices(database), window);
  const recorded = await recordedContents(database, 'published', window);
  if (recorded.length === 0) {
    const note = `the slice ${sliceName(window)} was published without a record of its content: rows lost before its audit, and changed ones, cannot be seen`;
    return { differences, notes: [note] };
  }
  const notes: string[] = [];
  for (const before of recorded) {
    if (before.table_name === TRANSFERS_TABLE) {
      const found = await transferContents(database, window);
      const difference = differenceOf(before, found);
      if (difference === undefined) continue;
      const isNewer =
        BigInt(found.newest_version) > BigInt(before.newest_version) || found.row_count > before.row_count;
      if (isNewer) notes.push(`transfers of the window were ingested since ${sliceName(window)} was published`);
      else if (!differences.some((known) => known.includes(TRANSFERS_TABLE))) differences.push(difference);
      continue;
    }
    const found = await tableContents(database, before.table_name as ResultTable, window, 'published');
    const difference = differenceOf(before, found);
    if (difference !== undefined && !differences.includes(difference)) differences.push(difference);
    if (found.columns_digest !== before.columns_digest)
      notes.push(`${before.table_name} has other columns since: its rows were counted, not compared`);
  }
  return { differences, notes };
}

function damagedFound(damaged: DamagedSlices, window: NamedSlice): string[] {
  return (damaged.get(sliceName(window)) ?? '').split('; ').filter((one) => one !== '');
}

/**
 * Throws DATA_DIR_DAMAGED where the engine set parts aside of transfers that the window, or the history before it,
 * reads: what was computed from the rest would look whole.
 */
export async function requireWholeTransfers(database: Database, window: Window): Promise<void> {
  const all_before: Window = { ...window, start_ms: 0 };
  const part = (await partsSetAside(database)).find(
    ({ table_name, partition_id }) => isTransfers(table_name) && isWithin(partition_id, all_before),
  );
  if (part === undefined) return;
  const message = `Expected the transfers up to ${window.processing_date} to be whole, found that the engine could not read ${part.part_name} of ${part.table_name}.`;
  throw new AnalyticsError('DATA_DIR_DAMAGED', message);
}
