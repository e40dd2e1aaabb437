/**
 * The queues: how fast 10,000 runs are queued, whether they outlive a killed Redis, and whether four workers share a
 * backfill without doing a run twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_DATABASE, type TaskQueue, type TaskRequest } from '@analytics/domain';
import { SYSTEM_CLOCK, TASK_POLICY, TaskStore, openInProcessQueue, parseRedisPlace } from '@analytics/jobs';
import { LOCK_MS, openBullmqQueue, startBullmqWorker } from '@analytics/jobs/redis';
import { openDatabase } from '@analytics/storage';
import { startRedisTestServer } from '../packages/jobs/test/redis-test-server.ts';

const RUNS = 10_000;
const DAYS = 30;
const WORKERS = 4;
/** At most this many wait for the queue's answer at a time. */
const AT_ONCE = 200;

function daily(day: number): TaskRequest {
  const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
  const slice = { network: 'bench', processing_date: date, end_date: date, window_days: 1 };
  return { ...slice, task_name: 'daily_analytics_pipeline', config: {}, priority: 'backfill', requested_by: 'bench' };
}

async function enqueueAll(queue: TaskQueue): Promise<number> {
  const started = performance.now();
  for (let from = 0; from < RUNS; from += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => queue.enqueue(daily(from + at))));
  }
  return (performance.now() - started) / 1000;
}

export interface EnqueueFigures {
  readonly seconds: number;
  /** Waiting after the queue, or its Redis, was ended at once and started again. */
  readonly survived: number;
}

export async function benchInProcessEnqueue(): Promise<EnqueueFigures> {
  const data_dir = mkdtempSync(join(tmpdir(), 'analytics-bench-'));
  const open = async () => {
    const database = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
    return await openInProcessQueue({
      store: await TaskStore.open(database, SYSTEM_CLOCK),
      clock: SYSTEM_CLOCK,
      policy: TASK_POLICY,
    });
  };
  try {
    const queue = await open();
    const seconds = await enqueueAll(queue);
    await queue.close();
    const again = await open();
    const { waiting } = await again.counts();
    await again.close();
    return { seconds, survived: waiting };
  } finally {
    rmSync(data_dir, { recursive: true, force: true });
  }
}

export async function benchRedis(): Promise<EnqueueFigures & { readonly done: number; readonly done_twice: number }> {
  const server = await startRedisTestServer(true);
  const place = parseRedisPlace(server.url);
  const queue = await openBullmqQueue(place, TASK_POLICY);
  try {
    const seconds = await enqueueAll(queue);
    await server.kill();
    await server.restart();
    const { waiting } = await queue.counts();
    const shared = await shareBackfill(server.url);
    return { seconds, survived: waiting, ...shared };
  } finally {
    await queue.close();
    await server.stop();
  }
}

/** Workers that do nothing but note what they were given: what is measured is the sharing. */
async function shareBackfill(url: string): Promise<{ done: number; done_twice: number }> {
  const place = { ...parseRedisPlace(url), prefix: 'bench-share' };
  const queue = await openBullmqQueue(place, TASK_POLICY);
  const runs = new Map<string, number>();
  let reach: () => void = () => undefined;
  const allDone = new Promise<void>((resolve) => (reach = resolve));
  const executor = async ({ processing_date }: { processing_date: string }): Promise<Record<string, unknown>> => {
    runs.set(processing_date, (runs.get(processing_date) ?? 0) + 1);
    if (runs.size === DAYS) reach();
    return await Promise.resolve({});
  };
  const options = { lock_ms: LOCK_MS, place, executor, concurrency: 1, policy: TASK_POLICY, clock: SYSTEM_CLOCK };
  const workers = Array.from({ length: WORKERS }, () => startBullmqWorker(options));
  await Promise.all(Array.from({ length: DAYS }, (_, day) => queue.enqueue(daily(day))));
  await allDone;
  for (const worker of workers) await worker.close();
  await queue.close();
  return { done: runs.size, done_twice: [...runs.values()].filter((count) => count > 1).length };
}
