/** The real server on a free loopback port over a filled embedded engine, with a queue in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient, type ApiClient } from '@analytics/api-client';
import {
  AnalyticsError,
  NO_NOTIFICATIONS,
  SERVICE_DATABASE,
  STANDARD_FILING_SETTINGS,
  databaseOf,
  withoutSecrets,
  type FilingSettings,
  type NotificationSettings,
  type SignInSettings,
} from '@analytics/domain';
import { createSliceAnalyses } from '@analytics/jobs';
import { migrateService, openDatabase, type Database } from '@analytics/storage';
import { STANDARD_LIMITS, type ApiContext, type ApiLimits, type Databases, type ScheduleView } from '../src/context.ts';
import { openNetworkDatabases } from '../src/network-databases.ts';
import { createServer } from '../src/server.ts';
import type { ApiKey } from '../src/security/api-keys.ts';
import type { RegisteredRoute } from '../src/security/route-scopes.ts';
import { copyOfMade } from '../../storage/test/made-once.ts';
import { fillSlices } from './filled-slices.ts';
import { createMemoryQueue, type MemoryQueue } from './memory-queue.ts';

export interface TestService {
  readonly url: string;
  readonly client: ApiClient;
  readonly queue: MemoryQueue;
  readonly data_dir: string;
  readonly databases: Databases;
  /** As they were registered. */
  readonly routes: readonly RegisteredRoute[];
  /** As a restart does it: the data stay. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface TestServiceOptions {
  readonly keys?: readonly ApiKey[];
  readonly sign_in?: Partial<SignInSettings>;
  readonly limits?: Partial<ApiLimits>;
  readonly feature_count?: number;
  /** For the client. */
  readonly api_key?: string;
  readonly dashboard_dir?: string;
  /** Of a service that was stopped; absent: a new one, filled. */
  readonly data_dir?: string;
  /** Default: always NOW_MS. */
  readonly now_ms?: () => number;
  /** For what is expected to fail. */
  readonly log_level?: 'silent';
  readonly schedules?: readonly ScheduleView[];
  readonly notifications?: NotificationSettings;
  readonly filing?: FilingSettings;
}

const NO_SIGN_IN: SignInSettings = {
  provider: undefined,
  public_url: undefined,
  idle_ms: 3_600_000,
  lifetime_ms: 43_200_000,
};

export const NOW_MS = Date.parse('2025-03-02T06:00:00Z');

export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const data_dir = options.data_dir ?? (await mkdtemp(join(tmpdir(), 'analytics-api-')));
  if (options.data_dir === undefined) await copyFilledSlices(data_dir, options.feature_count);
  const databases = await openNetworkDatabases({
    data_dir,
    server: undefined,
    threads: 2,
    read_seconds: 30,
    now_ms: Date.now,
  });
  const queue = createMemoryQueue(() => NOW_MS);
  const asked: Promise<Database>[] = [];
  const context: ApiContext = {
    databases,
    queue,
    keys: options.keys ?? [],
    sign_in: { ...NO_SIGN_IN, ...options.sign_in },
    mode: 'on-demand',
    version: 'test',
    default_network: undefined,
    parse_config: (_network, config) => {
      if ('unknown_setting' in config)
        throw new AnalyticsError('INVALID_SETTING', 'Expected known settings, found unknown_setting.');
    },
    schedules: () => Promise.resolve(options.schedules ?? []),
    analyses: createSliceAnalyses({
      openNetwork: async (network) => {
        const opening = openDatabase({ name: databaseOf(network), data_dir, threads: 1, must_exist: true });
        asked.push(opening);
        return await opening;
      },
      configured: {},
      configured_origin: 'the test',
      userTypologies: () => Promise.resolve({ usable: [], refused: [] }),
      threads: 1,
      now_ms: () => NOW_MS,
    }),
    scheduler_is_active: false,
    notifications: options.notifications ?? NO_NOTIFICATIONS,
    filing: options.filing ?? STANDARD_FILING_SETTINGS,
    data_dir,
    dashboard_dir: options.dashboard_dir,
    log_level: options.log_level ?? 'error',
    redact: withoutSecrets,
    private_directories: [],
    limits: { ...STANDARD_LIMITS, requests_per_minute: 1_000_000, shutdown_grace_ms: 200, ...options.limits },
    now_ms: options.now_ms ?? (() => NOW_MS),
  };
  const server = await createServer(context);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const api_key = options.api_key;
  const stop = async (): Promise<void> => {
    await server.close();
    // A question whose client left may still hold its handle, and a process has one data directory at a time.
    for (const opening of asked) await (await opening.catch(() => undefined))?.close();
    await databases.close();
  };
  return {
    url,
    queue,
    data_dir,
    databases,
    routes: server.scopedRoutes,
    client: createApiClient({ base_url: url, api_key: () => api_key }),
    stop,
    async close() {
      await stop();
      await rm(data_dir, { recursive: true, force: true });
    },
  };
}

/** Two published slices, and the database that all networks share. */
export async function copyFilledSlices(data_dir: string, feature_count = 60): Promise<void> {
  await copyOfMade(`slices-${feature_count}`, data_dir, async (making) => {
    await fillSlices(making, feature_count);
    const service = await openDatabase({ name: SERVICE_DATABASE, data_dir: making, threads: 1 });
    try {
      await migrateService(service);
    } finally {
      await service.close();
    }
  });
}
