/** Connections to Redis, and what a failing one means. */
import { Redis } from 'ioredis';
import { AnalyticsError, type ErrorCode } from '@analytics/domain';
import type { RedisPlace } from './redis-place.ts';

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

/** A lost connection fails the request that uses it, and comes back by itself. */
function quiet(redis: Redis): Redis {
  return redis.on('error', () => undefined);
}

/** How Redis begins an answer that refuses a write (its src/server.c, `shared.*err`). */
const REFUSALS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/\bOOM command not allowed|\bMISCONF\b/u, 'QUEUE_FULL'],
  [/\b(READONLY|NOREPLICAS|MASTERDOWN)\b/u, 'QUEUE_READ_ONLY'],
];

/**
 * Runs a request. Throws QUEUE_FULL and QUEUE_READ_ONLY where Redis refuses to write, QUEUE_UNAVAILABLE for what else
 * fails. Errors of ours pass unchanged.
 */
export async function askRedis<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AnalyticsError) throw error;
    const found = error instanceof Error ? error.message : String(error);
    const code = REFUSALS.find(([sign]) => sign.test(found))?.[1] ?? 'QUEUE_UNAVAILABLE';
    throw new AnalyticsError(code, `Expected Redis to ${doing}, found: ${found.replace(/\.$/u, '')}.`, {
      cause: error,
    });
  }
}
