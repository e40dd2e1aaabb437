import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '@analytics/domain';
import { startClickhouseTestServer, type TestServer } from '../../storage/test/clickhouse-test-server.ts';
import { analytics, answerOf, startAnalytics } from './analytics-process.ts';
import { DEMO_SLICE } from './published-demo.ts';
import { copyShortWorld } from './short-world.ts';

const RUN = ['run', ...DEMO_SLICE, '--source', 'directory:world'];

describe('two processes that work on one slice at once', () => {
  let directory: string;
  let clickhouse: TestServer;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-two-'));
    clickhouse = await startClickhouseTestServer();
    await copyShortWorld(directory);
  });
  afterAll(async () => {
    await clickhouse.close();
    await rm(directory, { recursive: true, force: true });
  });

  it.each([
    ['the embedded engine', 'DATA_DIR_IN_USE', (): Record<string, string> => ({})],
    [
      'a ClickHouse server',
      'RUN_UNDER_WAY',
      (): Record<string, string> => ({ CLICKHOUSE_HOST: '127.0.0.1', CLICKHOUSE_PORT: new URL(clickhouse.url).port }),
    ],
  ] as const)('on %s: one publishes, the other is told %s', async (_, code, env) => {
    const place = { cwd: directory, env: env() };
    const first = startAnalytics(RUN, place);
    // The first has begun its steps: it tells so on standard error.
    await new Promise<void>((resolve) => {
      first.child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('ingest')) resolve();
      });
      first.child.on('close', () => {
        resolve();
      });
    });
    const second = await analytics([...RUN, '--json'], place);
    expect(answerOf(second)).toMatchObject({ ok: false, error: { code } });
    expect(second.exit_code).toBe(ERROR_CATALOGUE[code].exit_code);
    const { exit_code, stderr } = await first.outcome;
    expect(exit_code, stderr).toBe(0);
    const status = answerOf(await analytics(['status', '--network', 'demo', '--json'], place));
    expect(status).toMatchObject({ slices: [{ processing_date: '2025-06-30' }], runs: [{ status: 'published' }] });
  });
});
