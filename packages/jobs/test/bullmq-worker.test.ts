import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBullmqQueue, type BullmqQueue } from '../src/queue/bullmq/bullmq-queue.ts';
import { startBullmqWorker } from '../src/queue/bullmq/bullmq-worker.ts';
import { connectForRequests } from '../src/queue/bullmq/redis-connection.ts';
import { TASKS, parseRedisPlace, redisKeys, type RedisPlace } from '../src/queue/bullmq/redis-place.ts';
import { askSlice, takeSlice } from '../src/queue/bullmq/slice-lock.ts';
import { SYSTEM_CLOCK } from '../src/queue/queue-clock.ts';
import { TEST_POLICY, ended, request, untilStopped } from './queue.conformance.ts';
import { REDIS_BINARY_MISSING, startRedisTestServer, type RedisTestServer } from './redis-test-server.ts';

describe.skipIf(REDIS_BINARY_MISSING !== undefined)(
  `startBullmqWorker${REDIS_BINARY_MISSING === undefined ? '' : ` (${REDIS_BINARY_MISSING})`}`,
  () => {
    let server: RedisTestServer;
    let place: RedisPlace;
    let queue: BullmqQueue;
    beforeAll(async () => {
      server = await startRedisTestServer(true);
      place = parseRedisPlace(server.url);
      queue = await openBullmqQueue(place, TEST_POLICY);
    });
    afterAll(async () => {
      await queue.close();
      await server.stop();
    });

    it('obeys a cancel that comes after it looked for one and before the task begins', async () => {
      const worker = startBullmqWorker({
        place,
        concurrency: 1,
        policy: TEST_POLICY,
        clock: SYSTEM_CLOCK,
        executor: (_task, control) => untilStopped(control),
        take: async (...given) => {
          await queue.cancel(given[2]);
          return await takeSlice(...given);
        },
      });
      try {
        const task = await queue.enqueue(request({ task_name: 'log_computation_audit' }));
        expect(await ended(queue, task)).toMatchObject({ status: 'REVOKED', error_code: 'RUN_CANCELLED' });
      } finally {
        await worker.close();
      }
    });

    it('says to a question that its slice was lost, and frees nothing that another has', async () => {
      const redis = connectForRequests(place);
      const key = redisKeys.sliceAsked(place, 'one');
      const tasks = new Queue(TASKS, { connection: redis, prefix: place.prefix });
      try {
        await new Promise<void>((resolve, reject) => {
          const options = { redis, place, queue: tasks, lock_ms: 30, onLost: resolve };
          askSlice(options, 'one').then(() => redis.set(key, 'another'), reject);
        });
        const lock = await askSlice({ redis, place, queue: tasks, lock_ms: 30, onLost: () => undefined }, 'one');
        expect(lock).toBeUndefined();
        expect(await redis.get(key)).toBe('another');
      } finally {
        await redis.del(key);
        await tasks.close();
        redis.disconnect();
      }
    });

    it('says at the end whether the slice was held until then', async () => {
      const redis = connectForRequests(place);
      const key = redisKeys.sliceAsked(place, 'two');
      const tasks = new Queue(TASKS, { connection: redis, prefix: place.prefix });
      const options = { redis, place, queue: tasks, lock_ms: 60_000, onLost: () => undefined };
      try {
        expect(await (await askSlice(options, 'two'))?.release()).toBe(true);
        const expired = await askSlice(options, 'two');
        await redis.del(key);
        expect(await expired?.release()).toBe(false);
        const taken = await askSlice(options, 'two');
        await redis.set(key, 'another');
        expect(await taken?.release()).toBe(false);
        expect(await redis.get(key)).toBe('another');
      } finally {
        await redis.del(key);
        await tasks.close();
        redis.disconnect();
      }
    });

    it('gives up a task at which more workers died than may', async () => {
      const poison = await queue.enqueue(request());
      // As BullMQ holds a job whose last worker was killed: taken, without a lock, its earlier losses counted.
      const key = (name: string): string => `${place.prefix}:${TASKS}:${name}`;
      const redis = connectForRequests(place);
      await redis.zrem(key('prioritized'), poison.task_id);
      await redis.lpush(key('active'), poison.task_id);
      await redis.sadd(key('stalled'), poison.task_id);
      await redis.hset(key(poison.task_id), 'stc', TEST_POLICY.max_deaths);
      // The worker of another test has just looked for lost jobs; this one is to look at once.
      await redis.del(key('stalled-check'));
      redis.disconnect();
      const begun: string[] = [];
      const worker = startBullmqWorker({
        place,
        concurrency: 1,
        policy: TEST_POLICY,
        clock: SYSTEM_CLOCK,
        executor: ({ task_id }) => {
          begun.push(task_id);
          return Promise.resolve({});
        },
      });
      try {
        expect(await ended(queue, poison)).toMatchObject({ status: 'FAILURE', error_code: 'WORKER_LOST' });
        const next = await queue.enqueue({
          ...request(),
          processing_date: poison.processing_date,
          end_date: poison.end_date,
        });
        expect(await ended(queue, next)).toMatchObject({ status: 'SUCCESS' });
        expect(begun).toEqual([next.task_id]);
      } finally {
        await worker.close();
      }
    });
  },
);
