/** Where a queue lives on Redis, and the names of its keys. */
import { Redis } from 'ioredis';
import { AnalyticsError } from '@analytics/domain';

export interface RedisPlace {
  /** `redis://host:6379/0`, or `rediss://` for TLS. */
  readonly url: string;
  /** Begins every key, so that several deployments can share a server. */
  readonly prefix: string;
}

export const DEFAULT_PREFIX = 'analytics';

/** BullMQ's name of the queue of tasks. */
export const TASKS = 'tasks';

/** Tasks, their events and what was revoked are kept this long after their end. */
export const KEEP_SECONDS = 30 * 86_400;

/** Parses what REDIS_URL or CELERY_BROKER_URL says. Throws INVALID_SETTING; the message shows no password. */
export function parseRedisPlace(url: string, prefix = DEFAULT_PREFIX): RedisPlace {
  const scheme = URL.canParse(url) ? new URL(url).protocol : 'no URL';
  if (scheme !== 'redis:' && scheme !== 'rediss:') {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected REDIS_URL (or CELERY_BROKER_URL) to begin with redis:// or rediss://, found ${scheme}.`,
    );
  }
  return { url, prefix };
}

/** For requests that someone waits for: what Redis does not answer soon fails rather than hangs. */
export function connectForRequests({ url }: RedisPlace): Redis {
  return quiet(new Redis(url, { maxRetriesPerRequest: 2, connectTimeout: 5000, retryStrategy: reconnectDelay }));
}

/** For workers and readers that wait for Redis however long it is away. */
export function connectForWaiting({ url }: RedisPlace): Redis {
  return quiet(new Redis(url, { maxRetriesPerRequest: null, connectTimeout: 5000, retryStrategy: reconnectDelay }));
}

function reconnectDelay(times: number): number {
  return Math.min(2000, 50 * 2 ** Math.min(times, 6));
}

/** A lost connection is told by the request that fails, and comes back by itself. */
function quiet(redis: Redis): Redis {
  return redis.on('error', () => undefined);
}

/** Names of the keys beside BullMQ's own. */
export const redisKeys = {
  /** Of all tasks, or of those of one network. */
  index: ({ prefix }: RedisPlace, network?: string): string =>
    network === undefined ? `${prefix}:task-index` : `${prefix}:task-index:${network}`,
  events: ({ prefix }: RedisPlace, task_id: string): string => `${prefix}:task-events:${task_id}`,
  eventCount: ({ prefix }: RedisPlace, task_id: string): string => `${prefix}:task-event-count:${task_id}`,
  revoked: ({ prefix }: RedisPlace, task_id: string): string => `${prefix}:task-revoked:${task_id}`,
  cancelled: ({ prefix }: RedisPlace, task_id: string): string => `${prefix}:task-cancelled:${task_id}`,
  slice: ({ prefix }: RedisPlace, slice: string): string => `${prefix}:slice:${slice}`,
  sliceWaiters: ({ prefix }: RedisPlace, slice: string): string => `${prefix}:slice-waiters:${slice}`,
  /** Jobs that were cancelled while a worker had them, by when: BullMQ keeps them among those that failed. */
  stopped: ({ prefix }: RedisPlace): string => `${prefix}:tasks-stopped`,
  /** A hash that `endedCounts` reads. */
  ended: ({ prefix }: RedisPlace): string => `${prefix}:tasks-ended`,
  cancels: ({ prefix }: RedisPlace): string => `${prefix}:cancels`,
} as const;

/** Runs a request; what fails is QUEUE_UNAVAILABLE. Errors of ours pass unchanged. */
export async function askRedis<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AnalyticsError) throw error;
    const found = error instanceof Error ? error.message : String(error);
    throw new AnalyticsError('QUEUE_UNAVAILABLE', `Expected Redis to ${doing}, found: ${found}.`, { cause: error });
  }
}
