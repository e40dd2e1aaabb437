/**
 * What every queue does, whichever adapter answers. One file, however long: an adapter is a queue when it keeps the
 * whole list.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AnalyticsError,
  type TaskEvent,
  type TaskName,
  type TaskPriority,
  type TaskQueue,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import { failedTasks } from '../src/notifications/find-events.ts';
import type { TaskControl, TaskExecutor, TaskWorker } from '../src/queue/task-executor.ts';
import type { TaskPolicy } from '../src/queue/task-policy.ts';

export interface QueueHarness {
  readonly queue: TaskQueue;
  startWorker(executor: TaskExecutor, concurrency: number): TaskWorker;
  /** Closes the queue as the end of its process would and opens it again. */
  reopen(): Promise<QueueHarness>;
  stop(): Promise<void>;
}

/** Delays that a test can wait for; an audit may take no longer than it takes to be stopped. */
export const TEST_POLICY: TaskPolicy = {
  max_attempts: 3,
  max_deaths: 2,
  first_delay_ms: 5,
  max_delay_ms: 20,
  time_limit_ms: (task_name) => (task_name === 'log_computation_audit' ? 30 : 60_000),
  grace_ms: 20,
};

let nextDay = 0;

/** A request over a slice that no other test uses, unless it names one. */
export function request(change: Partial<TaskRequest> = {}): TaskRequest {
  const processing_date = new Date(Date.UTC(2020, 0, 1) + nextDay++ * 86_400_000).toISOString().slice(0, 10);
  return {
    task_name: 'daily_analytics_pipeline',
    network: 'torus',
    processing_date,
    end_date: change.processing_date ?? processing_date,
    window_days: 1,
    config: {},
    priority: 'on_demand',
    requested_by: 'local',
    ...change,
  };
}

/** A door that a test opens. */
function door(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** Waits for the signal, as a run that notices its cancel. */
export async function untilStopped({ signal }: TaskControl): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  throw new AnalyticsError('RUN_CANCELLED', 'stopped');
}

const forever = (): AbortSignal => new AbortController().signal;

/** All events until the task ends. */
export async function eventsOf(queue: TaskQueue, task_id: string, after = 0): Promise<TaskEvent[]> {
  const events: TaskEvent[] = [];
  for await (const event of queue.events(task_id, after, forever())) events.push(event);
  return events;
}

/** The record once the task has ended. */
export async function ended(queue: TaskQueue, { task_id }: TaskRecord): Promise<TaskRecord> {
  await eventsOf(queue, task_id);
  return (await queue.get(task_id))!;
}

/** Resolves at the first event that the test looks for. */
async function sees(queue: TaskQueue, { task_id }: TaskRecord, wanted: (event: TaskEvent) => boolean): Promise<void> {
  for await (const event of queue.events(task_id, 0, forever())) if (wanted(event)) return;
}

const hasStatus =
  (status: TaskRecord['status']) =>
  ({ event }: TaskEvent): boolean =>
    event.kind === 'status' && event.status === status;

const statusesOf = (events: readonly TaskEvent[]): string[] =>
  events.flatMap(({ event }) => (event.kind === 'status' ? [event.status] : []));

export function describeQueue(name: string, open: () => Promise<QueueHarness>): void {
  describe(`TaskQueue conformance: ${name}`, () => {
    let harness: QueueHarness;
    let queue: TaskQueue;
    beforeAll(async () => {
      harness = await open();
      queue = harness.queue;
    });
    afterAll(async () => {
      await harness.stop();
    });

    const withWorker = async (executor: TaskExecutor, test: () => Promise<void>, concurrency = 1): Promise<void> => {
      const worker = harness.startWorker(executor, concurrency);
      try {
        await test();
      } finally {
        await worker.close();
      }
    };

    /** Carries the tasks out one at a time; gives their ids in the order in which they were taken. */
    const orderOf = async (tasks: readonly TaskRecord[]): Promise<string[]> => {
      const order: string[] = [];
      await withWorker(
        (task) => {
          order.push(task.task_id);
          return Promise.resolve({});
        },
        async () => {
          for (const task of tasks) await ended(queue, task);
        },
      );
      return order;
    };

    it('carries a task out and tells its states under rising ids', async () => {
      const asked = request({ config: { seed: 7 }, requested_by: 'key-one' });
      await withWorker(
        (task) => Promise.resolve({ saw: task.config, attempt: task.attempt }),
        async () => {
          const queued = await queue.enqueue(asked);
          expect(queued).toMatchObject({ ...asked, status: 'PENDING', progress: 0, attempt: 0, result: undefined });
          const events = await eventsOf(queue, queued.task_id);
          expect(statusesOf(events)).toEqual(['PENDING', 'STARTED', 'SUCCESS']);
          const ids = events.map(({ event_id }) => event_id);
          expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
          expect(ids[0]).toBeGreaterThan(0);
          const record = (await queue.get(queued.task_id))!;
          expect(record).toMatchObject({
            ...asked,
            status: 'SUCCESS',
            progress: 1,
            attempt: 1,
            result: { saw: { seed: 7 }, attempt: 1 },
          });
          expect(record.created_ms).toBeGreaterThan(0);
          expect(record.started_ms).toBeGreaterThanOrEqual(record.created_ms);
          expect(record.ended_ms).toBeGreaterThanOrEqual(record.started_ms);
        },
      );
    });

    it('gives a task that waits or runs back instead of a second one', async () => {
      const asked = request();
      const waiting = await queue.enqueue(asked);
      expect(waiting.is_new).toBe(true);
      const again = await queue.enqueue({ ...asked, config: { other: 1 } });
      expect(again).toMatchObject({ task_id: waiting.task_id, is_new: false, config: asked.config });
      const gate = door();
      let count = 0;
      await withWorker(
        async () => {
          count++;
          await gate.opened;
          return {};
        },
        async () => {
          await sees(queue, waiting, hasStatus('STARTED'));
          expect((await queue.enqueue(asked)).task_id).toBe(waiting.task_id);
          gate.open();
          await ended(queue, waiting);
          const second = await queue.enqueue(asked);
          expect(second.task_id).not.toBe(waiting.task_id);
          await ended(queue, second);
          expect(count).toBe(2);
        },
      );
    });

    it('takes what was asked on demand before the schedule, and that before a backfill', async () => {
      const priorities: TaskPriority[] = ['backfill', 'scheduled', 'on_demand', 'backfill', 'on_demand'];
      const tasks: TaskRecord[] = [];
      for (const priority of priorities) tasks.push(await queue.enqueue(request({ priority })));
      const order = await orderOf(tasks);
      expect(order).toEqual([2, 4, 1, 0, 3].map((at) => tasks[at]!.task_id));
    });

    it('lets a task that waits be overtaken by no other when it is asked for with a higher priority', async () => {
      const tasks: TaskRecord[] = [];
      for (let at = 0; at < 3; at++) tasks.push(await queue.enqueue(request({ priority: 'backfill' })));
      const asked = { ...request(), processing_date: tasks[2]!.processing_date, end_date: tasks[2]!.processing_date };
      expect(await queue.enqueue(asked)).toMatchObject({ task_id: tasks[2]!.task_id, priority: 'on_demand' });
      // A lower one changes nothing.
      expect(await queue.enqueue({ ...asked, priority: 'scheduled' })).toMatchObject({ priority: 'on_demand' });
      const order = await orderOf(tasks);
      expect(order).toEqual([2, 0, 1].map((at) => tasks[at]!.task_id));
      expect(await queue.get(tasks[2]!.task_id)).toMatchObject({ priority: 'on_demand' });
    });

    it('works on one slice with one task at a time, and on others beside it', async () => {
      const processing_date = request().processing_date;
      const names: TaskName[] = ['build_features', 'detect_structural_patterns', 'export_batch'];
      const other = await queue.enqueue(request());
      const same: TaskRecord[] = [];
      for (const task_name of names) {
        same.push(await queue.enqueue(request({ task_name, processing_date, end_date: processing_date })));
      }
      const working = new Map<string, number>();
      const gate = door();
      let largest = 0;
      await withWorker(
        async (task) => {
          if (task.task_id === other.task_id) {
            await gate.opened;
            return {};
          }
          const count = (working.get(task.processing_date) ?? 0) + 1;
          working.set(task.processing_date, count);
          largest = Math.max(largest, count);
          await new Promise((resolve) => setImmediate(resolve));
          working.set(task.processing_date, count - 1);
          return {};
        },
        async () => {
          for (const task of same) expect(await ended(queue, task)).toMatchObject({ status: 'SUCCESS', attempt: 1 });
          expect(await queue.get(other.task_id)).toMatchObject({ status: 'STARTED' });
          gate.open();
          await ended(queue, other);
        },
        3,
      );
      expect(largest).toBe(1);
    });

    it('keeps a slice for one question: what works in it waits, an export does not', async () => {
      const { network, processing_date, window_days } = request();
      const slice = { network, processing_date, window_days };
      const lost = (): never => expect.unreachable('The slice was lost.');
      const of = (task_name: TaskName) => request({ task_name, processing_date, end_date: processing_date });
      const release = await queue.holdSlice(slice, lost);
      await expect(queue.holdSlice(slice, lost)).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
      const trace = await queue.enqueue(of('trace_money'));
      const begun: string[] = [];
      await withWorker(
        ({ task_id }) => {
          begun.push(task_id);
          return Promise.resolve({});
        },
        async () => {
          const exported = await queue.enqueue(of('export_batch'));
          expect(await ended(queue, exported)).toMatchObject({ status: 'SUCCESS' });
          expect(begun).toEqual([exported.task_id]);
          await release();
          expect(await ended(queue, trace)).toMatchObject({ status: 'SUCCESS', attempt: 1 });
        },
      );
      await (
        await queue.holdSlice(slice, lost)
      )();
    });

    it('gives no slice that a task works in to a question, and beside an export any', async () => {
      const { network, processing_date, window_days } = request();
      const slice = { network, processing_date, window_days };
      const lost = (): never => expect.unreachable('The slice was lost.');
      const asked: string[] = [];
      await withWorker(
        async ({ task_name }) => {
          asked.push(
            await queue.holdSlice(slice, lost).then(
              async (release) => {
                await release();
                return `${task_name}: kept`;
              },
              (error: unknown) => `${task_name}: ${(error as AnalyticsError).code}`,
            ),
          );
          return {};
        },
        async () => {
          for (const task_name of ['trace_money', 'export_batch'] as const)
            await ended(queue, await queue.enqueue(request({ task_name, processing_date, end_date: processing_date })));
        },
      );
      expect(asked).toEqual(['trace_money: RUN_UNDER_WAY', 'export_batch: kept']);
    });

    it('tries again what the catalogue calls retryable, and says so', async () => {
      await withWorker(
        (task) => {
          if (task.attempt < 3) throw new AnalyticsError('DATABASE_UNREACHABLE', `no answer ${task.attempt}`);
          return Promise.resolve({});
        },
        async () => {
          const task = await queue.enqueue(request());
          const events = await eventsOf(queue, task.task_id);
          expect(statusesOf(events)).toEqual(['PENDING', 'STARTED', 'RETRY', 'STARTED', 'RETRY', 'STARTED', 'SUCCESS']);
          expect(events.flatMap(({ event }) => (event.kind === 'status' ? [event.error_message] : []))).toContain(
            'no answer 2',
          );
          expect(await queue.get(task.task_id)).toMatchObject({ status: 'SUCCESS', attempt: 3, error_code: '' });
        },
      );
    });

    it('gives up after the last attempt', async () => {
      let count = 0;
      await withWorker(
        () => {
          count++;
          throw new AnalyticsError('DISK_FULL', 'no room');
        },
        async () => {
          const before = (await queue.counts()).failed;
          const record = await ended(queue, await queue.enqueue(request()));
          expect(record).toMatchObject({ status: 'FAILURE', error_code: 'DISK_FULL', error_message: 'no room' });
          // What a notification rule reports of it, whichever queue it was.
          const failed = failedTasks(await queue.list(100), record.ended_ms);
          expect(failed.map(({ event_id }) => event_id)).toContain(`failed/${record.task_id}`);
          expect(record.attempt).toBe(TEST_POLICY.max_attempts);
          expect(record.result).toBeUndefined();
          expect((await queue.counts()).failed).toBe(before + 1);
        },
      );
      expect(count).toBe(TEST_POLICY.max_attempts);
    });

    it('does not try again what would fail again, whatever is thrown', async () => {
      await withWorker(
        (task) => {
          if (task.config['defect'] === true) throw new RangeError('a defect');
          throw new AnalyticsError('EMPTY_WINDOW', 'no transfers: none');
        },
        async () => {
          const record = await ended(queue, await queue.enqueue(request()));
          expect(record).toMatchObject({
            status: 'FAILURE',
            attempt: 1,
            error_code: 'EMPTY_WINDOW',
            error_message: 'no transfers: none',
          });
          const defect = await ended(queue, await queue.enqueue(request({ config: { defect: true } })));
          expect(defect).toMatchObject({ status: 'FAILURE', attempt: 1, error_code: 'INTERNAL' });
        },
      );
    });

    it('revokes a waiting task at once', async () => {
      const task = await queue.enqueue(request());
      expect(await queue.cancel(task.task_id)).toBe(true);
      expect(await queue.get(task.task_id)).toMatchObject({ status: 'REVOKED', error_code: 'RUN_CANCELLED' });
      expect(statusesOf(await eventsOf(queue, task.task_id))).toEqual(['PENDING', 'REVOKED']);
      expect(await queue.cancel(task.task_id)).toBe(false);
      const seen: string[] = [];
      await withWorker(
        ({ task_id }) => {
          seen.push(task_id);
          return Promise.resolve({});
        },
        async () => {
          const next = await queue.enqueue({
            ...request(),
            processing_date: task.processing_date,
            end_date: task.end_date,
          });
          expect(next.task_id).not.toBe(task.task_id);
          await ended(queue, next);
          expect(seen).toEqual([next.task_id]);
        },
      );
    });

    it('stops a running task that is cancelled, and does not count it as failed', async () => {
      const reasons: unknown[] = [];
      await withWorker(
        async (_task, control) => {
          control.signal.addEventListener('abort', () => reasons.push(control.signal.reason));
          control.onEvent({ kind: 'step_started', step: 'features' });
          return await untilStopped(control);
        },
        async () => {
          const before = (await queue.counts()).failed;
          const task = await queue.enqueue(request());
          await sees(queue, task, ({ event }) => event.kind === 'step_started');
          expect(await queue.cancel(task.task_id)).toBe(true);
          expect(await ended(queue, task)).toMatchObject({
            status: 'REVOKED',
            error_code: 'RUN_CANCELLED',
            attempt: 1,
          });
          expect(await queue.cancel(task.task_id)).toBe(false);
          expect((await queue.counts()).failed).toBe(before);
        },
      );
      expect(reasons).toEqual(['cancelled']);
    });

    it('stops a task that takes longer than it may', async () => {
      await withWorker(
        (_task, control) => untilStopped(control),
        async () => {
          const record = await ended(queue, await queue.enqueue(request({ task_name: 'log_computation_audit' })));
          expect(record).toMatchObject({ status: 'FAILURE', error_code: 'TIME_LIMIT', attempt: 1 });
          expect(record.error_message).toContain('0.03 seconds');
        },
      );
    });

    it('tells run, step, progress and notices while a task goes on', async () => {
      const gate = door();
      const notice = { code: 'ROWS_REJECTED', message: '3 rows rejected.', count: 3 } as const;
      await withWorker(
        async (_task, { onEvent }) => {
          onEvent({ kind: 'run_started', run_id: 'run-1', resumed_steps: [] });
          onEvent({ kind: 'step_started', step: 'features' });
          onEvent({ kind: 'notice', step: 'features', notice });
          onEvent({ kind: 'progress', step: 'features', activity: 'counting', progress: 0.25, remaining_seconds: 3 });
          await gate.opened;
          return {};
        },
        async () => {
          const task = await queue.enqueue(request());
          await sees(queue, task, ({ event }) => event.kind === 'progress');
          expect(await queue.get(task.task_id)).toMatchObject({
            status: 'STARTED',
            run_id: 'run-1',
            current_step: 'features',
            progress: 0.25,
            attempt: 1,
          });
          expect((await queue.counts()).active).toBe(1);
          gate.open();
          const kinds = (await eventsOf(queue, task.task_id)).map(({ event }) => event.kind);
          expect(kinds).toEqual(['status', 'status', 'run_started', 'step_started', 'notice', 'progress', 'status']);
          expect((await queue.get(task.task_id))?.run_id).toBe('run-1');
        },
      );
    });

    it('continues events after an id, and ends when their reader leaves', async () => {
      const task = await queue.enqueue(request());
      const reader = new AbortController();
      const seen: string[] = [];
      for await (const { event } of queue.events(task.task_id, 0, reader.signal)) {
        seen.push(event.kind);
        reader.abort();
      }
      expect(seen).toEqual(['status']);
      await withWorker(
        () => Promise.resolve({}),
        async () => {
          const all = await eventsOf(queue, task.task_id);
          expect(await eventsOf(queue, task.task_id, all[0]!.event_id)).toEqual(all.slice(1));
          expect(await eventsOf(queue, task.task_id, all[2]!.event_id)).toEqual([]);
        },
      );
    });

    it('hands back what runs when its worker closes, and another takes it up', async () => {
      const task = await queue.enqueue(request());
      const worker = harness.startWorker((_task, control) => untilStopped(control), 1);
      await sees(queue, task, hasStatus('STARTED'));
      await worker.close();
      expect(await queue.get(task.task_id)).toMatchObject({ status: 'PENDING', error_code: '' });
      await withWorker(
        () => Promise.resolve({ by: 'second' }),
        async () => {
          expect(await ended(queue, task)).toMatchObject({ status: 'SUCCESS', attempt: 1, result: { by: 'second' } });
        },
      );
    });

    it('lets what runs finish when its worker closes, if it does so soon', async () => {
      const task = await queue.enqueue(request());
      const gate = door();
      const worker = harness.startWorker(async (_task, { onEvent }) => {
        onEvent({ kind: 'step_started', step: 'features' });
        await gate.opened;
        return { done: true };
      }, 1);
      await sees(queue, task, ({ event }) => event.kind === 'step_started');
      const closed = worker.close();
      gate.open();
      await closed;
      expect(await ended(queue, task)).toMatchObject({ status: 'SUCCESS', result: { done: true } });
    });

    it('keeps what waits and what ended when it is closed and opened again', async () => {
      const first = await queue.enqueue(request());
      await withWorker(
        () => Promise.resolve({ n: 1 }),
        async () => {
          await ended(queue, first);
        },
      );
      const asked = request({ priority: 'backfill', config: { a: [1, { b: 'c' }] } });
      const waiting = await queue.enqueue(asked);
      harness = await harness.reopen();
      queue = harness.queue;
      expect(await queue.get(first.task_id)).toMatchObject({ status: 'SUCCESS', result: { n: 1 } });
      expect(await queue.get(waiting.task_id)).toMatchObject({ ...asked, status: 'PENDING' });
      expect((await queue.enqueue(asked)).task_id).toBe(waiting.task_id);
      await withWorker(
        () => Promise.resolve({ n: 2 }),
        async () => {
          expect(await ended(queue, waiting)).toMatchObject({ status: 'SUCCESS', result: { n: 2 } });
        },
      );
    });

    it('lists the newest of one network, however many of others are newer', async () => {
      const elsewhere: TaskRecord[] = [await queue.enqueue(request({ network: 'elsewhere' }))];
      elsewhere.unshift(await queue.enqueue(request({ network: 'elsewhere' })));
      const newer: TaskRecord[] = [];
      for (let at = 0; at < 5; at++) newer.push(await queue.enqueue(request()));
      const listed = async (limit: number, network: string): Promise<string[]> =>
        (await queue.list(limit, network)).map((task) => `${task.network} ${task.task_id}`).sort();
      expect(await listed(2, 'elsewhere')).toEqual(elsewhere.map(({ task_id }) => `elsewhere ${task_id}`).sort());
      expect(await listed(1, 'elsewhere')).toHaveLength(1);
      expect(await listed(5, 'torus')).toEqual(newer.map(({ task_id }) => `torus ${task_id}`).sort());
      expect(await queue.list(100, 'nowhere')).toEqual([]);
      for (const { task_id } of [...elsewhere, ...newer]) expect(await queue.cancel(task_id)).toBe(true);
    });

    it('lists the newest first and counts what waits', async () => {
      const before = await queue.counts();
      const tasks: TaskRecord[] = [];
      for (let at = 0; at < 3; at++) tasks.push(await queue.enqueue(request()));
      expect((await queue.counts()).waiting).toBe(before.waiting + 3);
      const listed = (await queue.list(2)).map(({ created_ms }) => created_ms);
      expect(listed).toHaveLength(2);
      expect(listed[0]).toBeGreaterThanOrEqual(listed[1]!);
      const all = (await queue.list(100)).map(({ task_id }) => task_id);
      for (const { task_id } of tasks) {
        expect(all).toContain(task_id);
        expect(await queue.cancel(task_id)).toBe(true);
      }
      expect((await queue.counts()).waiting).toBe(before.waiting);
    });

    it('counts what ended by network, task and end', async () => {
      // A network that no other test uses.
      const network = 'counted';
      const revoked = await queue.enqueue(request({ network, task_name: 'export_batch' }));
      await queue.cancel(revoked.task_id);
      await withWorker(
        ({ config }) => {
          if (config['fails'] === true) throw new AnalyticsError('EMPTY_WINDOW', 'none');
          return Promise.resolve({});
        },
        async () => {
          await ended(queue, await queue.enqueue(request({ network })));
          await ended(queue, await queue.enqueue(request({ network, config: { fails: true } })));
          await ended(queue, await queue.enqueue(request({ network, config: { fails: true } })));
        },
      );
      const counts = (await queue.endedCounts()).filter((one) => one.network === network);
      expect(counts).toHaveLength(3);
      expect(counts).toEqual(
        expect.arrayContaining([
          { network, task_name: 'export_batch', status: 'REVOKED', count: 1 },
          { network, task_name: 'daily_analytics_pipeline', status: 'SUCCESS', count: 1 },
          { network, task_name: 'daily_analytics_pipeline', status: 'FAILURE', count: 2 },
        ]),
      );
    });

    it('refuses what is no task before it is queued', async () => {
      const code = (change: object): Promise<unknown> =>
        queue.enqueue({ ...request(), ...change }).then(
          () => 'queued',
          (error: unknown) => (error as AnalyticsError).code,
        );
      expect(await code({ task_name: 'drop_everything' })).toBe('INVALID_TASK');
      expect(await code({ network: '../etc' })).toBe('INVALID_NETWORK');
      expect(await code({ processing_date: '2025-02-30' })).toBe('INVALID_DATE');
      expect(await code({ window_days: 0 })).toBe('INVALID_WINDOW');
      expect(await code({ processing_date: '2025-02-01', end_date: '2025-02-03' })).toBe('INVALID_TASK');
    });

    it('knows nothing of a task that never was', async () => {
      expect(await queue.get('no-such-task')).toBeUndefined();
      expect(await queue.cancel('no-such-task')).toBe(false);
      expect(await eventsOf(queue, 'no-such-task')).toEqual([]);
    });
  });
}
