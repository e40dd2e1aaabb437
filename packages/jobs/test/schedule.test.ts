import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalyticsError, SERVICE_DATABASE, type QueuedTask, type TaskQueue, type TaskRequest } from '@analytics/domain';
import { openDatabase, type Database } from '@analytics/storage';
import { parseRedisPlace } from '../src/queue/bullmq/redis-place.ts';
import { parseBeatSchedule, type ScheduleEntry } from '../src/schedule/beat-schedule.ts';
import { parseCadence } from '../src/schedule/cadence.ts';
import { databaseFireMemory } from '../src/schedule/database-fire-memory.ts';
import type { FireMemory } from '../src/schedule/fire-memory.ts';
import { redisFireMemory } from '../src/schedule/redis-fire-memory.ts';
import { startScheduler } from '../src/schedule/scheduler.ts';
import { manualClock } from './manual-clock.ts';
import { REDIS_MISSING, startRedisTestServer } from './redis-test-server.ts';

const at = (text: string): number => Date.parse(`${text}Z`);

const one = (entry: object, network: string | undefined = 'torus'): ScheduleEntry =>
  parseBeatSchedule({ entry }, network, 'test')[0]!;

const refusal = (schedule: unknown, network?: string): string => {
  try {
    parseBeatSchedule(schedule, network, 'beat.json');
    return 'none';
  } catch (error) {
    expect((error as AnalyticsError).code).toBe('INVALID_SCHEDULE');
    return (error as AnalyticsError).message;
  }
};

describe('parseBeatSchedule', () => {
  it('reads the shipped schedule: five entries, those within a day take tomorrow and ingest first', async () => {
    const text = await readFile(new URL('../beat_schedule.json', import.meta.url), 'utf8');
    const entries = parseBeatSchedule(JSON.parse(text), 'torus', 'beat_schedule.json');
    const due = at('2025-11-20T14:00:00');
    expect(
      entries.map((entry) => {
        const { task_name, window_days, processing_date, network, config } = entry.requestAt(due);
        return [
          entry.cadence.pattern,
          task_name,
          network,
          window_days,
          processing_date,
          config['ingest_first'] ?? false,
        ];
      }),
    ).toEqual([
      ['0 2 * * *', 'daily_analytics_pipeline', 'torus', 180, '2025-11-20', false],
      ['0 * * * *', 'detect_structural_patterns', 'torus', 1, '2025-11-21', true],
      ['15 */6 * * *', 'detect_structural_patterns', 'torus', 7, '2025-11-21', true],
      ['0 4 * * *', 'detect_structural_patterns', 'torus', 30, '2025-11-20', false],
      ['0 5 * * sun', 'detect_structural_patterns', 'torus', 90, '2025-11-20', false],
    ]);
  });

  it.each(['0 0 30 2 *', '0 0 31 4,6 *'])('refuses %j, a date that never comes', (cron) => {
    expect(() => parseCadence(cron)).toThrow('names a date that never comes');
    expect(parseCadence('0 0 29 2 *').nextAfter(at('2025-01-01T00:00:00'))).toBe(at('2028-02-29T00:00:00'));
  });

  it('takes dotted Python paths and class names by their last part', () => {
    const names = [
      'packages.jobs.tasks.daily_pipeline_task.DailyAnalyticsPipelineTask',
      'packages.jobs.tasks.daily_analytics_pipeline',
      'DailyAnalyticsPipelineTask',
      'daily_analytics_pipeline_task',
    ];
    for (const task of names) expect(one({ task, schedule: '0 2 * * *' }).task_name).toBe('daily_analytics_pipeline');
    expect(one({ task: 'a.b.BackfillPipelineTask', schedule: '0 2 * * *' }).task_name).toBe('backfill_pipeline');
  });

  it('fills dates from the day on which an entry is due', () => {
    const dateOf = (date: string): string =>
      one({ task: 'build_features', schedule: '0 2 * * *', args: ['torus', 7, date] }).requestAt(
        at('2025-03-01T02:00:00'),
      ).processing_date;
    expect(dateOf('{{ today }}')).toBe('2025-03-01');
    expect(dateOf('{{yesterday}}')).toBe('2025-02-28');
    expect(dateOf('{{ tomorrow }}')).toBe('2025-03-02');
    expect(dateOf('{{ today - 7 }}')).toBe('2025-02-22');
    expect(dateOf('{{ today+1 }}')).toBe('2025-03-02');
    expect(dateOf('2024-02-29')).toBe('2024-02-29');
  });

  it('takes kwargs over args, and NETWORK where neither names one', () => {
    const entry = one(
      {
        task: 'backfill_pipeline',
        schedule: '0 0 1 * *',
        args: [null, '30'],
        kwargs: {
          start_date: '{{ today - 2 }}',
          end_date: '{{ today }}',
          config: { features: { seed: 3 } },
          source: 's3',
        },
        options: { queue: 'heavy' },
      },
      'bittensor',
    );
    expect(entry.requestAt(at('2025-11-01T00:00:00'))).toEqual({
      task_name: 'backfill_pipeline',
      network: 'bittensor',
      processing_date: '2025-10-30',
      end_date: '2025-11-01',
      window_days: 30,
      config: { features: { seed: 3 }, source: 's3' },
      priority: 'scheduled',
      requested_by: 'scheduler',
    });
  });

  it('reads all fields of a crontab as Celery does: both days must agree', () => {
    const { cadence } = one({
      task: 'build_features',
      schedule: {
        crontab: {
          minute: '*/30',
          hour: [6, 18],
          day_of_week: 'Monday-Friday',
          day_of_month: '1-7',
          month_of_year: 11,
        },
      },
    });
    expect(cadence.pattern).toBe('*/30 6,18 1-7 11 Mon-Fri');
    // 1 and 2 November 2025 are a weekend.
    expect(cadence.nextAfter(at('2025-10-20T00:00:00'))).toBe(at('2025-11-03T06:00:00'));
    expect(cadence.lastUntil(at('2025-11-03T06:30:00'))).toBe(at('2025-11-03T06:30:00'));
    expect(cadence.lastUntil(at('2025-11-03T06:29:59'))).toBe(at('2025-11-03T06:00:00'));
    // A cron string is due on either.
    const cron = one({ task: 'build_features', schedule: '0 6 1 * 1' }).cadence;
    expect(cron.nextAfter(at('2025-10-31T07:00:00'))).toBe(at('2025-11-01T06:00:00'));
    expect(cron.nextAfter(at('2025-11-01T07:00:00'))).toBe(at('2025-11-03T06:00:00'));
  });

  it('follows ranges of a crontab that begin late and end early, as Celery does', () => {
    const patternOf = (crontab: object): string =>
      one({ task: 'build_features', schedule: { crontab } }).cadence.pattern;
    expect(patternOf({ minute: 0, hour: '22-2' })).toBe('0 22,23,0,1,2 * * *');
    expect(patternOf({ minute: 0, hour: '20-3/3,12' })).toBe('0 20,23,2,12 * * *');
    expect(patternOf({ minute: '58-1', hour: 5, day_of_week: 'friday-mon' })).toBe('58,59,0,1 5 * * 5,6,0,1');
    expect(patternOf({ minute: 0, hour: 5, day_of_month: '30-2', month_of_year: 'nov-jan' })).toBe(
      '0 5 30,31,1,2 11,12,1 *',
    );
    const { cadence } = one({ task: 'build_features', schedule: { crontab: { minute: 0, hour: '22-2' } } });
    expect(cadence.nextAfter(at('2025-11-20T02:00:00'))).toBe(at('2025-11-20T22:00:00'));
    expect(cadence.nextAfter(at('2025-11-20T23:00:00'))).toBe(at('2025-11-21T00:00:00'));
  });

  it('refuses a backfill that ends before it begins, and settings that no run knows', () => {
    const backfill = (start_date: string, end_date: string): object => ({
      task: 'backfill_pipeline',
      schedule: '0 2 * * *',
      args: ['torus'],
      kwargs: { start_date, end_date },
    });
    const message = refusal({
      fixed: backfill('2025-03-02', '2025-03-01'),
      relative: backfill('{{ today }}', '{{ yesterday }}'),
      late: backfill('2025-03-02', '{{ today }}'),
      unknown: {
        task: 'build_features',
        schedule: '0 2 * * *',
        args: ['torus'],
        kwargs: { config: { features: { sede: 1 } } },
      },
    });
    expect(message).toContain('"fixed"');
    expect(message).toContain('"relative"');
    expect(message).toContain('"unknown"');
    expect(message).toContain('sede');
    // It begins before it ends from that day on.
    expect(message).not.toContain('"late"');
  });

  it('refuses wrong entries by name, all at once', () => {
    const message = refusal({
      good: { task: 'build_features', schedule: '0 2 * * *', args: ['torus'] },
      'unknown task': { task: 'a.b.drop_tables', schedule: '0 2 * * *', args: ['torus'] },
      'bad cron': { task: 'build_features', schedule: '99 2 * * *', args: ['torus'] },
      'bad field': { task: 'build_features', schedule: { crontab: { minutes: '1' } }, args: ['torus'] },
      'bad date': { task: 'build_features', schedule: '0 2 * * *', args: ['torus', 1, '{{ someday }}'] },
      'bad window': { task: 'build_features', schedule: '0 2 * * *', args: ['torus', 0] },
      'bad network': { task: 'build_features', schedule: '0 2 * * *', args: ['Torus/..'] },
      'no network': { task: 'build_features', schedule: '0 2 * * *' },
      'bad kwargs': { task: 'build_features', schedule: '0 2 * * *', args: ['torus'], kwargs: { shell: 'rm' } },
    });
    for (const name of [
      'unknown task',
      'bad cron',
      'bad field',
      'bad date',
      'bad window',
      'bad network',
      'no network',
      'bad kwargs',
    ]) {
      expect(message).toContain(`"${name}"`);
    }
    expect(message).not.toContain('"good"');
    expect(refusal([])).toContain('beat.json');
  });
});

interface Fired {
  readonly requests: TaskRequest[];
  readonly said: string[];
  readonly queue: Pick<TaskQueue, 'enqueue'>;
  isDown: boolean;
}

function firedList(): Fired {
  const fired: Fired = {
    requests: [],
    said: [],
    isDown: false,
    queue: {
      enqueue: (request) => {
        if (fired.isDown) return Promise.reject(new AnalyticsError('QUEUE_UNAVAILABLE', 'down'));
        fired.requests.push(request);
        return Promise.resolve({ task_id: `task-${fired.requests.length}` } as QueuedTask);
      },
    },
  };
  return fired;
}

function describeMemory(name: string, open: () => Promise<{ memory: FireMemory; stop: () => Promise<void> }>): void {
  describe(`startScheduler with its memory in ${name}`, () => {
    let memory: FireMemory;
    let stop: () => Promise<void>;
    beforeAll(async () => {
      ({ memory, stop } = await open());
    });
    afterAll(async () => {
      await stop();
    });
    /** An hourly entry of its own for each test. */
    const hourly = (): ScheduleEntry[] => [
      ...parseBeatSchedule(
        {
          [`hourly-${randomUUID()}`]: {
            task: 'build_features',
            schedule: '0 * * * *',
            args: ['torus', 1, '{{ today }}'],
          },
        },
        undefined,
        'test',
      ),
    ];
    const start_ms = at('2025-11-20T10:30:00');

    it('fires nothing for an entry that is new, and each occurrence once from then on', async () => {
      const [clock, fired, entries] = [manualClock(start_ms), firedList(), hourly()];
      const options = { entries, memory, clock, queue: fired.queue, say: (line: string) => fired.said.push(line) };
      const first = await startScheduler(options);
      const second = await startScheduler(options);
      expect(fired.requests).toEqual([]);
      const name = entries[0]?.name ?? '';
      expect(await memory.fired(name)).toBeUndefined();
      clock.jumpTo(at('2025-11-20T11:00:00'));
      await Promise.all([first.close(), second.close()]);
      const due_ms = at('2025-11-20T11:00:00');
      expect(await memory.fired(name)).toEqual({ occurrence_ms: due_ms, fired_ms: due_ms, task_id: 'task-1' });
      expect(fired.requests).toHaveLength(1);
      expect(fired.said).toHaveLength(1);
      expect(fired.said[0]).toMatch(/fired 2025-11-20T11:00:00Z as task task-1\.$/u);
      const third = await startScheduler(options);
      await third.close();
      expect(fired.requests).toHaveLength(1);
    });

    it('catches up once on what was missed while nothing ran, and says so', async () => {
      const [fired, entries] = [firedList(), hourly()];
      const run = async (now_ms: number): Promise<void> => {
        const scheduler = await startScheduler({
          entries,
          memory,
          clock: manualClock(now_ms),
          queue: fired.queue,
          say: (line) => fired.said.push(line),
        });
        await scheduler.close();
      };
      await run(start_ms);
      await run(at('2025-11-23T07:45:00'));
      expect(fired.requests).toMatchObject([{ processing_date: '2025-11-23' }]);
      expect(fired.said[0]).toContain('fired 2025-11-23T07:00:00Z');
      expect(fired.said[0]).toContain('69 occurrences were missed since 2025-11-20T10:30:00Z');
      await run(at('2025-11-23T07:46:00'));
      expect(fired.requests).toHaveLength(1);
    });

    it('fires no hour twice when the clock is set back, and goes on when it ran ahead', async () => {
      const [fired, entries] = [firedList(), hourly()];
      const say = (line: string): void => void fired.said.push(line);
      const run = async (times: readonly string[]): Promise<void> => {
        for (const text of times) {
          const clock = manualClock(at(text));
          await (await startScheduler({ entries, memory, clock, queue: fired.queue, say })).close();
        }
      };
      await run(['2025-11-20T10:30:00', '2025-11-20T11:00:00', '2025-11-20T10:30:00', '2025-11-20T11:00:30']);
      expect(fired.requests).toHaveLength(1);
      await run(['2035-01-01T00:00:00']);
      expect(fired.requests).toHaveLength(2);
      const clock = manualClock(at('2025-11-20T12:30:00'));
      const scheduler = await startScheduler({ entries, memory, clock, queue: fired.queue, say });
      expect(fired.said.at(-1)).toContain('in the future');
      clock.jumpTo(at('2025-11-20T13:00:00'));
      await scheduler.close();
      expect(fired.requests).toHaveLength(3);
      expect(fired.said.at(-1)).toContain('fired 2025-11-20T13:00:00Z');
    });

    it('fires later what the queue could not take', async () => {
      const [clock, fired, entries] = [manualClock(start_ms), firedList(), hourly()];
      const options = { entries, memory, clock, queue: fired.queue, say: (line: string) => fired.said.push(line) };
      await (await startScheduler(options)).close();
      fired.isDown = true;
      clock.jumpTo(at('2025-11-20T11:00:00'));
      await (await startScheduler(options)).close();
      expect(fired.requests).toEqual([]);
      expect(fired.said[0]).toContain('QUEUE_UNAVAILABLE');
      fired.isDown = false;
      clock.jumpTo(at('2025-11-20T11:01:00'));
      await (await startScheduler(options)).close();
      expect(fired.requests).toHaveLength(1);
    });

    it('gives a claim to one of many, and to another once it is void', async () => {
      const name = randomUUID();
      const claims = await Promise.all([0, 1, 2, 3].map(() => memory.claim(name, start_ms, Date.now())));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await memory.release(name, start_ms);
      expect(await memory.claim(name, start_ms, Date.now())).toBe(true);
    });
  });
}

describeMemory('the database', async () => {
  const data_dir = await mkdtemp(join(tmpdir(), 'analytics-schedule-'));
  const database: Database = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
  return {
    memory: await databaseFireMemory(database),
    stop: async () => {
      await database.close();
      await rm(data_dir, { recursive: true, force: true });
    },
  };
});

if (REDIS_MISSING === undefined) {
  describeMemory('Redis', async () => {
    const server = await startRedisTestServer();
    const memory = redisFireMemory(parseRedisPlace(server.url, `test-${randomUUID()}`));
    return {
      memory,
      stop: async () => {
        memory.close();
        await server.stop();
      },
    };
  });
} else {
  describe('startScheduler with its memory in Redis', () => {
    it.skip(REDIS_MISSING ?? '', () => undefined);
  });
}
