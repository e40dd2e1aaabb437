import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, startAnalytics } from './analytics-process.ts';
import { DEMO_SLICE } from './published-demo.ts';
import { copyShortDemo } from './short-world.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

describe('an instance that ingests from another over HTTP', () => {
  let directory: string;
  const place = (): { cwd: string } => ({ cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-second-'));
    await copyShortDemo(directory, 'first');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  /** Of all rows, without what names the run. */
  const digest = async (data_dir: string, name: string): Promise<string> => {
    const { stdout } = await analytics(
      ['export', name, ...DEMO_SLICE, '--data-dir', data_dir, '--format', 'jsonl', '--out', '-'],
      place(),
    );
    const rows = stdout.trim().split('\n');
    expect(rows.length, name).toBeGreaterThan(3);
    const plain = rows.map((row) => {
      const columns = Object.entries(JSON.parse(row) as Record<string, unknown>);
      return JSON.stringify(columns.filter(([column]) => column !== 'run_id' && column !== '_version'));
    });
    return createHash('sha256').update(plain.join('\n')).digest('hex');
  };

  it('gets the same transfers, features, patterns and alerts', async () => {
    const made = answerOf(await analytics(['api-key', 'second', '--scopes', 'read', '--json'], place()));
    const { child, outcome } = startAnalytics(['api', '--port', '0', '--data-dir', 'first', '--json'], {
      ...place(),
      env: { ANALYTICS_API_KEYS: String(made['entry']) },
    });
    try {
      const url = await new Promise<string>((resolve) => {
        child.stdout?.once('data', (chunk: Buffer) => {
          resolve((JSON.parse(chunk.toString()) as { url: string }).url);
        });
      });
      const run = ['run', ...DEMO_SLICE, '--data-dir', 'second', '--source', 'http', '--json'];
      const env = { INGESTION_HTTP_URL: url, INGESTION_HTTP_API_KEY: 'not-the-key' };
      const refused = await analytics(run, { ...place(), env });
      expect(answerOf(refused)).toMatchObject({ ok: false, error: { code: 'SOURCE_FORBIDDEN' } });
      const key = String(made['key']);
      const known = { ...place(), env: { ...env, INGESTION_HTTP_API_KEY: key } };
      // A run loads its window; what the features read of the time before is loaded once.
      const history = ['--network', 'demo', '--processing-date', '2025-06-30', '--window-days', '3660'];
      await analytics(['ingest', ...history, '--data-dir', 'second', '--source', 'http'], known);
      const loaded = await analytics(run, known);
      expect(answerOf(loaded)).toMatchObject({ ok: true, run: { status: 'published', source: `http:${url}` } });
      expect(loaded.stdout).not.toContain(key);
    } finally {
      child.kill('SIGTERM');
      await outcome;
    }
    for (const name of ['transfers', 'features', 'patterns', 'alerts']) {
      expect(await digest('second', name), name).toBe(await digest('first', name));
    }
  });
});
