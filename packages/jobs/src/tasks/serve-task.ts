/** The other end of a task's thread: carries the one task out, with a database that lives in the thread that started it. */
import { setPriority } from 'node:os';
import { MessageChannel, parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { AnalyticsError, type NetworkName, type RunEvent, type TaskRecord, type TaskRequest } from '@analytics/domain';
import { PortDatabase, translateEngineError, type Database } from '@analytics/storage';
import { createTaskExecutor, type ExecutionSite } from './execute-task.ts';
import type { FromTaskThread, TaskThreadData, ToTaskThread } from './task-thread.ts';

/** What a thread can make for itself; the rest it asks for. */
export type TaskThreadSite = Omit<ExecutionSite, 'openNetwork' | 'enqueue' | 'now_ms'>;

type Answer = Exclude<ToTaskThread, { kind: 'stop' }>;

/** Resolves when the task has ended, well or not. */
export async function serveTask(siteOf: (options: unknown) => TaskThreadSite): Promise<void> {
  const port = parentPort;
  if (port === null) throw new AnalyticsError('INTERNAL', 'Expected to run in a thread, found none.');
  const { task, site } = workerData as TaskThreadData;
  yieldToRequests();
  const stop = new AbortController();
  const waiting = new Map<number, (answer: Answer) => void>();
  port.on('message', (message: ToTaskThread) => {
    if (message.kind === 'stop') stop.abort(message.reason);
    else waiting.get(message.id)?.(message);
  });
  const say = (message: FromTaskThread, moved: readonly MessagePort[] = []): void => {
    port.postMessage(message, moved);
  };
  let nextId = 0;
  const ask = async (question: (id: number) => void): Promise<Exclude<Answer, { kind: 'refused' }>> => {
    const id = nextId++;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      question(id);
    });
    waiting.delete(id);
    if (answer.kind === 'refused') throw new AnalyticsError(answer.code, answer.message);
    return answer;
  };
  const openNetwork = async (network: NetworkName): Promise<Database> => {
    const { port1, port2 } = new MessageChannel();
    const answer = await ask((id) => {
      say({ kind: 'open', id, network, port: port2 }, [port2]);
    });
    if (answer.kind !== 'opened') throw new AnalyticsError('INTERNAL', 'Expected a database, found another answer.');
    return new PortDatabase(port1, answer.database);
  };
  const enqueue = async (request: TaskRequest): Promise<TaskRecord> => {
    const answer = await ask((id) => {
      say({ kind: 'enqueue', id, request });
    });
    if (answer.kind !== 'queued') throw new AnalyticsError('INTERNAL', 'Expected a task, found another answer.');
    return answer.task;
  };
  const execute = createTaskExecutor({ ...siteOf(site), openNetwork, enqueue, now_ms: Date.now });
  try {
    const onEvent = (event: RunEvent): void => {
      say({ kind: 'event', event });
    };
    say({ kind: 'done', result: await execute(task, { signal: stop.signal, onEvent }) });
  } catch (error) {
    const { code, message } = translateEngineError(error, `carry ${task.task_name} out`, 'INTERNAL');
    say({ kind: 'failed', code, message });
  } finally {
    port.close();
  }
}

/** How much the thread of a task, and the threads that it starts, stand back behind those that answer requests (0 to 19). */
export const TASK_NICENESS = 10;

/** Linux counts 0 as the calling thread, and threads inherit; elsewhere it would be the whole process. */
function yieldToRequests(): void {
  if (process.platform === 'linux') setPriority(0, TASK_NICENESS);
}
