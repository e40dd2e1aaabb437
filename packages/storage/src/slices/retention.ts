/**
 * What retention removes: old slices with their runs, and on demand the transfers that no kept slice reads. Never what
 * people decided.
 */
import { ANY_DATE, DAY_MS, parseProcessingDate, windowOf, type NetworkName } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { listRuns, listSlices, type SliceFacts } from './runs.ts';
import { RESULT_TABLES, WORK_TABLES } from './slice.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

export interface RetentionPolicy {
  /**
   * The oldest processing date that stays is this many days before `today`, or the n-th newest published of each window
   * length.
   */
  readonly keep: { readonly days: number } | { readonly newest: number };
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether whole months of transfers before every kept slice's window go too, and the prices of their days. */
  readonly core: boolean;
}

export interface Removal {
  readonly table: string;
  readonly row_count: number;
  /** On disk; undefined where only doing it tells: rows that share a part with others. */
  readonly bytes: number | undefined;
}

export interface RetentionPlan {
  /** `date/window_days` of each slice that goes. */
  readonly slices: readonly string[];
  readonly run_ids: readonly string[];
  /** For each window length, the oldest date that stays. */
  readonly first_kept: ReadonlyMap<number, string>;
  readonly partitions: readonly (Removal & { readonly partition: string })[];
  /** Prices before this day go; undefined where none do. */
  readonly prices_before: string | undefined;
  readonly removals: readonly Removal[];
}

/** What was ingested, in a partition a month. */
const MONTHLY_TABLES: ReadonlySet<string> = new Set(['core_transfers', 'core_zero_value_transfers']);

const RUN_TABLES = ['analyzers_runs', 'analyzers_computation_audit'] as const;

/**
 * Finds what the policy lets go and removes nothing. The newest published slice of each window length stays, and so
 * does a slice that a run works on; dispositions and suppression rules are in no plan.
 */
export async function planRetention(database: Database, policy: RetentionPolicy): Promise<RetentionPlan> {
  const slices = await listSlices(database);
  const under_way = (await listRuns(database)).filter(({ status }) => status === 'running' || status === 'publishing');
  const lengths = await readRows(database, 'retention/windows');
  const first_kept = new Map<number, string>();
  const run_ids: string[] = [];
  const gone = new Set<string>();
  for (const window_days of new Set([...slices, ...lengths].map((one) => one.window_days))) {
    const dates = slices.filter((slice) => slice.window_days === window_days).map((slice) => slice.processing_date);
    const first_kept_date = firstKept(dates, policy);
    if (first_kept_date === undefined) continue;
    first_kept.set(window_days, first_kept_date);
    const newest_date = dates[0] ?? ANY_DATE;
    const parameters = { window_days, first_kept_date, newest_date };
    const runs = await readRows(database, 'retention/runs', parameters);
    const isBusy = (date: string): boolean =>
      under_way.some((run) => run.window_days === window_days && run.processing_date === date);
    for (const { run_id, processing_date } of runs) if (!isBusy(processing_date)) run_ids.push(run_id);
    for (const date of [...dates, ...runs.map((run) => run.processing_date)]) {
      if (date < first_kept_date && date !== newest_date && !isBusy(date)) gone.add(partitionOf(window_days, date));
    }
  }
  const parts = await readRows(database, 'retention/parts');
  const kept = slices.filter((slice) => !gone.has(partitionOf(slice.window_days, slice.processing_date)));
  const core = policy.core ? coreBefore([...kept, ...under_way]) : undefined;
  const partitions = parts.filter(({ table, partition }) =>
    isSliceTable(table)
      ? gone.has(partition)
      : MONTHLY_TABLES.has(table) && core !== undefined && partition < core.month,
  );
  const facts = {
    slices: slices
      .filter((slice) => gone.has(partitionOf(slice.window_days, slice.processing_date)))
      .map((slice) => `${slice.processing_date}/${slice.window_days}`),
    run_ids,
    first_kept,
    partitions: partitions.map((part) => ({ ...part, row_count: Number(part.row_count), bytes: Number(part.bytes) })),
    prices_before: core?.date,
  };
  return { ...facts, removals: [...byTable(facts.partitions), ...(await rowRemovals(database, facts))] };
}

/** Carries a plan out; gives what was removed, bytes included. Repeating it after a failure removes what is left. */
export async function applyRetention(database: Database, plan: RetentionPlan): Promise<Removal[]> {
  for (const { table, partition } of plan.partitions) {
    await database.command(`ALTER TABLE ${table} DROP PARTITION ${partition}`);
  }
  const removed = byTable(plan.partitions);
  for (const { table, row_count } of await rowRemovals(database, plan)) {
    const before = await bytesOf(database, table);
    if (table === 'core_asset_prices') {
      await database.command(statement('retention/delete_prices'), { before_date: plan.prices_before ?? ANY_DATE });
    } else await database.command(statement('retention/delete_runs', { table }), { run_ids: plan.run_ids });
    removed.push({ table, row_count, bytes: Math.max(0, before - (await bytesOf(database, table))) });
  }
  database.noteChange('results');
  database.noteChange('runs');
  return removed;
}

const TASK_TABLES = ['service_task_events', 'service_tasks'] as const;

/**
 * Removes from the service's database the ended tasks of the slices that a plan lets go; counts them only where `apply`
 * is false.
 */
export async function pruneTasks(
  service: Database,
  network: NetworkName,
  { first_kept }: RetentionPlan,
  apply: boolean,
): Promise<Removal[]> {
  const task_ids: string[] = [];
  for (const [window_days, first_kept_date] of first_kept) {
    const parameters = { network, window_days, first_kept_date };
    const tasks = await readRows(service, 'retention/tasks', parameters);
    task_ids.push(...tasks.map(({ task_id }) => task_id));
  }
  const removals: Removal[] = [];
  for (const table of task_ids.length === 0 ? [] : TASK_TABLES) {
    const row_count = countIn(await readRows(service, 'retention/count_of_tasks', { task_ids }, { table }));
    const before = await bytesOf(service, table);
    if (apply) await service.command(statement('retention/delete_tasks', { table }), { task_ids });
    const bytes = apply ? Math.max(0, before - (await bytesOf(service, table))) : undefined;
    if (row_count > 0) removals.push({ table, row_count, bytes });
  }
  return removals;
}

/** Dates come newest first. */
function firstKept(dates: readonly string[], { keep, today }: RetentionPolicy): string | undefined {
  if ('newest' in keep) return dates[keep.newest - 1];
  return dayOf(Date.parse(`${today}T00:00:00Z`) - keep.days * DAY_MS);
}

function dayOf(time_ms: number): string {
  return new Date(Math.max(0, time_ms)).toISOString().slice(0, 10);
}

/**
 * As `system.parts` writes the partition of a slice, and as a statement names it: from a number and a date of the
 * database only.
 */
function partitionOf(window_days: number, processing_date: string): string {
  return `(${String(Math.trunc(window_days))},'${parseProcessingDate(processing_date)}')`;
}

function isSliceTable(table: string): boolean {
  const plain = table.replace(/^staging_/u, '');
  return [...RESULT_TABLES, ...WORK_TABLES, 'analyzers_slice_contents', 'analyzers_traces'].some(
    (known) => known === plain,
  );
}

/**
 * The month (as its partition) and the day before which no kept slice reads; undefined where no slice is kept to tell.
 */
function coreBefore(
  kept: readonly Pick<SliceFacts, 'window_days' | 'processing_date'>[],
): { month: string; date: string } | undefined {
  if (kept.length === 0) return undefined;
  const starts = kept.map((one) => windowOf(parseProcessingDate(one.processing_date), one.window_days).start_ms);
  const month = dayOf(Math.min(...starts)).slice(0, 7);
  return { month: month.replace('-', ''), date: `${month}-01` };
}

function byTable(partitions: RetentionPlan['partitions']): Removal[] {
  const tables = new Map<string, { row_count: number; bytes: number }>();
  for (const { table, row_count, bytes = 0 } of partitions) {
    const sum = tables.get(table) ?? { row_count: 0, bytes: 0 };
    tables.set(table, { row_count: sum.row_count + row_count, bytes: sum.bytes + bytes });
  }
  return [...tables].map(([table, sum]) => ({ table, ...sum }));
}

/** What goes row by row, since it shares its parts with what stays. */
async function rowRemovals(
  database: Database,
  { run_ids, prices_before }: Pick<RetentionPlan, 'run_ids' | 'prices_before'>,
): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const table of run_ids.length === 0 ? [] : RUN_TABLES) {
    const row_count = countIn(await readRows(database, 'retention/count_of_runs', { run_ids }, { table }));
    removals.push({ table, row_count, bytes: undefined });
  }
  if (prices_before !== undefined) {
    const row_count = countIn(await readRows(database, 'retention/count_prices', { before_date: prices_before }));
    removals.push({ table: 'core_asset_prices', row_count, bytes: undefined });
  }
  return removals.filter(({ row_count }) => row_count > 0);
}

function countIn([row]: readonly { readonly row_count: string }[]): number {
  return Number(row?.row_count ?? 0);
}

export async function bytesOf(database: Database, table: string): Promise<number> {
  const parts = await readRows(database, 'retention/parts');
  return parts.filter((part) => part.table === table).reduce((sum, { bytes }) => sum + Number(bytes), 0);
}
