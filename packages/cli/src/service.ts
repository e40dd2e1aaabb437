/** Puts the service together: API, queue, and where no Redis is named, the worker and the scheduler inside the same process. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveSettings } from '@analytics/analyzers';
import {
  STANDARD_LIMITS,
  createServer,
  openNetworkDatabases,
  parseApiKeys,
  requireSafeHost,
  type ApiContext,
  type Databases,
} from '@analytics/api';
import { AnalyticsError, SERVICE_DATABASE, databaseOf, mergeSettings, type TaskQueue } from '@analytics/domain';
import { parseSourceLocation, type SourceLocation } from '@analytics/ingestion';
import {
  SYSTEM_CLOCK,
  TASK_POLICY,
  TaskStore,
  createTaskExecutor,
  databaseFireMemory,
  openBullmqQueue,
  openInProcessQueue,
  parseBeatSchedule,
  parseRedisPlace,
  parseTaskConfig,
  startScheduler,
  type ExecutionSite,
  type ScheduleEntry,
  type TaskExecutor,
} from '@analytics/jobs';
import { openDatabase } from '@analytics/storage';
import { CODE_VERSION } from './code-version.ts';
import { serverAddress } from './options.ts';
import type { Shell } from './shell.ts';

export interface ServiceOptions {
  readonly host: string;
  readonly port: number;
  readonly data_dir: string;
  readonly threads: number;
  /** Settings as a file gave them. */
  readonly settings: unknown;
}

export interface Service {
  readonly url: string;
  /** What runs inside, for whoever started it. */
  readonly parts: readonly string[];
  /** Takes no new requests, ends streams, hands unfinished tasks back, then closes the databases. */
  close(): Promise<void>;
}

const READ_SECONDS = 30;
const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
const SHIPPED_SCHEDULE = fileURLToPath(new URL('../../jobs/beat_schedule.json', import.meta.url));

/** Starts all of it. Throws UNSAFE_HOST before anything is opened, PORT_IN_USE, and what opening throws; what was opened is closed again. */
export async function startService(shell: Shell, options: ServiceOptions): Promise<Service> {
  const { environment } = shell;
  const keys = parseApiKeys(environment.ANALYTICS_API_KEYS);
  requireSafeHost(options.host, keys.length);
  const schedule = readSchedule(shell);
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const databases = await openNetworkDatabases({
      data_dir: options.data_dir,
      server: serverAddress(shell),
      threads: options.threads,
      read_seconds: READ_SECONDS,
    });
    closers.push(() => databases.close());
    const site = (enqueue: ExecutionSite['enqueue']): ExecutionSite =>
      executionSite(shell, options, keys.length > 0, enqueue);
    const { queue, parts } = await startQueue(shell, options, site, schedule, closers);
    const server = await createServer(apiContext(shell, options, { databases, queue, keys, schedule, parts, site }));
    closers.push(() => server.close());
    await server.listen({ host: options.host, port: options.port }).catch((error: unknown) => {
      const message = `Expected to listen on ${options.host}:${options.port}, found: ${(error as Error).message}.`;
      throw new AnalyticsError('PORT_IN_USE', message, { cause: error });
    });
    const host = options.host.includes(':') ? `[${options.host}]` : options.host;
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    return { url: `http://${host}:${port}`, parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Pieces {
  readonly databases: Databases;
  readonly queue: TaskQueue;
  readonly keys: ApiContext['keys'];
  readonly schedule: readonly ScheduleEntry[];
  readonly parts: readonly string[];
  readonly site: (enqueue: ExecutionSite['enqueue']) => ExecutionSite;
}

function apiContext(shell: Shell, options: ServiceOptions, pieces: Pieces): ApiContext {
  const { environment } = shell;
  const { databases, queue, keys, schedule, parts } = pieces;
  const site = pieces.site((request) => queue.enqueue(request));
  return {
    databases,
    queue,
    keys,
    mode: environment.ANALYTICS_EXECUTION_MODE,
    version: CODE_VERSION,
    default_network: environment.NETWORK,
    parse_config: (network, config) => {
      const { settings, source } = parseTaskConfig(config);
      site.settingsFor(network, settings);
      site.sourceFor(source);
    },
    schedules: () =>
      schedule.map((entry) => {
        const next_ms = entry.cadence.nextAfter(shell.now_ms()) ?? null;
        const request = entry.requestAt(next_ms ?? shell.now_ms());
        const { network, window_days, processing_date } = request;
        return {
          name: entry.name,
          task_name: entry.task_name,
          cron: entry.cadence.pattern,
          network,
          window_days,
          date: processing_date,
          next_ms,
        };
      }),
    scheduler_is_active: parts.includes('scheduler'),
    data_dir: options.data_dir,
    dashboard_dir: existsSync(join(DASHBOARD, 'index.html')) ? DASHBOARD : undefined,
    log_level: shell.json ? 'silent' : environment.LOG_LEVEL,
    limits: { ...STANDARD_LIMITS, requests_per_minute: environment.API_RATE_LIMIT_PER_MINUTE },
    now_ms: shell.now_ms,
  };
}

/** On Redis the workers and the scheduler are processes of their own. */
async function startQueue(
  shell: Shell,
  options: ServiceOptions,
  siteFor: Pieces['site'],
  schedule: readonly ScheduleEntry[],
  closers: (() => Promise<void>)[],
): Promise<{ queue: TaskQueue; parts: string[] }> {
  const redis_url = shell.environment.REDIS_URL ?? shell.environment.CELERY_BROKER_URL;
  if (redis_url !== undefined) {
    const queue = await openBullmqQueue(parseRedisPlace(redis_url), TASK_POLICY);
    closers.push(() => queue.close());
    return { queue, parts: ['api'] };
  }
  const place = { data_dir: options.data_dir, server: serverAddress(shell), threads: 1, name: SERVICE_DATABASE };
  const store = await TaskStore.open(await openDatabase(place), SYSTEM_CLOCK);
  const queue = await openInProcessQueue({ store, clock: SYSTEM_CLOCK, policy: TASK_POLICY });
  closers.push(() => queue.close());
  const executor: TaskExecutor = createTaskExecutor(siteFor((request) => queue.enqueue(request)));
  const worker = queue.work(executor, 1);
  closers.push(() => worker.close());
  if (schedule.length === 0) return { queue, parts: ['api', 'worker'] };
  const fires = await openDatabase(place);
  closers.push(() => fires.close());
  const memory = await databaseFireMemory(fires);
  const scheduler = await startScheduler({ entries: schedule, memory, queue, clock: SYSTEM_CLOCK, say: shell.warn });
  closers.push(() => scheduler.close());
  return { queue, parts: ['api', 'worker', 'scheduler'] };
}

function executionSite(
  shell: Shell,
  options: ServiceOptions,
  has_keys: boolean,
  enqueue: ExecutionSite['enqueue'],
): ExecutionSite {
  const { data_dir, threads } = options;
  return {
    openNetwork: (network) =>
      openDatabase({ name: databaseOf(network), data_dir, threads, server: serverAddress(shell) }),
    settingsFor: (network, overrides) =>
      resolveSettings(mergeSettings(options.settings, overrides), network, 'the configured settings and the task'),
    sourceFor: (text) => (text === undefined ? undefined : allowedSource(text, data_dir, has_keys)),
    enqueue,
    data_dir,
    threads,
    code_version: CODE_VERSION,
    now_ms: shell.now_ms,
  };
}

/** Someone with a key may be anyone on the network: what they may read of this disk is one directory. */
function allowedSource(text: string, data_dir: string, has_keys: boolean): SourceLocation {
  const source = parseSourceLocation(text);
  if (!has_keys) return source;
  const sources = resolve(data_dir, 'sources');
  const within = relative(sources, resolve(source.path));
  if (within.split(/[\\/]/u)[0] !== '..' && !isAbsolute(within)) return source;
  throw new AnalyticsError(
    'UNKNOWN_SOURCE',
    `Expected a directory in ${sources} (with API keys no other may be named), found another.`,
  );
}

/** The schedule that CELERY_BEAT_SCHEDULE_PATH names; else the shipped one, where NETWORK says for which network; else none. Throws INVALID_SCHEDULE. */
function readSchedule(shell: Shell): readonly ScheduleEntry[] {
  const { CELERY_BEAT_SCHEDULE_PATH: given, NETWORK: network } = shell.environment;
  if (given === undefined && network === undefined) return [];
  const path = given ?? SHIPPED_SCHEDULE;
  try {
    return parseBeatSchedule(JSON.parse(readFileSync(path, 'utf8')), network, path);
  } catch (error) {
    if (error instanceof AnalyticsError) throw error;
    throw new AnalyticsError(
      'INVALID_SCHEDULE',
      `Expected a schedule in ${path}, found: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
}
