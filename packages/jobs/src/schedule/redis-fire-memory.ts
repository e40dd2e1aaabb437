/** The schedule's memory on Redis: any number of schedulers on any number of machines. */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { askRedis, connectForRequests } from '../queue/bullmq/redis-connection.ts';
import type { RedisPlace } from '../queue/bullmq/redis-place.ts';
import { CLAIM_MS, type FireMemory } from './fire-memory.ts';

const firedSchema = z.object({ occurrence_ms: z.number(), fired_ms: z.number(), task_id: z.string() });

export interface RedisFireMemory extends FireMemory {
  close(): void;
}

/** Its methods throw QUEUE_UNAVAILABLE where Redis does not answer. */
export function redisFireMemory(place: RedisPlace): RedisFireMemory {
  const redis: Redis = connectForRequests(place);
  const fires = `${place.prefix}:schedule-fires`;
  const fired = `${place.prefix}:schedule-fired`;
  const claimOf = (entry_name: string, occurrence_ms: number): string =>
    `${place.prefix}:schedule-claim:${entry_name}:${occurrence_ms}`;
  const note = async (entry_name: string, occurrence_ms: number): Promise<void> => {
    await askRedis('keep the schedule', () => redis.hset(fires, entry_name, String(occurrence_ms)));
  };
  return {
    last: async (entry_name) => {
      const text = await askRedis('read the schedule', () => redis.hget(fires, entry_name));
      return text === null ? undefined : Number(text);
    },
    fired: async (entry_name) => {
      const text = await askRedis('read the schedule', () => redis.hget(fired, entry_name));
      return text === null ? undefined : firedSchema.parse(JSON.parse(text));
    },
    begin: note,
    claim: async (entry_name, occurrence_ms) => {
      const claim = claimOf(entry_name, occurrence_ms);
      return (await askRedis('claim an occurrence', () => redis.set(claim, '1', 'PX', CLAIM_MS, 'NX'))) !== null;
    },
    release: async (entry_name, occurrence_ms) => {
      await askRedis('release an occurrence', () => redis.del(claimOf(entry_name, occurrence_ms)));
    },
    // The claim stays until it expires: a scheduler that looked before the note was made finds it.
    record: async (entry_name, occurrence_ms, fired_ms, task_id) => {
      await note(entry_name, occurrence_ms);
      const what = JSON.stringify({ occurrence_ms, fired_ms, task_id });
      await askRedis('keep the schedule', () => redis.hset(fired, entry_name, what));
    },
    close: () => {
      redis.disconnect();
    },
  };
}
