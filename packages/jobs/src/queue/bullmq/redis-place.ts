/** Where a queue lives on Redis, and the names of its keys. */
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
  /** Of a question, which works in its tables beside no task that does. */
  sliceAsked: ({ prefix }: RedisPlace, slice: string): string => `${prefix}:slice-asked:${slice}`,
  sliceWaiters: ({ prefix }: RedisPlace, slice: string): string => `${prefix}:slice-waiters:${slice}`,
  /** Jobs that were cancelled while a worker had them, by when: BullMQ keeps them among those that failed. */
  stopped: ({ prefix }: RedisPlace): string => `${prefix}:tasks-stopped`,
  /** A hash that `endedCounts` reads. */
  ended: ({ prefix }: RedisPlace): string => `${prefix}:tasks-ended`,
  /** Written to see whether it can be. */
  written: ({ prefix }: RedisPlace): string => `${prefix}:written`,
  cancels: ({ prefix }: RedisPlace): string => `${prefix}:cancels`,
} as const;
