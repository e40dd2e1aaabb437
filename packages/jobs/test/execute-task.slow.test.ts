import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layeredSettings, resolveSettings } from '@analytics/analyzers';
import {
  RUN_STEPS,
  SERVICE_DATABASE,
  TRACE_DEFAULTS,
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type TaskName,
  type TaskRecord,
} from '@analytics/domain';
import { keptTrace, listSlices, migrate, openDatabase, type Database } from '@analytics/storage';
import { createTaskExecutor, type ExecutionSite } from '../src/tasks/execute-task.ts';
import { openInProcessQueue, type InProcessQueue } from '../src/queue/in-process/in-process-queue.ts';
import { TaskStore } from '../src/queue/in-process/task-store.ts';
import { SYSTEM_CLOCK } from '../src/queue/queue-clock.ts';
import { readUserTypologies } from '../src/window/user-typologies/read-user-typologies.ts';
import { stepsOf } from '../src/tasks/task-steps.ts';
import { TEST_POLICY, ended, eventsOf, request } from './queue.conformance.ts';

const DATE = '2025-03-01';
const window = windowOf(parseProcessingDate(DATE), 14);
const networks = ['one', 'two'].map(parseNetworkName);
let data_dir: string;
let readers: Database[];
let queue: InProcessQueue;

beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-execute-'));
  readers = [];
  for (const network of networks) {
    const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1 });
    await migrate(database, network);
    // 400 transfers among 40 addresses over 14 days.
    await database.command(
      `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {start:UInt64} + number * 3000000,
         concat('a', toString(cityHash64(number, 'from') % 40)), concat('a', toString(cityHash64(number, 'to') % 40)),
         'X', 'native', toDecimal128(1 + cityHash64(number, 'amount') % 5000, 18) AS amount, amount * 2, 0, 1
       FROM numbers(400)`,
      { start: window.start_ms },
    );
    readers.push(database);
  }
  const store = await TaskStore.open(
    await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 }),
    SYSTEM_CLOCK,
  );
  queue = await openInProcessQueue({
    store,
    clock: SYSTEM_CLOCK,
    policy: { ...TEST_POLICY, time_limit_ms: () => 60_000 },
  });
  const site: ExecutionSite = {
    openNetwork: (network) => openDatabase({ name: databaseOf(network), data_dir, threads: 1 }),
    settingsFor: (network, layers) => resolveSettings(layeredSettings({}, network, layers), network, 'the task'),
    sourceFor: () => undefined,
    userTypologies: () => readUserTypologies(undefined),
    enqueue: (asked) => queue.enqueue(asked),
    data_dir,
    threads: 1,
    code_version: 'test',
    now_ms: () => Date.now(),
  };
  queue.work(createTaskExecutor(site), 2);
});
afterAll(async () => {
  await queue.close();
  for (const reader of readers) await reader.close();
  await rm(data_dir, { recursive: true, force: true });
});

const ask = async (task_name: TaskName, change: Partial<TaskRecord> = {}): Promise<TaskRecord> =>
  await queue.enqueue(
    request({ task_name, network: 'one', processing_date: DATE, end_date: DATE, window_days: 14, ...change }),
  );

const traced = {
  task_name: 'trace_money',
  network: 'one',
  processing_date: DATE,
  end_date: DATE,
  window_days: 14,
} as const;

describe('executeTask', () => {
  it('runs the daily pipeline of two networks in one process and publishes both', async () => {
    const tasks = [await ask('daily_analytics_pipeline'), await ask('daily_analytics_pipeline', { network: 'two' })];
    for (const task of tasks) {
      const record = await ended(queue, task);
      expect(record).toMatchObject({ status: 'SUCCESS', attempt: 1, result: { run_status: 'published' } });
      expect(record.result?.['run_id']).toBe(record.run_id);
      const steps = (await eventsOf(queue, task.task_id)).flatMap(({ event }) =>
        event.kind === 'step_ended' ? [event.step] : [],
      );
      expect(steps).toEqual([...RUN_STEPS]);
    }
    for (const reader of readers) expect(await listSlices(reader)).toMatchObject([{ processing_date: DATE }]);
  });

  it('writes a slice as Parquet with the checksums of its files', async () => {
    await ended(queue, await ask('daily_analytics_pipeline'));
    const record = await ended(queue, await ask('export_batch'));
    expect(record.status).toBe('SUCCESS');
    const directory = join(data_dir, 'exports', 'one', DATE, '14');
    const meta = JSON.parse(await readFile(join(directory, 'META.json'), 'utf8')) as { files: Record<string, object> };
    expect(Object.keys(meta.files)).toContain('features.parquet');
    expect((await readFile(join(directory, 'features.parquet'))).subarray(0, 4).toString()).toBe('PAR1');
  });

  it('traces money, keeps the answer, and takes the same question once', async () => {
    await ended(queue, await ask('daily_analytics_pipeline'));
    const { path_count, direction, method, min_usd } = TRACE_DEFAULTS;
    const question = { from: ['a1'], transfers: [], direction, method, min_usd, path_count };
    const task = await queue.enqueue(request({ ...traced, config: { question }, requested_by: 'analyst' }));
    const again = await queue.enqueue(request({ ...traced, config: { question } }));
    expect(again.task_id).toBe(task.task_id);
    const other = await queue.enqueue(request({ ...traced, config: { question: { ...question, from: ['a2'] } } }));
    expect(other.task_id).not.toBe(task.task_id);
    const record = await ended(queue, task);
    expect(record.status).toBe('SUCCESS');
    expect(record.result?.['destination_count']).toBeGreaterThan(0);
    const kept = await keptTrace(readers[0]!, window, String(record.result?.['trace_id']));
    expect(kept.asked_by).toBe('analyst');
    expect(JSON.parse(kept.answer_json)).toMatchObject({ sources: ['a1'] });
    expect(await ended(queue, other)).toMatchObject({ status: 'SUCCESS' });
    const nobody = await queue.enqueue(request({ ...traced, config: { question: { ...question, from: ['nobody'] } } }));
    expect(await ended(queue, nobody)).toMatchObject({ status: 'FAILURE', error_code: 'ADDRESS_NOT_FOUND' });
    const unknown = await queue.enqueue(request({ ...traced, config: { question: { from: 7 } } }));
    expect(await ended(queue, unknown)).toMatchObject({ status: 'FAILURE', error_code: 'INVALID_TASK' });
  });

  it('fails an export of a slice that was never published, without trying again', async () => {
    const record = await ended(queue, await ask('export_batch', { window_days: 3 }));
    expect(record).toMatchObject({ status: 'FAILURE', error_code: 'SLICE_NOT_FOUND', attempt: 1 });
  });

  it('queues one daily pipeline a date for a backfill, last date included', async () => {
    const backfill = await ask('backfill_pipeline', { processing_date: '2025-02-27', end_date: DATE, window_days: 7 });
    const { result } = await ended(queue, backfill);
    expect(result?.['processed_dates']).toEqual(['2025-02-27', '2025-02-28', '2025-03-01']);
    for (const task_id of result?.['task_ids'] as string[]) {
      const task = (await queue.get(task_id))!;
      expect(await ended(queue, task)).toMatchObject({
        task_name: 'daily_analytics_pipeline',
        priority: 'backfill',
        status: 'SUCCESS',
      });
    }
  });

  it('refuses settings and sources that the task may not name', async () => {
    const setting = await ended(queue, await ask('build_features', { config: { no_such_setting: 1 } }));
    expect(setting).toMatchObject({ status: 'FAILURE', error_code: 'INVALID_SETTING', attempt: 1 });
    const source = await ended(queue, await ask('build_features', { config: { source: 7 } }));
    expect(source).toMatchObject({ status: 'FAILURE', error_code: 'INVALID_TASK' });
    expect(await ended(queue, await ask('ingest_batch'))).toMatchObject({
      status: 'FAILURE',
      error_code: 'INVALID_TASK',
    });
  });
});

describe('stepsOf', () => {
  it('takes the steps from the list of all steps, in its order', () => {
    expect(stepsOf('daily_analytics_pipeline', false)).toBe(RUN_STEPS);
    expect(stepsOf('build_features', false)).toEqual(['initialize', 'features', 'publish', 'audit']);
    expect(stepsOf('detect_structural_patterns', true)).toEqual([
      'initialize',
      'ingest',
      'patterns',
      'publish',
      'audit',
    ]);
  });
});
