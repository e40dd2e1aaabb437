/**
 * Puts the service together: API, queue, and where no Redis is named, the worker and the scheduler inside the same
 * process.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layeredSettings, resolveSettings } from '@analytics/analyzers';
import {
  STANDARD_LIMITS,
  createServer,
  openNetworkDatabases,
  parseApiKeys,
  requireSafeHost,
  type ApiContext,
  type Databases,
  type ScheduleView,
} from '@analytics/api';
import {
  AnalyticsError,
  redactorFor,
  secretsOfNotifications,
  signInSettings,
  type NotificationSettings,
} from '@analytics/domain';
import { parseTaskConfig, type ScheduleEntry } from '@analytics/jobs';
import { noteServiceAt } from '@analytics/storage';
import { CODE_VERSION } from '../code-version.ts';
import { serverAddress } from '../place.ts';
import { openAnalyses, openService, scheduleEntries, type Service as QueueService } from './task-service.ts';
import { redisPlace } from './redis-of-shell.ts';
import { logDamagedSlices } from './log-damage.ts';
import { filingSettings } from './filing-settings.ts';
import { notificationSettings, privateDirectories, startNotifier } from './notification-service.ts';
import type { ServiceLog } from './service-log.ts';
import { taskSource } from './task-source.ts';
import type { Shell } from '../shell.ts';

export interface ServiceOptions {
  readonly host: string;
  readonly port: number;
  readonly data_dir: string;
  readonly threads: number;
  /** Settings as a file gave them. */
  readonly settings: unknown;
  readonly log: ServiceLog;
}

export interface Service {
  readonly url: string;
  /** What runs inside, for whoever started it. */
  readonly parts: readonly string[];
  /** Takes no new requests, ends streams, hands unfinished tasks back, then closes the databases. */
  close(): Promise<void>;
}

const READ_SECONDS = 30;
const DASHBOARD = fileURLToPath(new URL('../../../dashboard/dist', import.meta.url));

/**
 * Starts all of it. Throws UNSAFE_HOST before anything is opened, PORT_IN_USE, and what opening throws; what was opened
 * is closed again.
 */
export async function startService(shell: Shell, options: ServiceOptions): Promise<Service> {
  const { environment } = shell;
  const keys = parseApiKeys(environment.ANALYTICS_API_KEYS);
  const sign_in = signInSettings(environment);
  requireSafeHost(options.host, keys.length > 0 || sign_in.provider !== undefined);
  const schedule = followedSchedule(shell);
  const notifications = notificationSettings(shell);
  const closers: (() => Promise<void>)[] = [];
  /** What gives those outside some seconds to end: all the same seconds. */
  const fronts: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(fronts.splice(0).map((one) => one()));
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const databases = await openNetworkDatabases({
      data_dir: options.data_dir,
      server: serverAddress(shell),
      threads: options.threads,
      read_seconds: READ_SECONDS,
      now_ms: shell.now_ms,
    });
    closers.push(() => databases.close());
    await logDamagedSlices(databases, options.log);
    const place = { ...options, settings_origin: SETTINGS_ORIGIN, tasks_in: 'own_thread' as const };
    const service = await openService(shell, place);
    closers.push(() => service.close());
    const parts = ['api'];
    const isOnRedis = redisPlace(shell) !== undefined;
    // On Redis workers are processes of their own, unless this process holds the engine and no other can reach the
    // data.
    if (!isOnRedis || serverAddress(shell) === undefined) {
      const worker = service.startWorker(1);
      fronts.push(() => worker.close());
      parts.push('worker');
    }
    if (!isOnRedis && schedule.length > 0) {
      const scheduler = await service.startScheduler();
      fronts.push(() => scheduler.close());
      parts.push('scheduler');
    }
    const notifier = await startNotifier(shell, options.data_dir, notifications, databases, service.queue, options.log);
    if (notifier !== undefined) {
      fronts.push(() => notifier.close());
      parts.push('notifications');
    }
    const analyses = openAnalyses(shell, place, service.queue);
    const pieces = { databases, service, analyses, keys, sign_in, schedule, notifications, parts };
    const server = await createServer(apiContext(shell, options, pieces));
    fronts.push(() => server.close());
    await server.listen({ host: options.host, port: options.port }).catch((error: unknown) => {
      const message = `Expected to listen on ${options.host}:${options.port}, found: ${(error as Error).message}.`;
      throw new AnalyticsError('PORT_IN_USE', message, { cause: error });
    });
    const host = options.host.includes(':') ? `[${options.host}]` : options.host;
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    const url = `http://${host}:${port}`;
    if (serverAddress(shell) === undefined) closers.push(await noteServiceAt(options.data_dir, reachable(url)));
    return { url, parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** From this machine. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

const SETTINGS_ORIGIN = 'the configured settings and the task';

/** Empty where neither a schedule nor a network for the shipped one is named. Throws INVALID_SCHEDULE. */
function followedSchedule(shell: Shell): readonly ScheduleEntry[] {
  const { CELERY_BEAT_SCHEDULE_PATH: given, NETWORK: network } = shell.environment;
  return given === undefined && network === undefined ? [] : scheduleEntries(shell);
}

interface Pieces {
  readonly databases: Databases;
  readonly service: QueueService;
  readonly analyses: ApiContext['analyses'];
  readonly keys: ApiContext['keys'];
  readonly sign_in: ApiContext['sign_in'];
  readonly schedule: readonly ScheduleEntry[];
  readonly notifications: NotificationSettings;
  readonly parts: readonly string[];
}

function apiContext(shell: Shell, options: ServiceOptions, pieces: Pieces): ApiContext {
  const { environment } = shell;
  const { databases, service, analyses, keys, sign_in, schedule, notifications, parts } = pieces;
  return {
    databases,
    queue: service.queue,
    analyses,
    keys,
    sign_in,
    mode: environment.ANALYTICS_EXECUTION_MODE,
    version: CODE_VERSION,
    default_network: environment.NETWORK,
    parse_config: (network, config) => {
      const { settings, source } = parseTaskConfig(config);
      resolveSettings(layeredSettings(options.settings, network, [settings]), network, SETTINGS_ORIGIN);
      taskSource(source, environment);
    },
    schedules: () => Promise.all(schedule.map((entry) => scheduleView(entry, service, shell.now_ms()))),
    scheduler_is_active: parts.includes('scheduler'),
    notifications,
    filing: filingSettings(shell),
    data_dir: options.data_dir,
    dashboard_dir: existsSync(join(DASHBOARD, 'index.html')) ? DASHBOARD : undefined,
    log_level: shell.json ? 'silent' : environment.LOG_LEVEL,
    limits: {
      ...STANDARD_LIMITS,
      requests_per_minute: environment.API_RATE_LIMIT_PER_MINUTE,
      case_file_bytes: environment.API_CASE_FILE_BYTES,
      case_files: environment.API_CASE_FILES,
    },
    redact: redactorFor(environment, secretsOfNotifications(notifications)),
    private_directories: privateDirectories(environment),
    now_ms: shell.now_ms,
  };
}

async function scheduleView(entry: ScheduleEntry, service: QueueService, now_ms: number): Promise<ScheduleView> {
  const next_ms = entry.cadence.nextAfter(now_ms) ?? null;
  const { network, window_days, processing_date } = entry.requestAt(next_ms ?? now_ms);
  return {
    name: entry.name,
    task_name: entry.task_name,
    cron: entry.cadence.pattern,
    network,
    window_days,
    date: processing_date,
    next_ms,
    last: (await service.lastFired(entry.name)) ?? null,
  };
}
