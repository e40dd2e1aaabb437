/** The queue inside one process: state in the database, so that what waits survives a restart. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  type EndedCount,
  type QueueCounts,
  type QueuedTask,
  type RunEvent,
  type TaskEvent,
  type TaskPriority,
  type TaskQueue,
  type TaskRecord,
  type TaskRequest,
  type TaskSlice,
} from '@analytics/domain';
import {
  THIS_PROCESS,
  countFailedTasks,
  findTask,
  listBeats,
  listTasks,
  openTasks,
  processIsAlive,
  saveBeat,
  taskEvents,
  type StoredTask,
} from '@analytics/storage';
import { endedCounts, endedField } from '../ended-counts.ts';
import { parseTaskRequest } from '../parse-task-request.ts';
import type { QueueClock } from '../queue-clock.ts';
import type { StopReason, TaskExecutor, TaskWorker } from '../task-executor.ts';
import { taskKey } from '../task-identity.ts';
import { cancelledFacts, outcomeOf, workerLost } from '../task-outcome.ts';
import type { TaskPolicy } from '../task-policy.ts';
import { outranks } from '../task-priority.ts';
import { hasEnded } from '../task-status.ts';
import { BusySlices } from './busy-slices.ts';
import { publicRecord } from './public-record.ts';
import { TaskEntry } from './task-entry.ts';
import type { TaskStore } from './task-store.ts';
import { WaitingLine } from './waiting-line.ts';

export interface InProcessQueueOptions {
  readonly store: TaskStore;
  readonly clock: QueueClock;
  readonly policy: TaskPolicy;
}

/** How often a process says that it still holds its queue, and looks for tasks of processes that no longer do. */
const BEAT_MS = 60_000;
const STALE_AFTER_MS = 5 * BEAT_MS;
/** Ended tasks beyond these are read from the database. */
const ENDED_IN_MEMORY = 1000;
/** Events that a killed process may have told and not written: their ids are not used again. */
const EVENT_ID_GAP = 1000;

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Opens the queue over its store and takes up what an earlier process left. Throws QUEUE_UNAVAILABLE. */
export async function openInProcessQueue(options: InProcessQueueOptions): Promise<InProcessQueue> {
  const queue = new InProcessQueue(options, await countFailedTasks(options.store.database));
  await queue.adopt();
  return queue;
}

export class InProcessQueue implements TaskQueue {
  readonly kind = 'in_process';
  private readonly store: TaskStore;
  private readonly clock: QueueClock;
  private readonly policy: TaskPolicy;
  private readonly entries = new Map<string, TaskEntry>();
  private readonly openByKey = new Map<string, TaskEntry>();
  private readonly endedIds: string[] = [];
  private readonly waiting: WaitingLine;
  private readonly running = new Map<TaskEntry, Running>();
  private readonly slices = new BusySlices();
  private executor: TaskExecutor | undefined;
  private concurrency = 0;
  private failed_count: number;
  private readonly endedByField = new Map<string, number>();
  private cancelBeat: (() => void) | undefined;
  private isClosed = false;

  constructor(options: InProcessQueueOptions, failed_count: number) {
    this.store = options.store;
    this.clock = options.clock;
    this.policy = options.policy;
    this.waiting = new WaitingLine(options.clock);
    this.failed_count = failed_count;
  }

  /** Starts taking tasks, `concurrency` at a time. */
  work(executor: TaskExecutor, concurrency: number): TaskWorker {
    this.executor = executor;
    this.concurrency = concurrency;
    this.pump();
    return { close: () => this.stopWorking() };
  }

  async enqueue(request: TaskRequest): Promise<QueuedTask> {
    const sound = parseTaskRequest(request);
    if (this.isClosed) throw new AnalyticsError('QUEUE_UNAVAILABLE', 'Expected an open queue, found it closed.');
    const known = this.openByKey.get(taskKey(sound));
    if (known !== undefined) {
      this.raise(known, sound.priority);
      return { ...publicRecord(known.record), is_new: false };
    }
    const entry = new TaskEntry({
      ...sound,
      task_id: randomUUID(),
      status: 'PENDING',
      progress: 0,
      current_step: '',
      run_id: '',
      result: undefined,
      error_code: '',
      error_message: '',
      attempt: 0,
      deaths: 0,
      created_ms: this.clock.now_ms(),
      started_ms: 0,
      ended_ms: 0,
      process: THIS_PROCESS,
      last_event_id: 0,
      not_before_ms: 0,
    });
    this.admit(entry);
    this.tellStatus(entry);
    const queued = { ...publicRecord(entry.record), is_new: true };
    try {
      await this.store.save(entry.record);
    } catch (error) {
      // The store tries again; but a caller is promised only what is written.
      if (error instanceof AnalyticsError) throw error;
      throw new AnalyticsError(
        'QUEUE_UNAVAILABLE',
        `Expected to record the task, found: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
    this.wait(entry);
    return queued;
  }

  private raise(entry: TaskEntry, priority: TaskPriority): void {
    if (!outranks(priority, entry.record.priority)) return;
    entry.record = { ...entry.record, priority };
    this.waiting.move(entry);
    this.store.saveSoon(entry.record);
  }

  async get(task_id: string): Promise<TaskRecord | undefined> {
    const record = this.entries.get(task_id)?.record ?? (await findTask(this.store.database, task_id));
    return record === undefined ? undefined : publicRecord(record);
  }

  async list(limit: number, network?: string): Promise<TaskRecord[]> {
    await this.store.flush();
    const stored = await listTasks(this.store.database, limit, network);
    return stored.map((task) => publicRecord(this.entries.get(task.task_id)?.record ?? task));
  }

  cancel(task_id: string): Promise<boolean> {
    const entry = this.entries.get(task_id);
    if (entry === undefined || hasEnded(entry.record.status)) return Promise.resolve(false);
    const running = this.running.get(entry);
    if (running === undefined) {
      this.waiting.remove(entry);
      this.end(entry, { status: 'REVOKED', ...cancelledFacts() });
    } else {
      running.stop.abort('cancelled' satisfies StopReason);
    }
    return Promise.resolve(true);
  }

  async *events(task_id: string, after_event_id: number, signal: AbortSignal): AsyncGenerator<TaskEvent> {
    const entry = this.entries.get(task_id);
    let last = after_event_id;
    while (!signal.aborted) {
      const fresh = entry?.eventsAfter(last) ?? (await this.storedEvents(task_id, entry, last));
      for (const event of fresh) {
        yield event;
        last = event.event_id;
      }
      if (fresh.length > 0) continue;
      if (entry === undefined || hasEnded(entry.record.status)) return;
      await entry.changed(signal);
    }
  }

  /** What memory does not hold any more, or what it holds after a gap in the ids. */
  private async storedEvents(task_id: string, entry: TaskEntry | undefined, after: number): Promise<TaskEvent[]> {
    await this.store.flush();
    const stored = await taskEvents(this.store.database, task_id, after);
    return stored.length > 0 ? stored : (entry?.events.filter(({ event_id }) => event_id > after) ?? []);
  }

  async requireWritable(): Promise<void> {
    await saveBeat(this.store.database, THIS_PROCESS, this.clock.now_ms());
  }

  counts(): Promise<QueueCounts> {
    return Promise.resolve({
      ...this.waiting.counts(),
      active: this.running.size,
      failed: this.failed_count,
    });
  }

  endedCounts(): Promise<readonly EndedCount[]> {
    return Promise.resolve(endedCounts(this.endedByField));
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.cancelBeat?.();
    await this.stopWorking();
    this.waiting.close();
    await this.store.close();
  }

  /** Takes over the tasks that have not ended and whose process is gone; again after every beat. */
  async adopt(): Promise<void> {
    const { database } = this.store;
    await saveBeat(database, THIS_PROCESS, this.clock.now_ms());
    const beats = await listBeats(database);
    for (const task of await openTasks(database)) {
      if (this.entries.has(task.task_id)) continue;
      const facts = { process: task.process, updated_ms: beats.get(task.process) ?? 0 };
      const isOurs = task.process === THIS_PROCESS;
      if (!isOurs && processIsAlive(facts, database.kind, this.clock.now_ms(), STALE_AFTER_MS)) continue;
      this.takeUp(task);
    }
    this.beatLater();
    this.pump();
  }

  private beatLater(): void {
    if (this.isClosed) return;
    this.cancelBeat = this.clock.after(BEAT_MS, () => {
      // An engine that does not answer now is asked again with the next beat.
      this.adopt().catch(() => {
        this.beatLater();
      });
    });
  }

  private takeUp(task: StoredTask): void {
    const deaths = task.status === 'STARTED' ? task.deaths + 1 : task.deaths;
    const last_event_id = task.last_event_id + EVENT_ID_GAP;
    const entry = new TaskEntry({ ...task, deaths, last_event_id, process: THIS_PROCESS });
    this.admit(entry);
    if (deaths > this.policy.max_deaths) {
      const { code, message } = workerLost(deaths);
      this.end(entry, { status: 'FAILURE', error_code: code, error_message: message });
      return;
    }
    if (task.status === 'RETRY') {
      // A clock that jumped must not put a retry off for longer than any retry waits.
      const left_ms = Math.min(this.policy.max_delay_ms, task.not_before_ms - this.clock.now_ms());
      this.delay(entry, left_ms);
      this.store.saveSoon(entry.record);
      return;
    }
    this.change(entry, { status: 'PENDING' });
    this.wait(entry);
  }

  private admit(entry: TaskEntry): void {
    this.entries.set(entry.record.task_id, entry);
    this.openByKey.set(taskKey(entry.record), entry);
  }

  private wait(entry: TaskEntry): void {
    if (hasEnded(entry.record.status)) return;
    this.waiting.add(entry);
    this.pump();
  }

  private delay(entry: TaskEntry, delay_ms: number): void {
    this.waiting.delay(entry, delay_ms, () => {
      this.wait(entry);
    });
  }

  /** Starts what may start: the first of the highest priority whose slice nobody works on. */
  private pump(): void {
    while (this.executor !== undefined && !this.isClosed && this.running.size < this.concurrency) {
      const entry = this.waiting.take(({ record }) => this.slices.mayBegin(record));
      if (entry === undefined) return;
      const stop = new AbortController();
      this.running.set(entry, { stop, ended: this.attempt(entry, this.executor, stop) });
    }
  }

  async holdSlice(slice: TaskSlice): Promise<() => Promise<boolean>> {
    const end = this.slices.ask(slice);
    return await Promise.resolve(async () => {
      end();
      this.pump();
      return await Promise.resolve(true);
    });
  }

  private async attempt(entry: TaskEntry, executor: TaskExecutor, stop: AbortController): Promise<void> {
    const endSlice = this.slices.begin(entry.record);
    const attempt = entry.record.attempt + 1;
    const started_ms = this.clock.now_ms();
    const { task_name } = entry.record;
    this.change(entry, { status: 'STARTED', attempt, started_ms, not_before_ms: 0, error_code: '', error_message: '' });
    const cancelLimit = this.clock.after(this.policy.time_limit_ms(task_name), () => {
      stop.abort('time_limit' satisfies StopReason);
    });
    try {
      // The start is on record before any work: a task that kills its process is counted.
      await this.store.save(entry.record);
      if (stop.signal.aborted) throw new AnalyticsError('RUN_CANCELLED', 'Expected to begin, found the task stopped.');
      const result = await executor(publicRecord(entry.record), {
        signal: stop.signal,
        onEvent: (event) => {
          this.tellRun(entry, event);
        },
      });
      this.end(entry, { status: 'SUCCESS', progress: 1, current_step: '', result });
    } catch (error) {
      const stop_reason = stop.signal.aborted ? (stop.signal.reason as StopReason) : undefined;
      this.settle(entry, { task_name, error, stop_reason, attempt });
    } finally {
      cancelLimit();
      this.running.delete(entry);
      endSlice();
      this.pump();
    }
  }

  private settle(entry: TaskEntry, failed: Parameters<typeof outcomeOf>[0]): void {
    const outcome = outcomeOf(failed, this.policy, this.clock.random);
    switch (outcome.kind) {
      case 'handed_back':
        this.change(entry, { status: 'PENDING', attempt: failed.attempt - 1 });
        this.wait(entry);
        return;
      case 'retry': {
        const { delay_ms, error_code, error_message } = outcome;
        this.change(entry, {
          status: 'RETRY',
          error_code,
          error_message,
          not_before_ms: this.clock.now_ms() + delay_ms,
        });
        this.delay(entry, delay_ms);
        return;
      }
      case 'revoked':
      case 'failed': {
        const { kind, error_code, error_message } = outcome;
        this.end(entry, { status: kind === 'revoked' ? 'REVOKED' : 'FAILURE', error_code, error_message });
      }
    }
  }

  private end(entry: TaskEntry, change: Partial<StoredTask>): void {
    this.openByKey.delete(taskKey(entry.record));
    this.change(entry, { ...change, ended_ms: this.clock.now_ms() });
    if (entry.record.status === 'FAILURE') this.failed_count++;
    const field = endedField(entry.record, entry.record.status);
    this.endedByField.set(field, (this.endedByField.get(field) ?? 0) + 1);
    this.endedIds.push(entry.record.task_id);
    if (this.endedIds.length > ENDED_IN_MEMORY) {
      const oldest = this.endedIds.shift();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
  }

  private change(entry: TaskEntry, change: Partial<StoredTask>): void {
    entry.record = { ...entry.record, ...change };
    this.tellStatus(entry);
    this.store.saveSoon(entry.record);
  }

  private tellStatus(entry: TaskEntry): void {
    const { status, error_message } = entry.record;
    this.store.append(entry.append({ kind: 'status', status, error_message }, this.clock.now_ms()));
  }

  private tellRun(entry: TaskEntry, event: RunEvent): void {
    const at_ms = this.clock.now_ms();
    if (entry.absorb(event, at_ms)) this.store.append(entry.append(event, at_ms));
  }

  private async stopWorking(): Promise<void> {
    this.executor = undefined;
    const endings = [...this.running.values()];
    if (endings.length === 0) return;
    const cancelGrace = this.clock.after(this.policy.grace_ms, () => {
      for (const { stop } of endings) stop.abort('shutdown' satisfies StopReason);
    });
    await Promise.all(endings.map(({ ended }) => ended));
    cancelGrace();
  }
}
