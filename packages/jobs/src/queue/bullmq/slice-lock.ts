/** One task at a time over a slice, and no question beside one that works in its tables, across all processes. */
import { randomUUID } from 'node:crypto';
import { Job, type Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { redisKeys, type RedisPlace } from './redis-place.ts';

/** Who is held up by a heavy step must not lose a job or a slice for that. */
export const LOCK_MS = 60_000;

/** Begins the token of a task beside which a question may be asked. */
const BESIDE = 'beside-questions:';

/** Keys: slice, asked, waiters. Arguments: token, milliseconds, task, whether it works in the tables of the slice. */
const TAKE = `redis.call('SADD', KEYS[3], ARGV[3])
if ARGV[4] == '1' and redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 0 end
redis.call('SREM', KEYS[3], ARGV[3])
return 1`;
/** Keys: slice, asked. Arguments: token, milliseconds, what tokens begin with that are no hindrance. */
const ASK = `local holder = redis.call('GET', KEYS[1])
if holder and string.sub(holder, 1, string.len(ARGV[3])) ~= ARGV[3] then return 0 end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`;
/** Keys: the one held, the one that must be free to take it again. Arguments: token, milliseconds. */
const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`;
const RELEASE = `local held = 0
if redis.call('GET', KEYS[1]) == ARGV[1] then held = redis.call('DEL', KEYS[1]) end
local waiters = redis.call('SMEMBERS', KEYS[2])
redis.call('DEL', KEYS[2])
return {held, waiters}`;

export interface SliceLock {
  /**
   * Frees the slice and wakes the tasks that waited for it. False where it was not held until now, or where Redis does
   * not say: another may have worked in it.
   */
  release(): Promise<boolean>;
}

export interface LockOptions {
  readonly redis: Redis;
  readonly place: RedisPlace;
  /** Whose tasks are woken. */
  readonly queue: Queue;
  /** Who dies frees the slice after so long; milliseconds. */
  readonly lock_ms: number;
  /**
   * The lock is renewed until it is released; called once where another has taken it meanwhile, as after a long silence
   * of Redis.
   */
  readonly onLost: () => void;
}

/** Takes the slice for a task, or notes that the task waits for it and gives undefined. */
export async function takeSlice(
  options: LockOptions,
  slice: string,
  task_id: string,
  works_in_slice: boolean,
): Promise<SliceLock | undefined> {
  const { redis, place, lock_ms } = options;
  const [key, asked] = [redisKeys.slice(place, slice), redisKeys.sliceAsked(place, slice)];
  const token = `${works_in_slice ? '' : BESIDE}${randomUUID()}`;
  const waiters = redisKeys.sliceWaiters(place, slice);
  const taken = await redis.eval(TAKE, 3, key, asked, waiters, token, lock_ms, task_id, works_in_slice ? '1' : '0');
  return taken === 1 ? held(options, slice, { key, other: works_in_slice ? asked : '', token }) : undefined;
}

/** Takes the slice for a question, or gives undefined: a question does not wait. */
export async function askSlice(options: LockOptions, slice: string): Promise<SliceLock | undefined> {
  const { redis, place, lock_ms } = options;
  const [other, key] = [redisKeys.slice(place, slice), redisKeys.sliceAsked(place, slice)];
  const token = randomUUID();
  const taken = await redis.eval(ASK, 2, other, key, token, lock_ms, BESIDE);
  return taken === 1 ? held(options, slice, { key, other, token }) : undefined;
}

function held(
  { redis, place, queue, lock_ms, onLost }: LockOptions,
  slice: string,
  { key, other, token }: { readonly key: string; readonly other: string; readonly token: string },
): SliceLock {
  const timer = setInterval(() => {
    redis.eval(RENEW, 2, key, other === '' ? `${key}:free` : other, token, lock_ms).then(
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
      // What could not be woken looks by itself soon.
      const released = redis.eval(RELEASE, 2, key, redisKeys.sliceWaiters(place, slice), token) as Promise<
        [held: number, waiters: string[]]
      >;
      const [isHeld, waiters] = await released.catch((): [number, string[]] => [0, []]);
      for (const waiter of waiters) {
        const job = await Job.fromId(queue, waiter).catch(() => undefined);
        await job?.promote().catch(() => undefined);
      }
      return isHeld === 1;
    },
  };
}
