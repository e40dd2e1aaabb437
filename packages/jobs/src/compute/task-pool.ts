/** Worker threads that take named tasks from one queue; results come back in the order of the tasks, whoever computed them. */
import { Worker } from 'node:worker_threads';
import { AnalyticsError } from '@analytics/domain';

export interface TaskRequest {
  readonly name: string;
  readonly payload: unknown;
}

type Reply = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

interface Waiting {
  readonly task: TaskRequest;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Workers load built JavaScript, also when this file runs as TypeScript. */
const WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/compute/analysis-worker.js' : './analysis-worker.js',
  import.meta.url,
);

/** Each worker may hold a heap of this size; shared columns do not count against it. */
const HEAP_LIMIT_MB = 2048;

export class TaskPool {
  private readonly workers: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly queue: Waiting[] = [];
  private readonly busy = new Map<Worker, Waiting>();
  private failure: AnalyticsError | undefined;
  private nextId = 0;

  /** Starts `threads` workers, each given `shared` (columns over shared memory) once. */
  constructor(threads: number, shared: unknown) {
    for (let thread = 0; thread < threads; thread++) {
      const worker = new Worker(WORKER_URL, {
        workerData: shared,
        // Not this process's flags: a `--conditions=source` would lead the built worker back to TypeScript.
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
      });
      worker.on('message', (reply: Reply) => {
        this.settle(worker, reply);
      });
      worker.on('error', (error) => {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      });
      worker.on('exit', (code) => {
        if (this.failure === undefined) this.fail(new Error(`it ended with code ${code}`));
      });
      this.workers.push(worker);
      this.idle.push(worker);
    }
  }

  /** Runs the tasks; the results are in the order of the tasks. Rejects with the first failure. */
  async run(
    tasks: readonly TaskRequest[],
    onDone?: (task: TaskRequest, doneCount: number) => void,
  ): Promise<unknown[]> {
    let doneCount = 0;
    return await Promise.all(
      tasks.map(async (task) => {
        const result = await this.submit(task);
        doneCount++;
        onDone?.(task, doneCount);
        return result;
      }),
    );
  }

  private async submit(task: TaskRequest): Promise<unknown> {
    if (this.failure !== undefined) throw this.failure;
    return await new Promise<unknown>((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.queue.length > 0 && this.idle.length > 0) {
      const worker = this.idle.shift();
      const waiting = this.queue.shift();
      if (worker === undefined || waiting === undefined) return;
      this.busy.set(worker, waiting);
      worker.postMessage({ id: this.nextId++, name: waiting.task.name, payload: waiting.task.payload });
    }
  }

  private settle(worker: Worker, reply: Reply): void {
    const waiting = this.busy.get(worker);
    this.busy.delete(worker);
    this.idle.push(worker);
    if ('error' in reply)
      waiting?.reject(new AnalyticsError('INTERNAL', `Expected ${waiting.task.name} to finish, found: ${reply.error}`));
    else waiting?.resolve(reply.result);
    this.dispatch();
  }

  private fail(error: Error): void {
    this.failure = error instanceof AnalyticsError ? error : workerFailure(error);
    for (const waiting of [...this.busy.values(), ...this.queue]) waiting.reject(this.failure);
    this.busy.clear();
    this.queue.length = 0;
  }

  /** Ends all workers at once; what is under way is rejected as cancelled. */
  async close(): Promise<void> {
    this.fail(new AnalyticsError('RUN_CANCELLED', 'Expected the work to go on, found it cancelled.'));
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

function workerFailure(error: Error): AnalyticsError {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const message = `Expected a worker thread to finish, found: ${error.message}.`;
  return new AnalyticsError(outOfMemory ? 'OUT_OF_MEMORY' : 'INTERNAL', message, { cause: error });
}
