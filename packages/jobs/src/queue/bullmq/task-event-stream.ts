/** A task's events as a Redis stream whose ids are the events' numbers. */
import type { Redis } from 'ioredis';
import type { TaskEvent } from '@analytics/domain';
import { hasEnded } from '../task-status.ts';
import { connectForWaiting } from './redis-connection.ts';
import { KEEP_SECONDS, redisKeys, type RedisPlace } from './redis-place.ts';

/** A reader looks this often whether the task ended without a word, as one whose worker died does. */
const BLOCK_MS = 2000;
/** The last event is told just after the end that a reader may have seen already. */
const LAST_WORD_MS = 250;
const EVENTS_KEPT = 10_000;

/** Number and event are one step, so that ids rise whoever writes. */
const APPEND = `
local id = redis.call('INCR', KEYS[2])
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], id .. '-0', 'at_ms', ARGV[3], 'event', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('EXPIRE', KEYS[2], ARGV[4])
return id`;

export async function appendEvent(
  redis: Redis,
  place: RedisPlace,
  task_id: string,
  event: TaskEvent['event'],
  at_ms: number,
): Promise<void> {
  const keys = [redisKeys.events(place, task_id), redisKeys.eventCount(place, task_id)] as const;
  await redis.eval(APPEND, 2, ...keys, JSON.stringify(event), EVENTS_KEPT, at_ms, KEEP_SECONDS);
}

/** Forgets a task that was never queued. */
export async function dropEvents(redis: Redis, place: RedisPlace, task_id: string): Promise<void> {
  await redis.del(redisKeys.events(place, task_id), redisKeys.eventCount(place, task_id));
}

/**
 * The events after an id and then as they come, until `taskIsOver` says so and none is left, or the signal aborts.
 * Takes a connection of its own, and waits while Redis is away.
 */
export async function* readEvents(
  place: RedisPlace,
  task_id: string,
  after_event_id: number,
  signal: AbortSignal,
  taskIsOver: () => Promise<boolean>,
): AsyncGenerator<TaskEvent> {
  const redis = connectForWaiting(place);
  const leave = (): void => {
    redis.disconnect();
  };
  signal.addEventListener('abort', leave);
  let last = after_event_id;
  try {
    while (!signal.aborted) {
      // Asked before reading: what was told before the end is then read below.
      const isOver = await taskIsOver();
      const fresh = await readAfter(redis, place, task_id, last, isOver ? LAST_WORD_MS : BLOCK_MS);
      for (const event of fresh) {
        yield event;
        last = event.event_id;
        if (isFinal(event)) return;
      }
      if (isOver && fresh.length === 0) return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', leave);
    redis.disconnect();
  }
}

function isFinal({ event }: TaskEvent): boolean {
  return event.kind === 'status' && hasEnded(event.status);
}

async function readAfter(
  redis: Redis,
  place: RedisPlace,
  task_id: string,
  after: number,
  block_ms: number,
): Promise<TaskEvent[]> {
  const key = redisKeys.events(place, task_id);
  const entries = (await redis.xread('BLOCK', block_ms, 'STREAMS', key, `${after}-0`))?.[0]?.[1] ?? [];
  return entries.map(([id, fields]) => ({
    event_id: Number(id.split('-')[0]),
    task_id,
    at_ms: Number(fields[1]),
    event: JSON.parse(fields[3] ?? '{}') as TaskEvent['event'],
  }));
}
