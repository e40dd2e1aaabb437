/**
 * How long status and alert queries take, idle and while a run of a million transfers is under way, beside a bare
 * server asked in the same seconds.
 */
import { Worker } from 'node:worker_threads';
import { askAtRate, quantile, type Latencies } from './open-loop.ts';
import { startServiceProcess } from './service-process.ts';
import { ended, queueRun } from './service-runs.ts';

const RATE = 200;
const IDLE_MS = 20_000;
/** Both sides compile what they run in their first requests: asked before the clock counts. */
const WARM_UP_MS = 3_000;

export interface LatencyRow {
  readonly what: string;
  readonly p50_ms: number;
  readonly p99_ms: number;
  /** Of a server that does nothing, on the same machine at the same time: what no service could beat. */
  readonly bare_p99_ms: number;
  readonly answers: number;
  readonly failures: number;
}

/**
 * `world` is a simulated directory for network `bench`, 2025-06-30, 30 days; the data directory may already hold its slice.
 */
export async function benchLatency(
  world: string,
  data_dir: string,
  env: Record<string, string>,
): Promise<LatencyRow[]> {
  const service = await startServiceProcess({
    ...env,
    ANALYTICS_DATA_DIR: data_dir,
    INGESTION_SOURCE_TYPE: 'directory',
    INGESTION_DIRECTORY: world,
  });
  const bare = await startBareServer();
  try {
    const first = await queueRun(service.url);
    await ended(service.url, first);
    const alerts = `${service.url}/api/v1/alerts?network=bench`;
    const urlsFor = (task_id: string): string[] => [
      `${service.url}/api/v1/pipelines/status/${task_id}`,
      alerts,
      `${alerts}&severity=high&sort=volume&limit=20`,
      `${service.url}/api/v1/pipelines/status/${task_id}`,
    ];
    await measure('warm-up', urlsFor(first), bare.url, after(WARM_UP_MS));
    const idle = await measure('idle', urlsFor(first), bare.url, after(IDLE_MS));
    const second = await queueRun(service.url);
    const busy = await measure('during a run of 1 M', urlsFor(second), bare.url, ended(service.url, second));
    return [...idle, ...busy];
  } finally {
    await bare.stop();
    await service.stop();
  }
}

const after = async (ms: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
};

async function measure(
  when: string,
  urls: readonly string[],
  bare: string,
  until: Promise<unknown>,
): Promise<LatencyRow[]> {
  const stop = new AbortController();
  void until.finally(() => {
    stop.abort();
  });
  const [found, yardstick] = await Promise.all([
    askAtRate(urls, RATE, stop.signal),
    askAtRate([bare], RATE / 4, stop.signal),
  ]);
  const bare_p99_ms = quantile(yardstick.get(bare)?.ms ?? [], 0.99);
  const row = (what: string, wanted: (url: string) => boolean): LatencyRow => {
    const all: Latencies[] = [...found].filter(([url]) => wanted(url)).map(([, latencies]) => latencies);
    const ms = all.flatMap((latencies) => latencies.ms).sort((a, b) => a - b);
    const failures = all.reduce((sum, latencies) => sum + latencies.failures, 0);
    const [p50_ms, p99_ms] = [quantile(ms, 0.5), quantile(ms, 0.99)];
    return { what: `${what}, ${when}`, p50_ms, p99_ms, bare_p99_ms, answers: ms.length, failures };
  };
  return [row('status', (url) => url.includes('/status/')), row('alerts', (url) => url.includes('/alerts'))];
}

/** In a thread of its own, so that it does not wait for the one that asks. */
async function startBareServer(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const text = `const { parentPort } = require('node:worker_threads'); const server = require('node:http').createServer((_, r) => r.end('{}'));
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
  const worker = new Worker(text, { eval: true });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return { url: `http://127.0.0.1:${port}/`, stop: () => worker.terminate() };
}
