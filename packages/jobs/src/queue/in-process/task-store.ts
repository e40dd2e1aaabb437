/** The memory of the in-process queue: what changes together is written together, one statement at a time. */
import type { TaskEvent } from '@analytics/domain';
import {
  migrateService,
  newestTaskVersion,
  saveTaskEvents,
  saveTasks,
  type Database,
  type StoredTask,
} from '@analytics/storage';
import type { QueueClock } from '../queue-clock.ts';

/** Events alone wait this long for company. */
const EVENTS_WAIT_MS = 500;
/** A write that failed is tried again after this long. */
const RETRY_MS = 1000;

export class TaskStore {
  readonly database: Database;
  private readonly clock: QueueClock;
  private tasks = new Map<string, StoredTask>();
  private events: TaskEvent[] = [];
  private batch: Promise<void> = Promise.resolve();
  private nextBatch: Promise<void> | undefined;
  private cancelTimer: (() => void) | undefined;
  /** What is written next has a later one, also by a clock that was set back. */
  private lastVersion: number;

  private constructor(database: Database, clock: QueueClock, lastVersion: number) {
    this.database = database;
    this.clock = clock;
    this.lastVersion = lastVersion;
  }

  /** Takes the shared database (SERVICE_DATABASE), which it brings to the shipped schema and closes in the end. */
  static async open(database: Database, clock: QueueClock): Promise<TaskStore> {
    await migrateService(database);
    return new TaskStore(database, clock, await newestTaskVersion(database));
  }

  /** Resolves when the state is in the database. A failed write is kept and tried again, whatever the caller does. */
  async save(task: StoredTask): Promise<void> {
    this.tasks.set(task.task_id, task);
    await this.flush();
  }

  /** Writes the state soon. */
  saveSoon(task: StoredTask): void {
    this.tasks.set(task.task_id, task);
    // What fails is written again by the retry; there is nobody here to tell.
    this.flush().catch(() => undefined);
  }

  /** Writes the event with the next state, or within half a second. */
  append(event: TaskEvent): void {
    this.events.push(event);
    this.flushAfter(EVENTS_WAIT_MS);
  }

  /** Resolves when all that was given before is in the database. */
  async flush(): Promise<void> {
    this.nextBatch ??= this.startNextBatch();
    await this.nextBatch;
  }

  private async startNextBatch(): Promise<void> {
    await this.batch.catch(() => undefined);
    this.nextBatch = undefined;
    this.batch = this.write();
    await this.batch;
  }

  private async write(): Promise<void> {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    const { tasks, events } = this;
    this.tasks = new Map();
    this.events = [];
    try {
      await saveTaskEvents(this.database, events);
      events.length = 0;
      this.lastVersion = Math.max(this.clock.now_ms(), this.lastVersion + 1);
      await saveTasks(this.database, [...tasks.values()], this.lastVersion);
    } catch (error) {
      this.events = [...events, ...this.events];
      this.tasks = new Map([...tasks, ...this.tasks]);
      this.flushAfter(RETRY_MS);
      throw error;
    }
  }

  private flushAfter(delay_ms: number): void {
    this.cancelTimer ??= this.clock.after(delay_ms, () => {
      this.cancelTimer = undefined;
      this.flush().catch(() => undefined);
    });
  }

  /** Writes what is left and closes the database. */
  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.cancelTimer?.();
      await this.database.close();
    }
  }
}
