/** The Redis that a command is given, and what it keeps from the workers there. */
import type { TaskQueue } from '@analytics/domain';
import { TASK_POLICY, parseRedisPlace, type RedisPlace } from '@analytics/jobs';
import { serverAddress } from '../place.ts';
import type { Shell } from '../shell.ts';

/** The Redis that the environment names, if it names one. Throws INVALID_SETTING. */
export function redisPlace(shell: Shell): RedisPlace | undefined {
  const url = shell.environment.REDIS_URL ?? shell.environment.CELERY_BROKER_URL;
  return url === undefined ? undefined : parseRedisPlace(url);
}

/**
 * How a command keeps a slice from workers that share the data on a server; undefined where none can, for whoever holds
 * a data directory has it alone.
 */
export function sliceHolder(shell: Shell): TaskQueue['holdSlice'] | undefined {
  const place = redisPlace(shell);
  if (place === undefined || serverAddress(shell) === undefined) return undefined;
  return async (slice, onLost) => {
    const { openBullmqQueue } = await import('@analytics/jobs/redis');
    const queue = await openBullmqQueue(place, TASK_POLICY);
    try {
      const release = await queue.holdSlice(slice, onLost);
      return async () => {
        const isHeld = await release();
        await queue.close();
        return isHeld;
      };
    } catch (error) {
      await queue.close();
      throw error;
    }
  };
}
