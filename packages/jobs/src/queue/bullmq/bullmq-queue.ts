/** The queue on Redis: any number of processes ask and work; BullMQ keeps order, retries and lost workers. */
import { randomUUID } from 'node:crypto';
import { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  AnalyticsError,
  TASK_PRIORITIES,
  type EndedCount,
  type QueueCounts,
  type QueuedTask,
  type TaskEvent,
  type TaskPriority,
  type TaskQueue,
  type TaskRecord,
  type TaskRequest,
  type TaskSlice,
} from '@analytics/domain';
import { endedCounts, endedField } from '../ended-counts.ts';
import { parseTaskRequest } from '../parse-task-request.ts';
import { sliceIsTaken, sliceKeyOf, taskKey } from '../task-identity.ts';
import { cancelledFacts } from '../task-outcome.ts';
import type { TaskPolicy } from '../task-policy.ts';
import { outranks } from '../task-priority.ts';
import { hasEnded } from '../task-status.ts';
import { askRedis, connectForRequests } from './redis-connection.ts';
import { KEEP_SECONDS, TASKS, redisKeys, type RedisPlace } from './redis-place.ts';
import { LOCK_MS, askSlice } from './slice-lock.ts';
import { countFailed } from './stopped-jobs.ts';
import { appendEvent, dropEvents, readEvents } from './task-event-stream.ts';
import { recordOf, type TaskJob } from './task-job.ts';

/** The newest tasks that `list` knows, of all networks and of each. */
const INDEX_SIZE = 100_000;

/** What only shows that Redis takes a write goes by itself. */
const WRITTEN_SECONDS = 60;

/** BullMQ takes the lowest number above 0 first. */
const jobPriority = (priority: TaskPriority): number => TASK_PRIORITIES.indexOf(priority) + 1;

/** Connects. Throws QUEUE_UNAVAILABLE where Redis does not answer. */
export async function openBullmqQueue(place: RedisPlace, policy: TaskPolicy): Promise<BullmqQueue> {
  const redis = connectForRequests(place);
  try {
    await askRedis('answer', () => redis.ping());
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return new BullmqQueue(redis, place, policy);
}

export class BullmqQueue implements TaskQueue {
  readonly kind = 'bullmq';
  private readonly redis: Redis;
  private readonly place: RedisPlace;
  private readonly policy: TaskPolicy;
  private readonly queue: Queue<TaskRequest, Readonly<Record<string, unknown>>>;

  constructor(redis: Redis, place: RedisPlace, policy: TaskPolicy) {
    this.redis = redis;
    this.place = place;
    this.policy = policy;
    this.queue = new Queue(TASKS, { connection: redis, prefix: place.prefix });
    this.queue.on('error', () => undefined);
  }

  async enqueue(request: TaskRequest): Promise<QueuedTask> {
    const sound = parseTaskRequest(request);
    return await askRedis('queue the task', async () => {
      const task_id = randomUUID();
      const created_ms = Date.now();
      // Before the job: a worker may take it at once, and the first event is that it waits.
      // The two are sent together, on one connection in their order.
      await Promise.all([
        appendEvent(this.redis, this.place, task_id, pending, created_ms),
        this.redis.zadd(redisKeys.index(this.place), created_ms, task_id),
        this.redis.zadd(redisKeys.index(this.place, sound.network), created_ms, task_id),
      ]);
      const job = await this.queue.add(sound.task_name, sound, {
        jobId: task_id,
        timestamp: created_ms,
        deduplication: { id: taskKey(sound) },
        priority: jobPriority(sound.priority),
        attempts: this.policy.max_attempts,
        backoff: { type: 'analytics' },
        removeOnComplete: { age: KEEP_SECONDS },
        removeOnFail: { age: KEEP_SECONDS },
      });
      if (job.id === task_id) return { ...recordOf(job, 'waiting'), is_new: true };
      await dropEvents(this.redis, this.place, task_id);
      await this.redis.zrem(redisKeys.index(this.place), task_id);
      await this.redis.zrem(redisKeys.index(this.place, sound.network), task_id);
      const known = await this.raise(job.id ?? '', sound.priority);
      // Where the other ended in between, this one is asked for anew.
      return known === undefined ? await this.enqueue(request) : { ...known, is_new: false };
    });
  }

  /** The task with the higher of both priorities; undefined where it is gone. */
  private async raise(task_id: string, priority: TaskPriority): Promise<TaskRecord | undefined> {
    const known = await this.get(task_id);
    if (known === undefined || hasEnded(known.status) || !outranks(priority, known.priority)) return known;
    const job = await Job.fromId<TaskRequest>(this.queue, task_id);
    if (job === undefined) return await this.get(task_id);
    await job.changePriority({ priority: jobPriority(priority) });
    await job.updateData({ ...job.data, priority });
    return { ...known, priority };
  }

  async get(task_id: string): Promise<TaskRecord | undefined> {
    return await askRedis('read the task', async () => {
      // Sent together: while a run works, each way to Redis and back waits for a core.
      const [job, state] = await Promise.all([
        Job.fromId(this.queue, task_id) as Promise<TaskJob | undefined>,
        this.queue.getJobState(task_id),
      ]);
      if (job !== undefined) return recordOf(job, state);
      const revoked = await this.redis.get(redisKeys.revoked(this.place, task_id));
      return revoked === null ? undefined : (JSON.parse(revoked) as TaskRecord);
    });
  }

  async list(limit: number, network?: string): Promise<TaskRecord[]> {
    const index = redisKeys.index(this.place, network);
    const ids = await askRedis('list tasks', async () => {
      await this.redis.zremrangebyrank(index, 0, -INDEX_SIZE - 1);
      return await this.redis.zrevrange(index, 0, limit - 1);
    });
    const records = await Promise.all(ids.map((task_id) => this.get(task_id)));
    return records.filter((record) => record !== undefined);
  }

  async cancel(task_id: string): Promise<boolean> {
    const record = await this.get(task_id);
    if (record === undefined || hasEnded(record.status)) return false;
    return await askRedis('cancel the task', async () => {
      if (await this.removeWaiting(record)) return true;
      // It runs: its worker is told, and one that takes it up later finds the mark.
      await this.redis.set(redisKeys.cancelled(this.place, task_id), '1', 'EX', KEEP_SECONDS);
      await this.redis.publish(redisKeys.cancels(this.place), task_id);
      return true;
    });
  }

  /** False where a worker has it. */
  private async removeWaiting(record: TaskRecord): Promise<boolean> {
    const { task_id } = record;
    const job = await Job.fromId(this.queue, task_id);
    if (job === undefined || (await job.isActive())) return false;
    const revoked: TaskRecord = { ...record, status: 'REVOKED', ...cancelledFacts(), ended_ms: Date.now() };
    const key = redisKeys.revoked(this.place, task_id);
    await this.redis.set(key, JSON.stringify(revoked), 'EX', KEEP_SECONDS);
    try {
      await job.remove();
    } catch {
      // A worker took it in between.
      await this.redis.del(key);
      return false;
    }
    await this.queue.removeDeduplicationKey(taskKey(record));
    const { status, error_message } = revoked;
    await this.redis.hincrby(redisKeys.ended(this.place), endedField(record, status), 1);
    await appendEvent(this.redis, this.place, task_id, { kind: 'status', status, error_message }, revoked.ended_ms);
    return true;
  }

  async holdSlice(slice: TaskSlice, onLost: () => void): Promise<() => Promise<boolean>> {
    const { redis, place, queue } = this;
    const lock = await askRedis('keep the slice for a question', () =>
      askSlice({ redis, place, queue, lock_ms: LOCK_MS, onLost }, sliceKeyOf(slice)),
    );
    if (lock === undefined) throw sliceIsTaken(slice);
    return () => lock.release();
  }

  async *events(task_id: string, after_event_id: number, signal: AbortSignal): AsyncGenerator<TaskEvent> {
    yield* readEvents(this.place, task_id, after_event_id, signal, async () => {
      try {
        const record = await this.get(task_id);
        return record === undefined || hasEnded(record.status);
      } catch (error) {
        // While Redis is away nobody knows; the reader waits for it.
        if (error instanceof AnalyticsError && error.code === 'QUEUE_UNAVAILABLE') return false;
        throw error;
      }
    });
  }

  async requireWritable(): Promise<void> {
    await askRedis('write', () => this.redis.set(redisKeys.written(this.place), Date.now(), 'EX', WRITTEN_SECONDS));
  }

  async counts(): Promise<QueueCounts> {
    const [counts, failed] = await askRedis('count tasks', () =>
      Promise.all([
        this.queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed'),
        countFailed(this.redis, this.place, this.queue.toKey('failed')),
      ]),
    );
    const of = (state: string): number => counts[state] ?? 0;
    return {
      waiting: of('waiting') + of('prioritized'),
      active: of('active'),
      delayed: of('delayed'),
      failed,
    };
  }

  async endedCounts(): Promise<readonly EndedCount[]> {
    const counts = await askRedis('count ended tasks', () => this.redis.hgetall(redisKeys.ended(this.place)));
    return endedCounts(Object.entries(counts));
  }

  async close(): Promise<void> {
    await this.queue.close();
    this.redis.disconnect();
  }
}

const pending = { kind: 'status', status: 'PENDING', error_message: '' } as const;
