import { randomUUID } from 'node:crypto';
import { describe, it } from 'vitest';
import { openBullmqQueue } from '../src/queue/bullmq/bullmq-queue.ts';
import { startBullmqWorker } from '../src/queue/bullmq/bullmq-worker.ts';
import { parseRedisPlace, type RedisPlace } from '../src/queue/bullmq/redis-place.ts';
import { SYSTEM_CLOCK } from '../src/queue/queue-clock.ts';
import { TEST_POLICY, describeQueue, type QueueHarness } from './queue.conformance.ts';
import { REDIS_MISSING, startRedisTestServer, type RedisTestServer } from './redis-test-server.ts';

async function openAt(place: RedisPlace, server: RedisTestServer): Promise<QueueHarness> {
  const queue = await openBullmqQueue(place, TEST_POLICY);
  return {
    queue,
    startWorker: (executor, concurrency) =>
      startBullmqWorker({ place, executor, concurrency, policy: TEST_POLICY, clock: SYSTEM_CLOCK }),
    reopen: async () => {
      await queue.close();
      return await openAt(place, server);
    },
    stop: async () => {
      await queue.close();
      await server.stop();
    },
  };
}

if (REDIS_MISSING === undefined) {
  describeQueue('BullMQ on Redis', async () => {
    const server = await startRedisTestServer();
    return await openAt(parseRedisPlace(server.url, `test-${randomUUID()}`), server);
  });
} else {
  describe('TaskQueue conformance: BullMQ on Redis', () => {
    it.skip(REDIS_MISSING ?? '', () => undefined);
  });
}
