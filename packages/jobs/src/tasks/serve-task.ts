/**
 * The other end of a task's thread: carries the one task out, with a database that lives in the thread that started it.
 */
import { setPriority } from 'node:os';
import { MessageChannel, parentPort, workerData } from 'node:worker_threads';
import {
  AnalyticsError,
  ThreadCalls,
  type NetworkName,
  type RunEvent,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import { PortDatabase, translateEngineError, type Database } from '@analytics/storage';
import type { StopReason } from '../queue/task-executor.ts';
import { createTaskExecutor, type ExecutionSite } from './execute-task.ts';
import type { TaskThreadData } from './task-thread.ts';

/** What a thread can make for itself; the rest it asks for. */
export type TaskThreadSite = Omit<ExecutionSite, 'openNetwork' | 'enqueue' | 'now_ms'>;

/** Answers `execute` and hears `stop`; the thread that asked ends this one. */
export function serveTask(siteOf: (options: unknown) => TaskThreadSite): void {
  const port = parentPort;
  if (port === null) throw new AnalyticsError('INTERNAL', 'Expected to run in a thread, found none.');
  yieldToRequests();
  const { site } = workerData as TaskThreadData;
  const stop = new AbortController();
  const onEvent = (event: RunEvent): void => {
    calls.note('event', [event]);
  };
  const openNetwork = async (network: NetworkName): Promise<Database> => {
    const { port1, port2 } = new MessageChannel();
    const served = await calls.ask('open', [network, port2], [port2]);
    return new PortDatabase(port1, served as Pick<Database, 'kind' | 'name' | 'cluster'>);
  };
  const enqueue = async (request: TaskRequest): Promise<TaskRecord> =>
    (await calls.ask('enqueue', [request])) as TaskRecord;
  const execute = createTaskExecutor({ ...siteOf(site), openNetwork, enqueue, now_ms: Date.now });
  const answerers = {
    execute: (task: TaskRecord) => execute(task, { signal: stop.signal, onEvent }),
    stop: (reason: StopReason) => {
      stop.abort(reason);
    },
  };
  const calls = new ThreadCalls(port, answerers, (error) =>
    translateEngineError(error, 'carry the task out', 'INTERNAL'),
  );
}

/**
 * How much the thread of a task, and the threads that it starts, stand back behind those that answer requests (0 to
 * 19).
 */
export const TASK_NICENESS = 10;

/** Linux counts 0 as the calling thread, and threads inherit; elsewhere it would be the whole process. */
function yieldToRequests(): void {
  if (process.platform === 'linux') setPriority(0, TASK_NICENESS);
}
