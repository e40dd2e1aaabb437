import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUN_STEPS, type RunStep, type TaskEvent, type TaskRecord, type TaskRequest } from '@analytics/domain';
import { TASK_POLICY, parseRedisPlace } from '@analytics/jobs';
import { openBullmqQueue, type BullmqQueue } from '@analytics/jobs/redis';
import { REDIS_BINARY_MISSING, startRedisTestServer, type RedisTestServer } from '../../jobs/test/redis-test-server.ts';
import { answerOf, startAnalytics, type Outcome } from './analytics-process.ts';
import { copyShortWorld } from './short-world.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

const DATE = '2025-06-30';
/** Its death is noticed within seconds; held up as long by a busy machine, it loses its task and takes it again. */
const QUICK_TO_MISS = ['--lock-seconds', '4'] as const;

describe.skipIf(REDIS_BINARY_MISSING !== undefined)(
  `analytics worker on Redis${REDIS_BINARY_MISSING === undefined ? '' : ` (${REDIS_BINARY_MISSING})`}`,
  () => {
    let directory: string;
    let server: RedisTestServer;
    let queue: BullmqQueue;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'analytics-worker-'));
      server = await startRedisTestServer(true);
      queue = await openBullmqQueue(parseRedisPlace(server.url), TASK_POLICY);
      await copyShortWorld(directory);
    });
    afterAll(async () => {
      await queue.close();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    });

    const env = (): Record<string, string> => ({
      REDIS_URL: server.url,
      INGESTION_SOURCE_TYPE: 'directory',
      // Flat: the same transfers for every window.
      INGESTION_DIRECTORY: join(directory, 'world', 'demo', DATE, '30'),
    });
    const startWorker = (flags: readonly string[] = []): ReturnType<typeof startAnalytics> =>
      startAnalytics(['worker', '--threads', '1', ...flags], { cwd: directory, env: env() });
    const daily = (window_days: number, config: TaskRequest['config'] = { detection: { copies: 0 } }): TaskRequest => ({
      task_name: 'daily_analytics_pipeline',
      network: 'demo',
      processing_date: DATE,
      end_date: DATE,
      window_days,
      config,
      priority: 'on_demand',
      requested_by: 'local',
    });
    /** Calls `act` once, at the first event that is wanted; resolves when the task has ended. */
    const watch = async (
      task: TaskRecord,
      wanted: (event: TaskEvent) => boolean,
      act: () => void,
    ): Promise<TaskRecord> => {
      let isDone = false;
      for await (const event of queue.events(task.task_id, 0, new AbortController().signal)) {
        if (isDone || !wanted(event)) continue;
        isDone = true;
        act();
      }
      const record = (await queue.get(task.task_id))!;
      expect(isDone, record.error_message).toBe(true);
      return record;
    };
    const begins =
      (step: RunStep) =>
      ({ event }: TaskEvent): boolean =>
        event.kind === 'step_started' && event.step === step;
    const stop = async ({ child, outcome }: ReturnType<typeof startAnalytics>): Promise<Outcome> => {
      child.kill('SIGTERM');
      return await outcome;
    };

    it('lets what runs finish on SIGTERM, ends with 0, and has logged JSON lines that lead to task and run', async () => {
      const task = await queue.enqueue(daily(29));
      const { child, outcome } = startWorker();
      // What is left takes less than the grace, after which a worker hands its task back.
      const record = await watch(task, begins('publish'), () => child.kill('SIGTERM'));
      expect(record).toMatchObject({ status: 'SUCCESS', attempt: 1, result: { run_status: 'published' } });
      const { exit_code, stdout, stderr } = await outcome;
      expect(exit_code).toBe(0);
      expect(stderr).toBe('');
      const lines = stdout.trim().split('\n');
      const log = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      const ofRun = log.filter((line) => line['task_id'] === task.task_id && line['run_id'] === record.run_id);
      expect(ofRun.flatMap(({ step }) => (step === undefined ? [] : [step]))).toEqual(
        expect.arrayContaining(['ingest', 'features', 'publish']),
      );
      expect(ofRun.at(-1)).toMatchObject({ service: 'worker', msg: 'The task is done.' });
    });

    it.each([
      ['initialize', 'ingest'],
      ['features', 'patterns'],
      ['typologies', 'alerts'],
      ['publish', 'audit'],
    ] as const)('completes a task whose worker was killed -9 in %s, and the next in %s', async (...steps) => {
      // A slice for each task.
      const task = await queue.enqueue(daily(10 + RUN_STEPS.indexOf(steps[0])));
      let worker = startWorker(QUICK_TO_MISS);
      const to_come: RunStep[] = [...steps];
      for await (const event of queue.events(task.task_id, 0, new AbortController().signal)) {
        const [next] = to_come;
        if (next === undefined || !begins(next)(event)) continue;
        to_come.shift();
        worker.child.kill('SIGKILL');
        await worker.outcome;
        worker = startWorker(QUICK_TO_MISS);
      }
      expect(to_come).toEqual([]);
      const record = await queue.get(task.task_id);
      expect(record).toMatchObject({ status: 'SUCCESS', result: { run_status: 'published' } });
      await stop(worker);
      const status = answerOf(await analytics(['status', '--network', 'demo', '--json'], { cwd: directory }));
      expect(status['slices']).toContainEqual(
        expect.objectContaining({ processing_date: DATE, window_days: task.window_days }) as unknown,
      );
    });

    it('goes on when Redis is killed and comes back', async () => {
      const task = await queue.enqueue(daily(28));
      const worker = startWorker();
      const record = await watch(task, begins('features'), () => {
        void server.kill().then(() => server.restart());
      });
      expect(record).toMatchObject({ status: 'SUCCESS', attempt: 1 });
      await stop(worker);
    });

    it('refuses a wrong schedule by the names of its entries, and says what the scheduler needs', async () => {
      await writeFile(join(directory, 'beat.json'), JSON.stringify({ broken: { task: 'x', schedule: '* * * * *' } }));
      const refused = await analytics(['scheduler'], {
        cwd: directory,
        env: { ...env(), NETWORK: 'demo', CELERY_BEAT_SCHEDULE_PATH: 'beat.json' },
      });
      expect(refused.exit_code).toBe(2);
      expect(refused.stderr).toContain('INVALID_SCHEDULE');
      expect(refused.stderr).toContain('"broken"');
      const alone = await analytics(['worker'], { cwd: directory });
      expect(alone.exit_code).toBe(2);
      expect(alone.stderr).toContain('REDIS_URL');
    });
  },
);
