/**
 * Worker threads that take named tasks from one queue; results come back in the order of the tasks, whoever computed
 * them.
 */
import { Worker } from 'node:worker_threads';
import { AnalyticsError, ThreadCalls, threadFailure } from '@analytics/domain';

/** A computation by its name, as `analysis-worker.ts` knows it. */
export interface PoolTask {
  readonly name: string;
  readonly payload: unknown;
}

interface Waiting {
  readonly task: PoolTask;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Member {
  readonly worker: Worker;
  readonly calls: ThreadCalls;
}

/** Workers load built JavaScript, also when this file runs as TypeScript. */
const WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/compute/analysis-worker.js' : './analysis-worker.js',
  import.meta.url,
);

/** Each worker may hold a heap of this size; shared columns do not count against it. */
const HEAP_LIMIT_MB = 2048;

export class TaskPool {
  private readonly members: Member[] = [];
  private readonly idle: Member[] = [];
  private readonly queue: Waiting[] = [];
  private failure: AnalyticsError | undefined;

  /** Starts `threads` workers, each given `shared` (columns over shared memory) once. */
  constructor(threads: number, shared: unknown) {
    for (let thread = 0; thread < threads; thread++) {
      const worker = new Worker(WORKER_URL, {
        workerData: shared,
        // Not this process's flags: a `--conditions=source` would lead the built worker back to TypeScript.
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
      });
      const member = { worker, calls: new ThreadCalls(worker) };
      const fail = (found: unknown): void => {
        this.fail(threadFailure(found, 'a worker thread'));
      };
      worker.on('error', fail);
      worker.on('exit', fail);
      this.members.push(member);
      this.idle.push(member);
    }
  }

  /** Runs the tasks; the results are in the order of the tasks. Rejects with the first failure. */
  async run(tasks: readonly PoolTask[], onDone?: (task: PoolTask, doneCount: number) => void): Promise<unknown[]> {
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

  private async submit(task: PoolTask): Promise<unknown> {
    if (this.failure !== undefined) throw this.failure;
    return await new Promise<unknown>((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.queue.length > 0 && this.idle.length > 0) {
      const member = this.idle.shift();
      const waiting = this.queue.shift();
      if (member === undefined || waiting === undefined) return;
      void this.perform(member, waiting);
    }
  }

  private async perform(member: Member, { task, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await member.calls.ask(task.name, [task.payload]));
    } catch (error) {
      reject(error);
    }
    this.idle.push(member);
    this.dispatch();
  }

  /** The first failure is the pool's: what is under way, waits or comes later is rejected with it. */
  private fail(failure: AnalyticsError): void {
    if (this.failure !== undefined) return;
    this.failure = failure;
    for (const { reject } of this.queue.splice(0)) reject(failure);
    for (const { calls } of this.members) calls.fail(failure);
  }

  /** Ends all workers at once; what is under way is rejected as cancelled. */
  async close(): Promise<void> {
    this.fail(new AnalyticsError('RUN_CANCELLED', 'Expected the work to go on, found it cancelled.'));
    await Promise.all(this.members.map(({ worker }) => worker.terminate()));
  }
}
