/**
 * Carries tasks out in a thread of their own: what a run computes between its statements would hold up the HTTP server that shares its process by
 * seconds. The engine stays in this thread, which it must not leave; the task's thread asks it through a port.
 */
import { getHeapStatistics } from 'node:v8';
import { Worker, type MessagePort } from 'node:worker_threads';
import {
  AnalyticsError,
  databaseOf,
  parseNetworkName,
  type ErrorCode,
  type NetworkName,
  type RunEvent,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import { serveDatabase, type ClientDatabase, type Database } from '@analytics/storage';
import type { StopReason, TaskControl, TaskExecutor } from '../queue/task-executor.ts';
import { isRun } from './task-steps.ts';
import { holdSliceWhenFree } from '../run/runs-of-this-process.ts';

/** What the thread is started with; `site` is the composition root's own, and must be fit to be copied. */
export interface TaskThreadData {
  readonly task: TaskRecord;
  readonly site: unknown;
}

/** What a task's thread says. */
export type FromTaskThread =
  | { readonly kind: 'event'; readonly event: RunEvent }
  | { readonly kind: 'open'; readonly id: number; readonly network: NetworkName; readonly port: MessagePort }
  | { readonly kind: 'enqueue'; readonly id: number; readonly request: TaskRequest }
  | { readonly kind: 'done'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** What it is told. */
export type ToTaskThread =
  | { readonly kind: 'stop'; readonly reason: StopReason }
  | { readonly kind: 'opened'; readonly id: number; readonly database: Pick<Database, 'kind' | 'name' | 'cluster'> }
  | { readonly kind: 'queued'; readonly id: number; readonly task: TaskRecord }
  | { readonly kind: 'refused'; readonly id: number; readonly code: ErrorCode; readonly message: string };

export interface TaskThreadOptions {
  /** Built JavaScript that calls `serveTask`. */
  readonly entry: URL;
  readonly site: unknown;
  readonly openNetwork: (network: NetworkName) => Promise<ClientDatabase>;
  readonly enqueue: (request: TaskRequest) => Promise<TaskRecord>;
}

/**
 * One thread a task, ended with it: its memory goes back whatever the task did. One task at a time: a thread knows of no other run. The slice of a
 * run is held here, as that of a question is: both work in the same tables. A run waits for a question.
 */
export function createThreadExecutor(options: TaskThreadOptions): TaskExecutor {
  return async (task, control) => {
    if (!isRun(task.task_name)) return await new TaskThread(options, task, control).ended;
    const release = await holdSliceWhenFree(databaseOf(parseNetworkName(task.network)), task, control.signal);
    try {
      return await new TaskThread(options, task, control).ended;
    } finally {
      release();
    }
  };
}

class TaskThread {
  readonly ended: Promise<Readonly<Record<string, unknown>>>;
  private readonly worker: Worker;
  private readonly options: TaskThreadOptions;
  private readonly opened: Database[] = [];

  constructor(options: TaskThreadOptions, task: TaskRecord, control: TaskControl) {
    this.options = options;
    const workerData: TaskThreadData = { task, site: options.site };
    const maxOldGenerationSizeMb = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20);
    // Not this process's flags: a `--conditions=source` would lead the built thread back to TypeScript.
    this.worker = new Worker(options.entry, { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb } });
    const stop = (): void => {
      this.tell({ kind: 'stop', reason: control.signal.reason as StopReason });
    };
    if (control.signal.aborted) stop();
    control.signal.addEventListener('abort', stop);
    this.ended = this.follow(control).finally(async () => {
      control.signal.removeEventListener('abort', stop);
      await this.worker.terminate();
      // A thread that broke off has closed nothing.
      for (const database of this.opened) await database.close().catch(() => undefined);
    });
  }

  private tell(message: ToTaskThread): void {
    this.worker.postMessage(message);
  }

  private async follow(control: TaskControl): Promise<Readonly<Record<string, unknown>>> {
    return await new Promise((resolve, reject) => {
      this.worker.on('message', (message: FromTaskThread) => {
        switch (message.kind) {
          case 'event':
            control.onEvent(message.event);
            return;
          case 'open':
            void this.answer(message.id, () => this.open(message.id, message.network, message.port));
            return;
          case 'enqueue':
            void this.answer(message.id, async () => {
              this.tell({ kind: 'queued', id: message.id, task: await this.options.enqueue(message.request) });
            });
            return;
          case 'done':
            resolve(message.result);
            return;
          case 'failed':
            reject(new AnalyticsError(message.code, message.message));
        }
      });
      this.worker.on('error', (error) => {
        reject(brokenOff(error));
      });
      this.worker.on('exit', (code) => {
        reject(brokenOff(new Error(`it ended with code ${code}`)));
      });
    });
  }

  private async answer(id: number, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const { code, message } = error instanceof AnalyticsError ? error : brokenOff(error);
      this.tell({ kind: 'refused', id, code, message });
    }
  }

  private async open(id: number, network: NetworkName, port: MessagePort): Promise<void> {
    const database = await this.options.openNetwork(network);
    this.opened.push(database);
    serveDatabase(port, database);
    const { kind, name, cluster } = database;
    this.tell({ kind: 'opened', id, database: { kind, name, cluster } });
  }
}

function brokenOff(error: unknown): AnalyticsError {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const found = error instanceof Error ? error.message : String(error);
  const message = `Expected the thread of a task to finish, found: ${found}.`;
  return new AnalyticsError(isOutOfMemory ? 'OUT_OF_MEMORY' : 'INTERNAL', message, { cause: error });
}
