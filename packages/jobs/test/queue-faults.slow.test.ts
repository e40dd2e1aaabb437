import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { SERVICE_DATABASE, type TaskRecord } from '@analytics/domain';
import { findTask, openDatabase, saveTasks } from '@analytics/storage';
import { openBullmqQueue } from '../src/queue/bullmq/bullmq-queue.ts';
import { startBullmqWorker } from '../src/queue/bullmq/bullmq-worker.ts';
import { parseRedisPlace } from '../src/queue/bullmq/redis-place.ts';
import { openInProcessQueue } from '../src/queue/in-process/in-process-queue.ts';
import { TaskStore } from '../src/queue/in-process/task-store.ts';
import { SYSTEM_CLOCK } from '../src/queue/queue-clock.ts';
import { manualClock } from './manual-clock.ts';
import { TEST_POLICY, ended, request } from './queue.conformance.ts';
import { REDIS_BINARY_MISSING, startRedisTestServer } from './redis-test-server.ts';

const QUEUED = 10_000;

describe.skipIf(REDIS_BINARY_MISSING !== undefined)(
  `the queue on Redis${REDIS_BINARY_MISSING === undefined ? '' : ` (${REDIS_BINARY_MISSING})`}`,
  () => {
    it('queues 10,000 runs within 10 seconds and keeps them when Redis is killed and comes back', async () => {
      const server = await startRedisTestServer(true);
      const queue = await openBullmqQueue(parseRedisPlace(server.url), TEST_POLICY);
      try {
        const requests = Array.from({ length: QUEUED }, () => request({ priority: 'backfill' }));
        const started = performance.now();
        await Promise.all(requests.map((asked) => queue.enqueue(asked)));
        expect((performance.now() - started) / 1000).toBeLessThan(10);
        await server.kill();
        await server.restart();
        expect((await queue.counts()).waiting).toBe(QUEUED);
      } finally {
        await queue.close();
        await server.stop();
      }
    });

    it('says of a Redis that takes no writes why, and that it works when it does again', async () => {
      const server = await startRedisTestServer(true);
      const queue = await openBullmqQueue(parseRedisPlace(server.url), TEST_POLICY);
      const redis = new Redis(server.url);
      try {
        await queue.requireWritable();
        await redis.call('REPLICAOF', '127.0.0.1', '1');
        await expect(queue.requireWritable()).rejects.toMatchObject({ code: 'QUEUE_READ_ONLY' });
        await expect(queue.enqueue(request())).rejects.toMatchObject({ code: 'QUEUE_READ_ONLY' });
        await redis.call('REPLICAOF', 'NO', 'ONE');
        await redis.config('SET', 'maxmemory', '1');
        await expect(queue.requireWritable()).rejects.toMatchObject({ code: 'QUEUE_FULL' });
        await expect(queue.enqueue(request())).rejects.toMatchObject({ code: 'QUEUE_FULL' });
        await redis.config('SET', 'maxmemory', '0');
        await queue.requireWritable();
        expect((await queue.enqueue(request())).is_new).toBe(true);
      } finally {
        redis.disconnect();
        await queue.close();
        await server.stop();
      }
    });

    it('lets four workers share 30 days and runs none twice', async () => {
      const server = await startRedisTestServer(true);
      const place = parseRedisPlace(server.url);
      const queue = await openBullmqQueue(place, TEST_POLICY);
      const runs: string[] = [];
      const workers = [0, 1, 2, 3].map(() =>
        startBullmqWorker({
          place,
          concurrency: 1,
          policy: TEST_POLICY,
          clock: SYSTEM_CLOCK,
          executor: async (task) => {
            runs.push(task.processing_date);
            await new Promise((resolve) => setImmediate(resolve));
            return {};
          },
        }),
      );
      try {
        const tasks: TaskRecord[] = [];
        for (let day = 0; day < 30; day++) tasks.push(await queue.enqueue(request({ priority: 'backfill' })));
        for (const task of tasks) expect(await ended(queue, task)).toMatchObject({ status: 'SUCCESS', attempt: 1 });
        expect(new Set(runs).size).toBe(30);
        expect(runs).toHaveLength(30);
      } finally {
        for (const worker of workers) await worker.close();
        await queue.close();
        await server.stop();
      }
    });
  },
);

describe('the queue in this process', () => {
  it('gives up a task at which processes died, and no clock that jumps puts a retry off', async () => {
    const data_dir = await mkdtemp(join(tmpdir(), 'analytics-poison-'));
    const open = () => openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
    const clock = manualClock(Date.parse('2025-11-20T00:00:00Z'));
    const policy = { ...TEST_POLICY, time_limit_ms: () => 60_000 };
    try {
      const first = await openInProcessQueue({ store: await TaskStore.open(await open(), clock), clock, policy });
      const poison = await first.enqueue(request());
      const late = await first.enqueue(request());
      await first.close();
      // As a process leaves them that is killed at its third attempt, and one whose clock was a year ahead.
      const database = await open();
      const [dead, retried] = [await findTask(database, poison.task_id), await findTask(database, late.task_id)];
      const process = 'elsewhere:1';
      await saveTasks(
        database,
        [
          { ...dead!, process, status: 'STARTED', attempt: 3, deaths: policy.max_deaths },
          { ...retried!, process, status: 'RETRY', attempt: 1, not_before_ms: clock.now_ms() + 365 * 86_400_000 },
        ],
        clock.now_ms() + 1000,
      );
      await database.close();
      const queue = await openInProcessQueue({
        store: await TaskStore.open(await open(), SYSTEM_CLOCK),
        clock: SYSTEM_CLOCK,
        policy,
      });
      queue.work(() => Promise.resolve({}), 1);
      expect(await ended(queue, poison)).toMatchObject({ status: 'FAILURE', error_code: 'WORKER_LOST' });
      expect(await ended(queue, late)).toMatchObject({ status: 'SUCCESS', attempt: 2 });
      await queue.close();
    } finally {
      await rm(data_dir, { recursive: true, force: true });
    }
  });
});
