/** Jobs that were cancelled while a worker had them: BullMQ knows no end of that kind, and counts them as failed. */
import type { Redis } from 'ioredis';
import { KEEP_SECONDS, redisKeys, type RedisPlace } from './redis-place.ts';

/** Failed jobs without those that were stopped. Both sets forget after the same time. O(stopped jobs). */
const COUNT_FAILED = `
local count = redis.call('ZCARD', KEYS[1])
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  if redis.call('ZSCORE', KEYS[1], id) then count = count - 1 end
end
return count`;

/** Noted before the job ends, so that it is never counted as failed. */
export async function noteStopped(redis: Redis, place: RedisPlace, task_id: string, now_ms: number): Promise<void> {
  const stopped = redisKeys.stopped(place);
  await redis.zadd(stopped, now_ms, task_id);
  await redis.zremrangebyscore(stopped, '-inf', now_ms - KEEP_SECONDS * 1000);
}

/** `failed` is the key of BullMQ's set of failed jobs. */
export async function countFailed(redis: Redis, place: RedisPlace, failed: string): Promise<number> {
  return Number(await redis.eval(COUNT_FAILED, 2, failed, redisKeys.stopped(place)));
}
