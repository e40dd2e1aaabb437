/** Where and how a command works: data directory, threads, server. Loads little, for commands that ask no more. */
import { availableParallelism } from 'node:os';
import { AnalyticsError } from '@analytics/domain';
import type { ServerAddress } from '@analytics/storage';
import type { Shell } from './shell.ts';

export interface PlaceFlags {
  readonly dataDir?: string;
  readonly threads?: string;
}

/** The flags that say where and how to work. */
export function parsePlace(raw: PlaceFlags, shell: Shell): { data_dir: string; threads: number } {
  return { data_dir: raw.dataDir ?? shell.environment.ANALYTICS_DATA_DIR, threads: parseThreads(raw.threads) };
}

function parseThreads(text: string | undefined): number {
  if (text === undefined) return Math.min(8, availableParallelism());
  const threads = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new AnalyticsError('USAGE', `Expected --threads to be 1 to 64, found ${JSON.stringify(text)}.`);
  }
  return threads;
}

/** The server that the environment names, if it names one. */
export function serverAddress(shell: Shell): ServerAddress | undefined {
  const { CLICKHOUSE_HOST: host, CLICKHOUSE_PORT: port, ...rest } = shell.environment;
  if (host === undefined) return undefined;
  return {
    url: /^https?:\/\//u.test(host) ? `${host}:${port}` : `http://${host}:${port}`,
    username: rest.CLICKHOUSE_USER,
    password: rest.CLICKHOUSE_PASSWORD,
    first_database: rest.CLICKHOUSE_DATABASE,
    cluster: rest.CLICKHOUSE_CLUSTER,
  };
}
