/** The real server on a free loopback port over a filled embedded engine, with a queue in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient, type ApiClient } from '@analytics/api-client';
import { AnalyticsError, databaseOf } from '@analytics/domain';
import { createSliceAnalyses } from '@analytics/jobs';
import { openDatabase } from '@analytics/storage';
import { STANDARD_LIMITS, type ApiContext, type ApiLimits, type ScheduleView } from '../src/context.ts';
import { openNetworkDatabases } from '../src/network-databases.ts';
import { createServer } from '../src/server.ts';
import type { ApiKey } from '../src/security/api-keys.ts';
import { fillSlices } from './filled-slices.ts';
import { createMemoryQueue, type MemoryQueue } from './memory-queue.ts';

export interface TestService {
  readonly url: string;
  readonly client: ApiClient;
  readonly queue: MemoryQueue;
  readonly data_dir: string;
  close(): Promise<void>;
}

export interface TestServiceOptions {
  readonly keys?: readonly ApiKey[];
  readonly limits?: Partial<ApiLimits>;
  readonly feature_count?: number;
  /** For the client. */
  readonly api_key?: string;
  readonly dashboard_dir?: string;
  readonly schedules?: readonly ScheduleView[];
}

export const NOW_MS = Date.parse('2025-03-02T06:00:00Z');

export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const data_dir = await mkdtemp(join(tmpdir(), 'analytics-api-'));
  await fillSlices(data_dir, options.feature_count);
  const databases = await openNetworkDatabases({ data_dir, server: undefined, threads: 2, read_seconds: 30 });
  const queue = createMemoryQueue(() => NOW_MS);
  const context: ApiContext = {
    databases,
    queue,
    keys: options.keys ?? [],
    mode: 'on-demand',
    version: 'test',
    default_network: undefined,
    parse_config: (_network, config) => {
      if ('unknown_setting' in config)
        throw new AnalyticsError('INVALID_SETTING', 'Expected known settings, found unknown_setting.');
    },
    schedules: () => Promise.resolve(options.schedules ?? []),
    analyses: createSliceAnalyses({
      openNetwork: (network) => openDatabase({ name: databaseOf(network), data_dir, threads: 1, must_exist: true }),
      configured: {},
      configured_origin: 'the test',
      userTypologies: () => Promise.resolve({ usable: [], refused: [] }),
      threads: 1,
      now_ms: () => NOW_MS,
    }),
    scheduler_is_active: false,
    data_dir,
    dashboard_dir: options.dashboard_dir,
    log_level: 'error',
    limits: { ...STANDARD_LIMITS, requests_per_minute: 1_000_000, shutdown_grace_ms: 200, ...options.limits },
    now_ms: () => NOW_MS,
  };
  const server = await createServer(context);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const api_key = options.api_key;
  return {
    url,
    queue,
    data_dir,
    client: createApiClient({ base_url: url, api_key: () => api_key }),
    async close() {
      await server.close();
      await databases.close();
      await rm(data_dir, { recursive: true, force: true });
    },
  };
}
