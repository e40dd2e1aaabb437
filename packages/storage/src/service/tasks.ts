/** Tasks of the in-process queue and their events, in the database that all networks share. */
import { TASK_NAMES, TASK_PRIORITIES, TASK_STATUSES, type TaskEvent, type TaskRecord } from '@analytics/domain';
import { arrowTable, textColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { oneOf } from '../engine/one-of.ts';
import { statement } from '../engine/statements.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

/** A task with what only its queue needs to know. */
export interface StoredTask extends TaskRecord {
  /** Attempts during which the process died. */
  readonly deaths: number;
  /** `host:pid` whose queue holds it. */
  readonly process: string;
  readonly last_event_id: number;
  /** When a retry is due; 0 elsewhere. */
  readonly not_before_ms: number;
}

type TextColumn =
  | 'task_id'
  | 'task_name'
  | 'network'
  | 'processing_date'
  | 'end_date'
  | 'priority'
  | 'requested_by'
  | 'status'
  | 'current_step'
  | 'run_id'
  | 'error_code'
  | 'error_message'
  | 'process';
type MillisecondColumn = 'created_ms' | 'started_ms' | 'ended_ms' | 'not_before_ms';

const TEXTS: readonly TextColumn[] = [
  'task_id',
  'task_name',
  'network',
  'processing_date',
  'end_date',
  'priority',
  'requested_by',
  'status',
  'current_step',
  'run_id',
  'error_code',
  'error_message',
  'process',
];
const MILLISECONDS: readonly MillisecondColumn[] = ['created_ms', 'started_ms', 'ended_ms', 'not_before_ms'];

/** Appends the newest states in one statement; `version` must rise from call to call. */
export async function saveTasks(database: Database, tasks: readonly StoredTask[], version: number): Promise<void> {
  if (tasks.length === 0) return;
  const milliseconds = (value: (task: StoredTask) => number): BigUint64Array =>
    BigUint64Array.from(tasks, (task) => BigInt(Math.max(0, Math.trunc(value(task)))));
  const columns = arrowTable({
    ...Object.fromEntries(TEXTS.map((name) => [name, textColumn(tasks.map((task) => task[name]))])),
    ...Object.fromEntries(MILLISECONDS.map((name) => [name, { values: milliseconds((task) => task[name]) }])),
    config_json: textColumn(tasks.map(({ config }) => JSON.stringify(config))),
    result_json: textColumn(tasks.map(({ result }) => (result === undefined ? '' : JSON.stringify(result)))),
    window_days: { values: Uint16Array.from(tasks, ({ window_days }) => window_days) },
    attempt: { values: Uint16Array.from(tasks, ({ attempt }) => attempt) },
    deaths: { values: Uint16Array.from(tasks, ({ deaths }) => deaths) },
    last_event_id: { values: Uint32Array.from(tasks, ({ last_event_id }) => last_event_id) },
    progress: { values: Float64Array.from(tasks, ({ progress }) => progress) },
    _version: { values: milliseconds(() => version) },
  });
  await database.insertArrow('service_tasks', columns);
}

function taskOf({ config_json, result_json, ...row }: QueryRow<'tasks/get'>): StoredTask {
  return {
    ...row,
    task_name: oneOf(TASK_NAMES, row.task_name),
    priority: oneOf(TASK_PRIORITIES, row.priority),
    status: oneOf(TASK_STATUSES, row.status),
    config: JSON.parse(config_json) as Record<string, unknown>,
    result: result_json === '' ? undefined : (JSON.parse(result_json) as Record<string, unknown>),
    created_ms: Number(row.created_ms),
    started_ms: Number(row.started_ms),
    ended_ms: Number(row.ended_ms),
    not_before_ms: Number(row.not_before_ms),
  };
}

/** What a version has to exceed, also by a clock that was set back; 0 for none. */
export async function newestTaskVersion(database: Database): Promise<number> {
  const [row] = await readRows(database, 'tasks/newest_version');
  return Number(row?.newest_version ?? 0);
}

/** Those that have not ended, oldest first. */
export async function openTasks(database: Database): Promise<StoredTask[]> {
  return (await readRows(database, 'tasks/open')).map(taskOf);
}

export async function findTask(database: Database, task_id: string): Promise<StoredTask | undefined> {
  return (await readRows(database, 'tasks/get', { task_id })).map(taskOf)[0];
}

/** Newest first; of every network where none is named. */
export async function listTasks(database: Database, row_limit: number, network = ''): Promise<StoredTask[]> {
  return (await readRows(database, 'tasks/list', { row_limit, network })).map(taskOf);
}

export async function countFailedTasks(database: Database): Promise<number> {
  const [row] = await readRows(database, 'tasks/count_failed');
  return Number(row?.failed_count ?? 0);
}

/** Appends events in one statement. */
export async function saveTaskEvents(database: Database, events: readonly TaskEvent[]): Promise<void> {
  if (events.length === 0) return;
  const columns = arrowTable({
    task_id: textColumn(events.map(({ task_id }) => task_id)),
    event_id: { values: Uint32Array.from(events, ({ event_id }) => event_id) },
    at_ms: { values: BigUint64Array.from(events, ({ at_ms }) => BigInt(Math.max(0, Math.trunc(at_ms)))) },
    event_json: textColumn(events.map(({ event }) => JSON.stringify(event))),
  });
  await database.insertArrow('service_task_events', columns);
}

/** The events of a task after `after_event_id`, in their order. */
export async function taskEvents(database: Database, task_id: string, after_event_id: number): Promise<TaskEvent[]> {
  const rows = await readRows(database, 'tasks/events', {
    task_id,
    after_event_id,
  });
  return rows.map(({ event_id, at_ms, event_json }) => ({
    event_id,
    task_id,
    at_ms: Number(at_ms),
    event: JSON.parse(event_json) as TaskEvent['event'],
  }));
}

/** Says that `process` (`host:pid`) still holds its queue. */
export async function saveBeat(database: Database, process: string, updated_ms: number): Promise<void> {
  await database.command(statement('tasks/beat'), { process, updated_ms });
}

/** When each process last said that it holds a queue, in epoch milliseconds. */
export async function listBeats(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await readRows(database, 'tasks/beats');
  return new Map(rows.map(({ process, updated_ms }) => [process, Number(updated_ms)] as const));
}
