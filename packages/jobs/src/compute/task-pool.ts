/**
 * Worker threads that take named tasks from one queue; results come back in the order of the tasks, whoever computed
 * them.
 */
import { AnalyticsError } from '@analytics/domain';
import type { WorkerInput } from './analysis-worker.ts';
import { giveBack, takeThread, type AnalysisThread } from './analysis-threads.ts';

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

export class TaskPool {
  private members: readonly AnalysisThread[] = [];
  private readonly idle: AnalysisThread[] = [];
  private readonly queue: Waiting[] = [];
  private failure: AnalyticsError | undefined;

  /** Takes `threads` threads, each given `shared` (columns over shared memory) once. */
  constructor(threads: number, shared: WorkerInput) {
    this.members = Array.from({ length: threads }, takeThread);
    for (const member of this.members) {
      member.onGone = (failure) => {
        this.fail(failure);
      };
      member.calls.note('hold', [shared]);
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

  private async perform(member: AnalysisThread, { task, resolve, reject }: Waiting): Promise<void> {
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

  /** Whether its threads keep the process alive; they do until this says otherwise. */
  holdProcess(isHeld: boolean): void {
    for (const member of this.members) member.holdProcess(isHeld);
  }

  /** What is under way is rejected as cancelled and its threads end at once; the others are given back. */
  async close(): Promise<void> {
    const done = this.failure === undefined ? this.idle.splice(0) : [];
    const busy = this.members.filter((member) => !done.includes(member));
    this.members = busy;
    this.fail(new AnalyticsError('RUN_CANCELLED', 'Expected the work to go on, found it cancelled.'));
    await Promise.all([...done.map((member) => giveBack(member)), ...busy.map((member) => member.end())]);
  }
}
