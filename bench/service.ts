/**
 * The service benchmark, as a Markdown table:
 *
 *   npm run bench:service                     all of it
 *   npm run bench:service -- latency          status and alert queries, idle and during a run of 1 M transfers; latency-redis with Redis
 *   npm run bench:service -- export queue     parts
 *   npm run bench:service -- hour             memory over an hour of mixed use; not of "all of it"
 */
import { formatNumber } from '@analytics/domain';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedisTestServer } from '../packages/jobs/test/redis-test-server.ts';
import { analytics } from './analytics-command.ts';
import { benchHour } from './service-hour.ts';
import { benchExport } from './service-export.ts';
import { benchLatency } from './service-latency.ts';
import { benchInProcessEnqueue, benchRedis } from './service-queue.ts';

type Part = 'export' | 'queue' | 'latency' | 'latency-redis' | 'hour';
const asked = process.argv.slice(2);
const wants = (part: Part): boolean => asked.length === 0 || asked.includes(part);

const directory = mkdtempSync(join(tmpdir(), 'analytics-bench-service-'));
const say = (what: string, found: string, target: string, isReached: boolean): void => {
  console.log(`| ${what} | ${found} | ${target} | ${isReached ? 'reached' : 'MISSED'} |`);
};
const load = (): string => loadavg()[0]?.toFixed(1) ?? '';

async function sayLatency(engine: string, world: string, env: Record<string, string>): Promise<void> {
  for (const row of await benchLatency(world, join(directory, engine), env)) {
    const found = `p50 ${row.p50_ms.toFixed(1)} ms, p99 ${row.p99_ms.toFixed(1)} ms (bare server p99 ${row.bare_p99_ms.toFixed(1)} ms; ${formatNumber(row.answers)} answers, ${row.failures} failures; load ${load()})`;
    say(`${row.what}, ${engine}`, found, 'p99 ≤ 50 ms', row.p99_ms <= 50 && row.failures === 0);
  }
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load before ${load()}\n`,
);
console.log('| what | found | target | |\n|---|---|---|---|');
try {
  if (wants('export')) {
    const one = await benchExport(join(directory, 'export'));
    say('start-up to ready', `${one.ready_seconds.toFixed(1)} s`, '≤ 3 s', one.ready_seconds <= 3);
    const memory = `peak ${Math.round(one.peak_rss_bytes / 1e6)} MB of the process, ${Math.round(one.idle_rss_bytes / 1e6)} MB before`;
    const found = `${one.seconds.toFixed(1)} s, ${Math.round(one.bytes / 1e6)} MB, ${memory}`;
    say(
      'export of 1 M feature rows as Parquet',
      found,
      '≤ 15 s in ≤ 500 MB',
      one.seconds <= 15 && one.peak_rss_bytes <= 5e8,
    );
  }
  if (wants('queue')) {
    const here = await benchInProcessEnqueue();
    say(
      '10,000 runs queued, in process',
      `${here.seconds.toFixed(1)} s; ${here.survived} after a restart`,
      '≤ 10 s',
      here.seconds <= 10 && here.survived === 10_000,
    );
    const redis = await benchRedis();
    say(
      '10,000 runs queued, Redis',
      `${redis.seconds.toFixed(1)} s; ${redis.survived} after kill -9 of Redis (appendonly yes)`,
      '≤ 10 s, none lost',
      redis.seconds <= 10 && redis.survived === 10_000,
    );
    say(
      'four workers share a backfill of 30 days',
      `${redis.done} done, ${redis.done_twice} twice`,
      '30, 0',
      redis.done === 30 && redis.done_twice === 0,
    );
  }
  if (asked.includes('hour')) {
    analytics(
      'simulate',
      '--transfers',
      '100k',
      '--seed',
      '7',
      '--days',
      '30',
      '--network',
      'bench',
      '--out',
      directory,
    );
    const { samples, peak_rss_bytes, answers, runs, failures } = await benchHour(
      directory,
      join(directory, 'data'),
      60,
    );
    const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
    const tens = samples.filter(({ minute }) => minute % 10 === 9);
    const found = `${tens.map(({ minute, rss_bytes }) => `${minute + 1} min ${megabytes(rss_bytes)}`).join(', ')}; peak ${megabytes(peak_rss_bytes)}; ${formatNumber(answers)} answers, ${runs} runs, ${failures.length} failures`;
    const [second, last] = [tens[1]!.rss_bytes, tens.at(-1)!.rss_bytes];
    say(
      'memory over an hour of mixed use, 100 k transfers',
      found,
      'after 60 min at most a tenth above 20 min',
      last <= 1.1 * second && failures.length === 0,
    );
    for (const failure of new Set(failures)) console.error(failure);
  }
  if (wants('latency') || wants('latency-redis')) {
    analytics('simulate', '--transfers', '1m', '--seed', '7', '--days', '30', '--network', 'bench', '--out', directory);
    if (wants('latency')) await sayLatency('embedded', directory, {});
    if (wants('latency-redis')) {
      const server = await startRedisTestServer(true);
      try {
        await sayLatency('with Redis', directory, { REDIS_URL: server.url });
      } finally {
        await server.stop();
      }
    }
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
