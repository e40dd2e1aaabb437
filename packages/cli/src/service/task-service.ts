/** What serves tasks: the queue that the environment names, its worker and its scheduler, built once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  AnalyticsError,
  SERVICE_DATABASE,
  databaseOf,
  type DatabaseName,
  type NetworkName,
  type TaskQueue,
  type TaskRecord,
  type TaskRequest,
} from '@analytics/domain';
import {
  TASK_NICENESS,
  SYSTEM_CLOCK,
  TASK_POLICY,
  TaskStore,
  createSliceAnalyses,
  createTaskExecutor,
  createThreadExecutor,
  databaseFireMemory,
  openInProcessQueue,
  readUserTypologies,
  parseBeatSchedule,
  startScheduler,
  type Fired,
  type RedisPlace,
  type ScheduleEntry,
  type Scheduler,
  type SchedulerFacts,
  type SliceAnalyses,
  type TaskExecutor,
  type TaskWorker,
} from '@analytics/jobs';
import { openDatabase, type ClientDatabase } from '@analytics/storage';
import { serverAddress } from '../place.ts';
import { redisPlace } from './redis-of-shell.ts';
import type { Shell } from '../shell.ts';
import { logPartsSetAside } from './log-damage.ts';
import { loggedExecutor } from './logged-executor.ts';
import type { ServiceLog } from './service-log.ts';
import { taskSite, type TaskSiteOptions } from './task-site.ts';

/** Threads load built JavaScript, also when this file runs as TypeScript. */
const TASK_THREAD = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/service/task-thread-entry.js' : './task-thread-entry.js',
  import.meta.url,
);

/** The schedule that ships with the package. */
export const SHIPPED_SCHEDULE = fileURLToPath(import.meta.resolve('@analytics/jobs/beat_schedule.json'));

export interface ServiceOptions {
  readonly data_dir: string;
  readonly threads: number;
  /** Settings that tasks lay theirs over: the parsed `--config` file, `networks` included. */
  readonly settings: unknown;
  /** Where those settings come from, for messages. */
  readonly settings_origin: string;
  /** A process that also answers requests gives tasks, which then come one at a time, a thread of their own. */
  readonly tasks_in: 'this_thread' | 'own_thread';
  readonly log: ServiceLog;
}

export interface Service {
  readonly queue: TaskQueue;
  /** The newest occurrence of a schedule entry that was fired. */
  lastFired(entry_name: string): Promise<Fired | undefined>;
  /** On Redis, a worker that is silent for `lock_ms` loses its tasks to others. */
  startWorker(concurrency: number, lock_ms?: number): TaskWorker;
  /** Follows the schedule of CELERY_BEAT_SCHEDULE_PATH, or the shipped one. Throws INVALID_SCHEDULE. */
  startScheduler(): Promise<Scheduler>;
  /** Closes the queue; workers and schedulers are closed before. */
  close(): Promise<void>;
}

/**
 * Opens the queue: on Redis where REDIS_URL or CELERY_BROKER_URL is set, else in this process. Throws
 * QUEUE_UNAVAILABLE, DATA_DIR_IN_USE.
 */
export async function openService(shell: Shell, options: ServiceOptions): Promise<Service> {
  const place = redisPlace(shell);
  return place === undefined ? await inProcessService(shell, options) : await redisService(shell, options, place);
}

function open(shell: Shell, options: ServiceOptions, name: DatabaseName, niceness?: number): Promise<ClientDatabase> {
  const { data_dir, threads } = options;
  return openDatabase({ name, data_dir, threads, server: serverAddress(shell), niceness });
}

/** What answers questions about published slices. Somebody waits for each: it stands back behind nobody. */
export function openAnalyses(shell: Shell, options: ServiceOptions, queue: TaskQueue): SliceAnalyses {
  return createSliceAnalyses({
    holdSlice: (slice, onLost) => queue.holdSlice(slice, onLost),
    openNetwork: (network) => open(shell, options, databaseOf(network)),
    configured: options.settings,
    configured_origin: options.settings_origin,
    userTypologies: () => readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR),
    threads: options.threads,
    now_ms: shell.now_ms,
  });
}

function executorFor(shell: Shell, options: ServiceOptions, queue: TaskQueue): TaskExecutor {
  // What a task asks of the engine gives way to the requests of this process; the queue's own state does not.
  const openNetwork = (network: NetworkName): Promise<ClientDatabase> =>
    open(shell, options, databaseOf(network), TASK_NICENESS);
  const enqueue = (request: TaskRequest): Promise<TaskRecord> => queue.enqueue(request);
  const { data_dir, threads, settings, settings_origin, tasks_in, log } = options;
  const site: TaskSiteOptions = { data_dir, threads, settings, settings_origin, environment: shell.environment };
  const executor =
    tasks_in === 'own_thread'
      ? createThreadExecutor({ entry: TASK_THREAD, site, openNetwork, enqueue })
      : createTaskExecutor({ ...taskSite(site), openNetwork, enqueue, now_ms: shell.now_ms });
  return loggedExecutor(executor, log, shell.now_ms);
}

async function inProcessService(shell: Shell, options: ServiceOptions): Promise<Service> {
  const store = await TaskStore.open(await open(shell, options, SERVICE_DATABASE), SYSTEM_CLOCK);
  await logPartsSetAside(store.database, options.log);
  const queue = await openInProcessQueue({ store, clock: SYSTEM_CLOCK, policy: TASK_POLICY });
  const memory = await databaseFireMemory(store.database);
  return {
    queue,
    startWorker: (concurrency) => queue.work(executorFor(shell, options, queue), concurrency),
    startScheduler: () => follow(shell, options.log, queue, memory),
    lastFired: (entry_name) => memory.fired(entry_name),
    close: () => queue.close(),
  };
}

async function redisService(shell: Shell, options: ServiceOptions, place: RedisPlace): Promise<Service> {
  const { LOCK_MS, openBullmqQueue, redisFireMemory, startBullmqWorker } = await import('@analytics/jobs/redis');
  const queue = await openBullmqQueue(place, TASK_POLICY);
  const memory = redisFireMemory(place);
  return {
    queue,
    startWorker: (concurrency, lock_ms = LOCK_MS) =>
      startBullmqWorker({
        lock_ms,
        place,
        executor: executorFor(shell, options, queue),
        concurrency,
        policy: TASK_POLICY,
        clock: SYSTEM_CLOCK,
      }),
    startScheduler: () => follow(shell, options.log, queue, memory),
    lastFired: (entry_name) => memory.fired(entry_name),
    close: async () => {
      memory.close();
      await queue.close();
    },
  };
}

async function follow(
  shell: Shell,
  log: ServiceLog,
  queue: TaskQueue,
  memory: Parameters<typeof startScheduler>[0]['memory'],
): Promise<Scheduler> {
  const say = (line: string, { error_code, ...facts }: SchedulerFacts): void => {
    if (error_code === undefined) log.info(facts, line);
    else log.error({ ...facts, error_code }, line);
  };
  return await startScheduler({ entries: scheduleEntries(shell), memory, queue, clock: SYSTEM_CLOCK, say });
}

/** The schedule of CELERY_BEAT_SCHEDULE_PATH, or the shipped one. Throws INVALID_SCHEDULE. */
export function scheduleEntries(shell: Shell): readonly ScheduleEntry[] {
  const path = shell.environment.CELERY_BEAT_SCHEDULE_PATH ?? SHIPPED_SCHEDULE;
  return parseBeatSchedule(readSchedule(path), shell.environment.NETWORK, path);
}

function readSchedule(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new AnalyticsError('INVALID_SCHEDULE', `Expected a schedule as JSON in ${path}, found: ${found}.`, {
      cause: error,
    });
  }
}
