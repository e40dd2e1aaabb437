/**
 * Carries tasks out in a thread of their own: what a run computes between its statements would hold up the HTTP server
 * that shares its process by seconds. The engine stays in this thread, which it must not leave; the task's thread asks
 * it through a port.
 */
import { getHeapStatistics } from 'node:v8';
import { Worker, type MessagePort } from 'node:worker_threads';
import {
  ThreadCalls,
  databaseOf,
  parseNetworkName,
  threadFailure,
  type NetworkName,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import { serveDatabase, type ClientDatabase, type Database } from '@analytics/storage';
import type { StopReason, TaskControl, TaskExecutor } from '../queue/task-executor.ts';
import { worksInSlice } from '../queue/task-identity.ts';
import { holdSliceWhenFree } from '../run/runs-of-this-process.ts';

/** What the thread is started with: the composition root's own, which must be fit to be copied. */
export interface TaskThreadData {
  readonly site: unknown;
}

export interface TaskThreadOptions {
  /** Built JavaScript that calls `serveTask`. */
  readonly entry: URL;
  readonly site: unknown;
  readonly openNetwork: (network: NetworkName) => Promise<ClientDatabase>;
  readonly enqueue: (request: TaskRequest) => Promise<TaskRecord>;
}

/**
 * One thread a task, ended with it: its memory goes back whatever the task did. One task at a time: a thread knows of
 * no other run. The slice of a run or a trace is held here, as that of a question is: all work in the same tables. A
 * task waits for a question.
 */
export function createThreadExecutor(options: TaskThreadOptions): TaskExecutor {
  return async (task, control) => {
    if (!worksInSlice(task)) return await new TaskThread(options, task, control).ended;
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
  private readonly calls: ThreadCalls;
  private readonly options: TaskThreadOptions;
  private readonly opened: Database[] = [];

  constructor(options: TaskThreadOptions, task: TaskRecord, control: TaskControl) {
    this.options = options;
    const workerData: TaskThreadData = { site: options.site };
    const maxOldGenerationSizeMb = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20);
    // Not this process's flags: a `--conditions=source` would lead the built thread back to TypeScript.
    this.worker = new Worker(options.entry, { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb } });
    this.calls = new ThreadCalls(this.worker, {
      event: control.onEvent,
      open: (network: NetworkName, port: MessagePort) => this.open(network, port),
      enqueue: options.enqueue,
    });
    const fail = (found: unknown): void => {
      this.calls.fail(threadFailure(found, 'the thread of a task'));
    };
    this.worker.on('error', fail);
    this.worker.on('exit', fail);
    this.ended = this.execute(task, control.signal);
  }

  private async execute(task: TaskRecord, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
    const stop = (): void => {
      this.calls.note('stop', [signal.reason as StopReason]);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    try {
      return (await this.calls.ask('execute', [task])) as Readonly<Record<string, unknown>>;
    } finally {
      signal.removeEventListener('abort', stop);
      await this.worker.terminate();
      // A thread that broke off has closed nothing.
      for (const database of this.opened) await database.close().catch(() => undefined);
    }
  }

  private async open(network: NetworkName, port: MessagePort): Promise<Pick<Database, 'kind' | 'name' | 'cluster'>> {
    const database = await this.options.openNetwork(network);
    this.opened.push(database);
    serveDatabase(port, database);
    const { kind, name, cluster } = database;
    return { kind, name, cluster };
  }
}
