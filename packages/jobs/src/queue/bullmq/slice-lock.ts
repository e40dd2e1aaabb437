/** One task at a time over a slice, across all workers. */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { redisKeys, type RedisPlace } from './redis-place.ts';

const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
local waiters = redis.call('SMEMBERS', KEYS[2])
redis.call('DEL', KEYS[2])
return waiters`;

export interface SliceLock {
  /** Frees the slice; gives the tasks that waited for it. */
  release(): Promise<string[]>;
}

/**
 * Takes the slice for `task_id` (a worker that dies frees it after `lock_ms`), or notes that the task waits for it and
 * gives undefined. The lock is renewed until it is released; where another has taken it meanwhile, as after a long
 * silence of Redis, `onLost` is called once.
 */
export async function takeSlice(
  redis: Redis,
  place: RedisPlace,
  slice: string,
  task_id: string,
  lock_ms: number,
  onLost: () => void,
): Promise<SliceLock | undefined> {
  const key = redisKeys.slice(place, slice);
  const waiters = redisKeys.sliceWaiters(place, slice);
  const token = randomUUID();
  // Noted first: whoever frees the slice from here on finds the note.
  await redis.sadd(waiters, task_id);
  if ((await redis.set(key, token, 'PX', lock_ms, 'NX')) === null) return undefined;
  await redis.srem(waiters, task_id);
  const timer = setInterval(() => {
    redis.eval(RENEW, 1, key, token, lock_ms).then(
      (renewed) => {
        if (renewed !== 0) return;
        clearInterval(timer);
        onLost();
      },
      // Redis is away: the next renewal tells whether the lock outlived that.
      () => undefined,
    );
  }, lock_ms / 3);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      return (await redis.eval(RELEASE, 2, key, waiters, token)) as string[];
    },
  };
}
