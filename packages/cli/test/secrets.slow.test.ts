import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analytics, startAnalytics } from './analytics-process.ts';

/** No secret of these tests has another name. */
const SECRET = 'hunter2-correct-horse';
const HASH = createHash('sha256').update(SECRET).digest('hex');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-secrets-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

const env = {
  ANALYTICS_API_KEYS: `ana:admin:${HASH}`,
  CLICKHOUSE_PASSWORD: SECRET,
  INGESTION_SOURCE_TYPE: 'http',
  INGESTION_HTTP_URL: `http://someone:${SECRET}@127.0.0.1:9/x`,
  INGESTION_HTTP_API_KEY: SECRET,
  INGESTION_S3_SECRET_ACCESS_KEY: SECRET,
  LOG_LEVEL: 'trace',
  ANALYTICS_DEBUG: '1',
};

/** What a task tells until its source could not be reached. */
async function firstFailure(url: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers });
  let told = '';
  for await (const chunk of response.body ?? []) {
    told += Buffer.from(chunk as Uint8Array).toString('utf8');
    if (told.includes('"RETRY"') || told.includes('"FAILURE"')) break;
  }
  expect(told).toContain('http://***@127.0.0.1:9/x');
  return told;
}

describe('secrets', () => {
  it('of variables, headers and addresses appear in no log, no answer and no access log', async () => {
    const { child, outcome } = startAnalytics(['api', '--port', '0', '--threads', '1'], { cwd: directory, env });
    const url = await new Promise<string>((resolve) => {
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /Listening on (http:\S+)/u.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    const ask = async (path: string, init: RequestInit = {}): Promise<string> => (await fetch(url + path, init)).text();
    const headers = { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' };
    const body = JSON.stringify({
      network: 'demo',
      date_range: { start_date: '2025-01-01', end_date: '2025-01-01' },
      config: { source: `http:http://someone:${SECRET}@127.0.0.1:9/x` },
    });
    const queued = await ask('/api/v1/pipelines/run', {
      method: 'POST',
      headers,
      body: JSON.stringify({
        network: 'demo',
        date_range: { start_date: '2025-01-01', end_date: '2025-01-01' },
        config: { ingest_first: true },
      }),
    });
    const [task_id = ''] = (JSON.parse(queued) as { task_ids: string[] }).task_ids;
    const answers = [
      await firstFailure(`${url}/api/v1/tasks/${task_id}/events`, headers),
      await ask(`/api/v1/alerts?network=demo&api_key=${SECRET}`),
      await ask(`/api/v1/alerts?network=demo&token=${SECRET}`, { headers }),
      await ask(`/no/such/${SECRET}`, { headers: { 'x-api-key': SECRET, cookie: `session=${SECRET}` } }),
      await ask('/api/v1/networks', { headers: { authorization: `Basic ${SECRET}` } }),
      await ask('/api/v1/pipelines/run', { method: 'POST', headers, body }),
      await ask('/api/v1/audit/access-log', { headers }),
      await ask('/api/v1/tasks', { headers }),
    ];
    child.kill('SIGTERM');
    const { exit_code, stdout, stderr } = await outcome;
    expect(exit_code).toBe(0);
    const logs = join(directory, '.analytics', 'access-log');
    const files = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')));
    expect(files.join('')).toContain('/api/v1/alerts?network=demo&token=***');
    expect(stdout).toContain('/api/v1/alerts');
    for (const text of [...answers, ...files, stdout, stderr]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(HASH);
    }
  });

  it('appear in no error of a command and not in config --explain', async () => {
    const redis = { ...env, REDIS_URL: `redis://someone:${SECRET}@127.0.0.1:1/0` };
    const commands = [
      { args: ['config', '--explain'], env },
      { args: ['config', '--explain', '--json'], env: redis },
      { args: ['run', '--network', 'demo', '--processing-date', '2025-01-01', '--source', 'http'], env },
      { args: ['status', '--network', 'demo'], env: { ...env, CLICKHOUSE_HOST: `http://u:${SECRET}@127.0.0.1:1` } },
      { args: ['worker'], env: { ...redis, REDIS_URL: `http://someone:${SECRET}@x` } },
    ];
    for (const { args, env: given } of commands) {
      const { stdout, stderr } = await analytics(args, { cwd: directory, env: given });
      expect(`${stdout}${stderr}`, args.join(' ')).not.toContain(SECRET);
      expect(`${stdout}${stderr}`.length).toBeGreaterThan(10);
    }
  });
});
