/** A worker of the queue on Redis: takes jobs, holds their slice, tells what happens, obeys cancels and limits. */
import { DelayedError, Queue, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { AnalyticsError, type EndedStatus, type RunEvent, type TaskEvent, type TaskRequest } from '@analytics/domain';
import { endedField } from '../ended-counts.ts';
import type { QueueClock } from '../queue-clock.ts';
import type { StopReason, TaskExecutor, TaskWorker } from '../task-executor.ts';
import { sliceKey, worksInSlice } from '../task-identity.ts';
import { cancelledFacts, outcomeOf } from '../task-outcome.ts';
import { retryDelay, type TaskPolicy } from '../task-policy.ts';
import { connectForWaiting } from './redis-connection.ts';
import { TASKS, redisKeys, type RedisPlace } from './redis-place.ts';
import { LOCK_MS, takeSlice } from './slice-lock.ts';
import { noteStopped } from './stopped-jobs.ts';
import { appendEvent } from './task-event-stream.ts';
import { failureText, parseFailure, recordOf, type JobProgress, type TaskJob } from './task-job.ts';

export interface BullmqWorkerOptions {
  readonly place: RedisPlace;
  readonly executor: TaskExecutor;
  readonly concurrency: number;
  readonly policy: TaskPolicy;
  readonly clock: QueueClock;
  /** How long a job may go without a sign of life before another worker takes it up; milliseconds. */
  readonly lock_ms?: number;
  /** How a slice is taken; a test steps in before. */
  readonly take?: typeof takeSlice;
}

/** A task whose slice is taken looks again after this long, if nobody wakes it before. */
const SLICE_RETRY_MS = 5000;
const PROGRESS_INTERVAL_MS = 500;

type Result = Readonly<Record<string, unknown>>;

/** Starts taking tasks. While Redis is away the worker waits for it. */
export function startBullmqWorker(options: BullmqWorkerOptions): TaskWorker {
  return new BullmqWorker(options);
}

class BullmqWorker implements TaskWorker {
  private readonly options: BullmqWorkerOptions;
  private readonly lock_ms: number;
  private readonly redis: Redis;
  private readonly cancels: Redis;
  private readonly queue: Queue<TaskRequest, Result>;
  private readonly worker: Worker<TaskRequest, Result>;
  private readonly running = new Map<string, AbortController>();
  /** What is still being told, attempts under way included. */
  private readonly pending = new Set<Promise<unknown>>();

  constructor(options: BullmqWorkerOptions) {
    const { place, policy, clock, concurrency, lock_ms = LOCK_MS } = options;
    this.options = options;
    this.lock_ms = lock_ms;
    this.redis = connectForWaiting(place);
    this.cancels = connectForWaiting(place);
    this.queue = new Queue(TASKS, { connection: this.redis, prefix: place.prefix });
    this.queue.on('error', () => undefined);
    void this.cancels.subscribe(redisKeys.cancels(place)).catch(() => undefined);
    this.cancels.on('message', (_channel, task_id) => {
      this.running.get(task_id)?.abort('cancelled' satisfies StopReason);
    });
    this.worker = new Worker<TaskRequest, Result>(TASKS, (job, token) => this.process(job, token), {
      connection: this.redis,
      prefix: place.prefix,
      concurrency,
      lockDuration: lock_ms,
      stalledInterval: Math.max(1000, lock_ms / 2),
      maxStalledCount: policy.max_deaths,
      settings: { backoffStrategy: (attempt) => retryDelay(policy, attempt, clock.random) },
    });
    this.worker.on('error', () => undefined);
    this.worker.on('completed', (job) => {
      this.track(this.tellEnd(job, 'SUCCESS', ''));
    });
    this.worker.on('failed', (job, error) => {
      if (job === undefined) return;
      const { error_code, error_message } = parseFailure(error.message);
      if (job.finishedOn === undefined) this.track(this.tellStatus(job.id, { status: 'RETRY', error_message }));
      else this.track(this.tellEnd(job, error_code === 'RUN_CANCELLED' ? 'REVOKED' : 'FAILURE', error_message));
    });
  }

  private track(work: Promise<unknown>): void {
    // Nobody is there to tell that an event could not be told; the job's own state says the same.
    const settled = work.catch(() => undefined);
    this.pending.add(settled);
    void settled.then(() => this.pending.delete(settled));
  }

  private async process(job: TaskJob, token: string | undefined): Promise<Result> {
    const task_id = job.id ?? '';
    const stop = new AbortController();
    // Before the mark is read: a cancel that comes after it finds the task here.
    this.running.set(task_id, stop);
    try {
      if ((await this.redis.exists(redisKeys.cancelled(this.options.place, task_id))) > 0) {
        const { error_code, error_message } = cancelledFacts();
        throw await this.stopped(task_id, failureText(error_code, error_message));
      }
      return await this.withSlice(job, token, stop);
    } finally {
      this.running.delete(task_id);
    }
  }

  private async withSlice(job: TaskJob, token: string | undefined, stop: AbortController): Promise<Result> {
    const slice = sliceKey(job.data);
    if (slice === undefined) return await this.attempt(job, token, stop);
    const { take = takeSlice, place } = this.options;
    const { redis, queue, lock_ms } = this;
    const onLost = (): void => {
      stop.abort('shutdown' satisfies StopReason);
    };
    const lock = await take({ redis, queue, place, lock_ms, onLost }, slice, job.id ?? '', worksInSlice(job.data));
    if (lock === undefined) {
      await job.moveToDelayed(this.options.clock.now_ms() + SLICE_RETRY_MS, token);
      throw new DelayedError();
    }
    try {
      return await this.attempt(job, token, stop);
    } finally {
      await lock.release();
    }
  }

  private async stopped(task_id: string, text: string): Promise<UnrecoverableError> {
    await noteStopped(this.redis, this.options.place, task_id, this.options.clock.now_ms());
    return new UnrecoverableError(text);
  }

  private async attempt(job: TaskJob, token: string | undefined, stop: AbortController): Promise<Result> {
    const { executor, policy, clock } = this.options;
    const { task_name } = job.data;
    const attempt = job.attemptsMade + 1;
    const note = this.noteProgress(job, attempt);
    await note.first();
    await this.tellStatus(job.id, { status: 'STARTED', error_message: '' });
    const cancelLimit = clock.after(policy.time_limit_ms(task_name), () => {
      stop.abort('time_limit' satisfies StopReason);
    });
    try {
      if (stop.signal.aborted) throw new AnalyticsError('RUN_CANCELLED', 'Expected to begin, found the task stopped.');
      const record = { ...recordOf(job, 'active'), attempt, error_code: '', error_message: '' };
      const result = await executor(record, { signal: stop.signal, onEvent: note.onEvent });
      await note.settled();
      return result;
    } catch (error) {
      await note.settled();
      const stop_reason = stop.signal.aborted ? (stop.signal.reason as StopReason) : undefined;
      const outcome = outcomeOf({ task_name, error, stop_reason, attempt }, policy, clock.random);
      switch (outcome.kind) {
        case 'revoked':
          throw await this.stopped(job.id ?? '', failureText(outcome.error_code, outcome.error_message));
        case 'failed':
          throw new UnrecoverableError(failureText(outcome.error_code, outcome.error_message));
        case 'retry':
          throw new Error(failureText(outcome.error_code, outcome.error_message), { cause: error });
        case 'handed_back':
          await job.updateProgress({ ...note.current(), attempt: 0 });
          await job.moveToWait(token);
          await this.tellStatus(job.id, { status: 'PENDING', error_message: '' });
          throw new WaitingError();
      }
    } finally {
      cancelLimit();
    }
  }

  /**
   * Keeps the job's progress and tells the run's events in their order; progress not more often than anyone can read.
   */
  private noteProgress(job: TaskJob, attempt: number) {
    let noted: JobProgress = { progress: 0, current_step: '', run_id: '', attempt };
    let chain: Promise<unknown> = Promise.resolve();
    let lastProgress_ms = Number.NEGATIVE_INFINITY;
    const write = (event: RunEvent | undefined): void => {
      const progress = noted;
      const at_ms = this.options.clock.now_ms();
      chain = chain
        .then(() => job.updateProgress(progress))
        .then(() => (event === undefined ? undefined : this.append(job.id, event, at_ms)))
        .catch(() => undefined);
    };
    return {
      first: async (): Promise<void> => {
        write(undefined);
        await chain;
      },
      onEvent: (event: RunEvent): void => {
        const now_ms = this.options.clock.now_ms();
        if (event.kind === 'run_started') noted = { ...noted, run_id: event.run_id };
        if (event.kind === 'step_started') noted = { ...noted, current_step: event.step };
        if (event.kind === 'progress') {
          noted = { ...noted, progress: event.progress };
          if (Math.abs(now_ms - lastProgress_ms) < PROGRESS_INTERVAL_MS) return;
          lastProgress_ms = now_ms;
        }
        write(event);
      },
      current: (): JobProgress => noted,
      settled: async (): Promise<void> => {
        await chain;
      },
    };
  }

  /** Sent together, in this order: whoever is told of the end finds it counted. */
  private async tellEnd(job: TaskJob, status: EndedStatus, error_message: string): Promise<void> {
    await Promise.all([
      this.redis.hincrby(redisKeys.ended(this.options.place), endedField(job.data, status), 1),
      this.tellStatus(job.id, { status, error_message }),
    ]);
  }

  private async tellStatus(
    task_id: string | undefined,
    facts: Omit<Extract<TaskEvent['event'], { kind: 'status' }>, 'kind'>,
  ): Promise<void> {
    await this.append(task_id, { kind: 'status', ...facts }, this.options.clock.now_ms());
  }

  private async append(task_id: string | undefined, event: TaskEvent['event'], at_ms: number): Promise<void> {
    await appendEvent(this.redis, this.options.place, task_id ?? '', event, at_ms);
  }

  async close(): Promise<void> {
    const cancelGrace = this.options.clock.after(this.options.policy.grace_ms, () => {
      for (const stop of this.running.values()) stop.abort('shutdown' satisfies StopReason);
    });
    await this.worker.close();
    cancelGrace();
    await Promise.all(this.pending);
    await this.queue.close();
    this.cancels.disconnect();
    this.redis.disconnect();
  }
}
