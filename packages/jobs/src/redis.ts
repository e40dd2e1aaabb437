/**
 * What only a deployment with Redis loads: its client libraries take half of the time that a command needs to start.
 */
export { openBullmqQueue, type BullmqQueue } from './queue/bullmq/bullmq-queue.ts';
export { startBullmqWorker, type BullmqWorkerOptions } from './queue/bullmq/bullmq-worker.ts';
export { LOCK_MS } from './queue/bullmq/slice-lock.ts';
export { redisFireMemory, type RedisFireMemory } from './schedule/redis-fire-memory.ts';
