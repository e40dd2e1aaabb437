/** The runs of a network and the audit of their steps. */
import {
  ANY_DATE,
  AnalyticsError,
  RUN_STATUSES,
  type NetworkName,
  type RowAccount,
  type RunNotice,
  type RunStatus,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { hasNetworks } from '../engine/networks.ts';
import { sameSlice, sliceParameters } from './slice.ts';
import { oneOf } from '../engine/one-of.ts';
import { statement } from '../engine/statements.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

export interface RunRecord {
  readonly window_days: number;
  readonly processing_date: string;
  readonly run_id: string;
  readonly network: string;
  readonly settings_hash: string;
  readonly code_version: string;
  readonly status: RunStatus;
  readonly steps: readonly string[];
  readonly steps_done: readonly string[];
  readonly current_step: string;
  /** Fraction of the run, 0 to 1. */
  readonly progress: number;
  readonly error_code: string;
  readonly error_message: string;
  readonly source: string;
  /** Of the source files and of the core rows that the window read: a resumed run must have read the same. */
  readonly input_fingerprint: string;
  readonly settings_json: string;
  readonly notices: readonly RunNotice[];
  /** What became of every row of its source; null where it read none. */
  readonly ingested: RowAccount | null;
  /** `host:pid` that works on it. */
  readonly process: string;
  readonly started_ms: number;
  readonly updated_ms: number;
  /** 0 while it goes on. */
  readonly ended_ms: number;
}

/**
 * Appends the newest state of a run; the version is the time of the update, made larger where two fall into one
 * millisecond.
 */
export async function saveRun(database: Database, run: RunRecord, version: number): Promise<void> {
  const { notices, ingested, ...columns } = run;
  const ingested_json = ingested === null ? '' : JSON.stringify(ingested);
  const notices_json = JSON.stringify(notices);
  await database.command(statement('runs/insert'), { ...columns, notices_json, ingested_json, version });
  if (run.status === 'published') database.noteChange('runs');
}

/** Newest first. */
export async function listRuns(database: Database, row_limit = 1000): Promise<RunRecord[]> {
  const rows = await readRows(database, 'runs/list', { run_id: '', row_limit });
  return rows.map(runOf);
}

/** When a slice was last published, and by which run. */
export interface PublishedRun {
  readonly window_days: number;
  readonly processing_date: string;
  readonly run_id: string;
  readonly ended_ms: number;
}

/** One a slice, the oldest date first. */
export async function publishedRuns(database: Database): Promise<PublishedRun[]> {
  const rows = await readRows(database, 'runs/published');
  return rows.map(({ date, ended_ms, ...row }) => ({ ...row, processing_date: date, ended_ms: Number(ended_ms) }));
}

/** One run by its id. */
export async function getRun(database: Database, run_id: string): Promise<RunRecord | undefined> {
  const [row] = await readRows(database, 'runs/list', { run_id, row_limit: 1 });
  return row === undefined ? undefined : runOf(row);
}

function runOf({ notices_json, ingested_json, ...row }: QueryRow<'runs/list'>): RunRecord {
  return {
    ...row,
    status: oneOf(RUN_STATUSES, row.status),
    started_ms: Number(row.started_ms),
    updated_ms: Number(row.updated_ms),
    ended_ms: Number(row.ended_ms),
    notices: JSON.parse(notices_json) as RunNotice[],
    ingested: ingested_json === '' ? null : (JSON.parse(ingested_json) as RowAccount),
  };
}

export interface NetworkFacts {
  readonly runs: QueryRow<'networks/runs'>[];
  readonly published: QueryRow<'networks/published'>[];
  readonly steps: QueryRow<'networks/steps'>[];
}

/**
 * Runs, newest publishes and last steps of every network, in three statements however many there are. Works from any
 * database of the engine.
 */
export async function factsOfNetworks(database: Database): Promise<NetworkFacts> {
  if (!(await hasNetworks(database))) return { runs: [], published: [], steps: [] };
  const runs = await readRows(database, 'networks/runs');
  const published = await readRows(database, 'networks/published');
  return { runs, published, steps: await readRows(database, 'networks/steps') };
}

export interface AuditEntry {
  readonly window: Window;
  readonly run_id: string;
  readonly network: NetworkName;
  readonly step: string;
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly started_ms: number;
  readonly ended_ms: number;
  readonly row_count: number;
  /** Largest resident memory of the process during the step. */
  readonly peak_rss_bytes: number;
  readonly threads: number;
  readonly settings_hash: string;
  readonly code_version: string;
  readonly warnings: readonly string[];
  readonly details: unknown;
}

export async function appendAudit(database: Database, entry: AuditEntry): Promise<void> {
  const { window, details, ...columns } = entry;
  await database.command(statement('audit/insert'), {
    ...columns,
    ...sliceParameters(window),
    details_json: JSON.stringify(details),
    version: entry.ended_ms,
  });
}

export type AuditRow = QueryRow<'audit/page'>;

export async function listAudit(database: Database, row_limit: number): Promise<AuditRow[]> {
  return await auditPage(database, { window_days: 0, processing_date: '', run_id: '', row_limit, row_offset: 0 });
}

export interface AuditFilter {
  /** 0 for any. */
  readonly window_days: number;
  /** '' for any. */
  readonly processing_date: string;
  /** '' for any. */
  readonly run_id: string;
  readonly row_limit: number;
  readonly row_offset: number;
}

/** A page of the audit, newest first. */
export async function auditPage(database: Database, filter: AuditFilter): Promise<AuditRow[]> {
  const processing_date = filter.processing_date === '' ? ANY_DATE : filter.processing_date;
  return await readRows(database, 'audit/page', { ...filter, processing_date });
}

export interface SliceFacts {
  readonly window_days: number;
  readonly processing_date: string;
  readonly feature_count: number;
  readonly pattern_count: number;
  readonly alert_count: number;
}

/** The published slices, newest date first, of one date the longest window first. */
export async function listSlices(database: Database): Promise<SliceFacts[]> {
  const rows = await readRows(database, 'runs/slices');
  return rows.map((row) => ({
    window_days: row.window_days,
    processing_date: row.processing_date,
    feature_count: Number(row.feature_count),
    pattern_count: Number(row.pattern_count),
    alert_count: Number(row.alert_count),
  }));
}

export interface CoreFacts {
  readonly transfer_count: number;
  readonly first_timestamp_ms: number;
  readonly last_timestamp_ms: number;
  readonly label_count: number;
  readonly price_count: number;
  readonly asset_count: number;
}

/** What has been ingested so far. */
export async function coreFacts(database: Database): Promise<CoreFacts> {
  const [row] = await readRows(database, 'runs/core_facts');
  if (row === undefined) throw new AnalyticsError('INTERNAL', 'Expected one row of core facts, found none.');
  return {
    transfer_count: Number(row.transfer_count),
    first_timestamp_ms: Number(row.first_timestamp_ms),
    last_timestamp_ms: Number(row.last_timestamp_ms),
    label_count: Number(row.label_count),
    price_count: Number(row.price_count),
    asset_count: Number(row.asset_count),
  };
}

export interface PatternCount {
  readonly pattern_type: string;
  readonly pattern_subtype: string;
  readonly pattern_count: number;
}

/** How many patterns of each type and subtype a published slice holds. */
export async function countPatterns(database: Database, window: Window): Promise<PatternCount[]> {
  const rows = await readRows(database, 'patterns/count_by_type', sliceParameters(window));
  return rows.map((row) => ({ ...row, pattern_count: Number(row.pattern_count) }));
}

/** Tells one publication of a slice from every other; undefined where it was never published. */
export async function publishedState(database: Database, window: Window): Promise<string | undefined> {
  const run = (await listRuns(database)).find((one) => one.status === 'published' && sameSlice(one, window));
  return run === undefined ? undefined : `${run.run_id}/${run.ended_ms}`;
}

/** A fingerprint of the core rows that the window reads, history before it included. */
export async function coreFingerprint(database: Database, window: Window): Promise<string> {
  const [row] = await readRows(database, 'runs/core_fingerprint', {
    end_ms: window.end_ms,
  });
  return row?.fingerprint ?? '';
}
