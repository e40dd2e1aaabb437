/** Worker threads and the queue of tasks for them. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, Order } from './messages.ts';

/** Works from src (vitest, tsx) and from dist alike: threads always load built JavaScript. */
const WORKER_FILE = new URL('../../dist/parallel/worker.js', import.meta.url);

type Unnumbered<T> = T extends unknown ? Omit<T, 'task'> : never;
export type OrderToPlace = Unnumbered<Order>;

interface Task {
  readonly threads: number;
  readonly orders: () => readonly OrderToPlace[];
  readonly resolve: (outputs: unknown[]) => void;
  readonly reject: (reason: unknown) => void;
  readonly outputs: unknown[];
  readonly workers: Worker[];
  settled: boolean;
}

/** A fixed number of worker threads and the queue of tasks for them. */
export class WorkerCrew {
  readonly size: number;
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, { task: Task; index: number; number: number }>();
  private readonly ending = new Set<Promise<unknown>>();
  private waiting: Task[] = [];
  private nextNumber = 1;
  private closed = false;

  private constructor(size: number) {
    this.size = size;
  }

  static async start(size: number): Promise<WorkerCrew> {
    const crew = new WorkerCrew(size);
    const workers = Array.from({ length: size }, () => crew.hire());
    try {
      await Promise.all(workers.map((worker) => once(worker, 'online')));
    } catch (cause) {
      await crew.close();
      throw new Error(`Expected a worker at ${WORKER_FILE.pathname}, could not start it. Run npm run build.`, {
        cause,
      });
    }
    // A pool that waits should not keep a process alive that has nothing else to do; a running call does.
    for (const worker of workers) worker.unref();
    return crew;
  }

  /**
   * Runs a task on `threads` workers at once and gives their outputs in order. `orders` is called when they are free.
   * Rejects with a worker's error, the signal's reason, or an error if the crew is closed.
   */
  submit(threads: number, orders: () => readonly OrderToPlace[], signal?: AbortSignal): Promise<unknown[]> {
    if (signal?.aborted === true) return Promise.reject(asError(signal.reason));
    if (this.closed) return Promise.reject(new Error('Expected an open KernelPool, found a closed one.'));
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.fail(task, signal?.reason);
      };
      const task: Task = {
        threads,
        orders,
        outputs: [],
        workers: [],
        settled: false,
        resolve: (outputs) => {
          signal?.removeEventListener('abort', abort);
          resolve(outputs);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', abort);
          reject(asError(reason));
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.waiting.push(task);
      this.assign();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const unfinished = [...this.waiting, ...[...this.busy.values()].map(({ task }) => task)];
    for (const task of unfinished) this.fail(task, new Error('The KernelPool was closed before the call ended.'));
    for (const worker of this.idle.splice(0)) this.dismiss(worker);
    await Promise.all(this.ending);
  }

  /** Gives idle workers to the first waiting tasks they are enough for. */
  private assign(): void {
    for (let place = 0; place < this.waiting.length && this.idle.length > 0;) {
      const task = this.waiting[place];
      if (task === undefined || task.threads > this.idle.length) {
        place += 1;
        continue;
      }
      this.waiting.splice(place, 1);
      this.begin(task);
    }
  }

  private begin(task: Task): void {
    let orders: readonly OrderToPlace[];
    try {
      orders = task.orders();
    } catch (error) {
      this.fail(task, error);
      return;
    }
    const workers = this.idle.splice(0, task.threads);
    task.workers.push(...workers);
    for (const [index, worker] of workers.entries()) {
      const number = this.nextNumber;
      this.nextNumber += 1;
      worker.ref();
      this.busy.set(worker, { task, index, number });
    }
    try {
      for (const [index, worker] of workers.entries()) {
        const order = orders[index];
        const number = this.busy.get(worker)?.number;
        if (order !== undefined && number !== undefined) worker.postMessage({ ...order, task: number } satisfies Order);
      }
    } catch (error) {
      this.fail(task, error);
    }
  }

  private hire(): Worker {
    const worker = new Worker(WORKER_FILE);
    worker.on('message', (answer: Answer) => {
      this.receive(worker, answer);
    });
    worker.on('error', (error) => {
      const running = this.busy.get(worker);
      if (running !== undefined) this.fail(running.task, error);
    });
    this.idle.push(worker);
    return worker;
  }

  private receive(worker: Worker, answer: Answer): void {
    const running = this.busy.get(worker);
    if (running?.number !== answer.task) return;
    const { task, index } = running;
    if (!answer.ok) {
      this.fail(task, answer.error);
      return;
    }
    this.busy.delete(worker);
    worker.unref();
    this.idle.push(worker);
    task.outputs[index] = answer.output;
    task.workers.splice(task.workers.indexOf(worker), 1);
    if (task.workers.length === 0 && !task.settled) {
      task.settled = true;
      task.resolve(task.outputs);
    }
    this.assign();
  }

  /** Rejects a task and replaces the workers it still holds: they may wait at a barrier for one that failed. */
  private fail(task: Task, reason: unknown): void {
    if (task.settled) return;
    task.settled = true;
    this.waiting = this.waiting.filter((other) => other !== task);
    for (const worker of task.workers.splice(0)) {
      this.busy.delete(worker);
      this.dismiss(worker);
      if (!this.closed) this.hire().unref();
    }
    task.reject(reason);
    this.assign();
  }

  private dismiss(worker: Worker): void {
    worker.removeAllListeners('error');
    worker.on('error', () => {
      // It is being ended; its task has been rejected already.
    });
    const ending = worker.terminate();
    this.ending.add(ending);
    void ending.finally(() => this.ending.delete(ending));
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
