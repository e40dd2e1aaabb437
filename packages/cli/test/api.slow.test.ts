import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analytics, answerOf } from './analytics-process.ts';
import { startApi, type ApiProcess } from './api-process.ts';
import { copyShortDemo } from './short-world.ts';

let directory: string;
let api: ApiProcess;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-api-process-'));
  await copyShortDemo(directory);
  api = await startHere();
}, 300_000);
afterAll(async () => {
  await api.stop();
  await rm(directory, { recursive: true, force: true });
});

const startHere = (): Promise<ApiProcess> =>
  startApi(directory, { INGESTION_SOURCE_TYPE: 'directory', INGESTION_DIRECTORY: 'world' });

/** A shell in the directory; rejects where a command of it fails. */
async function shell(script: string): Promise<string> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: directory });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const text = Buffer.concat(chunks).toString('utf8');
  expect(code, text).toBe(0);
  return text;
}

const RUN: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    network: 'demo',
    date_range: { start_date: '2025-06-30', end_date: '2025-06-30' },
    window_days: 30,
  }),
};

const alerts = async (): Promise<unknown> => (await fetch(`${api.url}/api/v1/alerts?network=demo`)).json();

/** Asks for a run of the slice; gives the id of its task. */
async function askForRun(): Promise<string> {
  const answer = (await (await fetch(`${api.url}/api/v1/pipelines/run`, RUN)).json()) as { task_ids: string[] };
  return answer.task_ids[0] ?? '';
}

/** All that is told of a task until it ends; `onText` is given what was told so far. */
async function eventsOf(task_id: string, onText: (text: string) => void = () => undefined): Promise<string> {
  const response = await fetch(`${api.url}/api/v1/tasks/${task_id}/events`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    onText(text);
  }
  return text;
}

describe('analytics api', () => {
  it('is healthy and ready, and serves the dashboard', async () => {
    expect(await (await fetch(`${api.url}/health`)).json()).toEqual({ status: 'healthy', mode: 'on-demand' });
    expect(await (await fetch(`${api.url}/ready`)).json()).toMatchObject({ status: 'ready' });
    const page = await fetch(`${api.url}/`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<div id="root">');
  });

  it.each(['README.md', 'docs/api.md'])('the curl calls of %s work as printed', async (name) => {
    const page = await readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');
    const block = /```sh\n(curl [^`]*)```/u.exec(page)?.[1] ?? '';
    expect(block.match(/curl /gu)?.length).toBeGreaterThan(4);
    const said = await shell(block.replaceAll('http://127.0.0.1:8001', api.url));
    expect(said).not.toContain('urn:analytics:error');
    expect(said).toContain('"status":"healthy"');
    expect(said).toContain('"total_count":');
    expect(said).toContain('"kind":"step_ended","step":"publish"');
    expect(said).toContain('"status":"SUCCESS"');
    const features = await readFile(join(directory, 'features.parquet'));
    const file = features.buffer.slice(features.byteOffset, features.byteOffset + features.byteLength);
    const [address] = await parquetReadObjects({ file, rowEnd: 1 });
    expect(typeof address?.['pagerank']).toBe('number');
  });

  it('cancels a run in its thread, keeps the old slice, and completes the next', async () => {
    const before = await alerts();
    const first = await askForRun();
    let isAsked = false;
    const text = await eventsOf(first, (told) => {
      if (isAsked || !told.includes('"kind":"step_started","step":"features"')) return;
      isAsked = true;
      void fetch(`${api.url}/api/v1/tasks/${first}/cancel`, { method: 'POST' });
    });
    expect(text).toContain('"status":"REVOKED"');
    expect(await alerts()).toEqual(before);
    expect(await eventsOf(await askForRun())).toContain('"status":"SUCCESS"');
    expect(await alerts()).toEqual(before);
  });

  it('refuses a question about a slice that a run works on, and the run goes on', async () => {
    const [first] = ((await alerts()) as { alerts: { address: string }[] }).alerts;
    const question = `${api.url}/api/v1/addresses/${first?.address ?? ''}/explanation?network=demo`;
    let asked: Promise<Response> | undefined;
    const text = await eventsOf(await askForRun(), (told) => {
      if (told.includes('"kind":"step_ended","step":"ingest"')) asked ??= fetch(question);
    });
    expect(await (await asked)?.json()).toMatchObject({ code: 'RUN_UNDER_WAY' });
    expect(text).toContain('"status":"SUCCESS"');
  });

  it('completes a run that is asked for together with a question about its slice', async () => {
    const change = { path: 'typologies.layering.min_intermediaries', value: 4 };
    const preview = fetch(`${api.url}/api/v1/typologies/preview?network=demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ changes: [change] }),
    });
    expect(await eventsOf(await askForRun())).toContain('"status":"SUCCESS"');
    // Answered where it came first, refused where the run did.
    expect([200, 409]).toContain((await preview).status);
  });

  it('refuses another address than loopback without keys, naming the two ways out', async () => {
    const env = { API_HOST: '0.0.0.0' };
    const refused = await analytics(['api', '--port', '0', '--data-dir', 'other', '--json'], { cwd: directory, env });
    expect(refused.exit_code).not.toBe(0);
    const { error } = answerOf(refused) as { error: { code: string; message: string } };
    expect(error.code).toBe('UNSAFE_HOST');
    expect(error.message).toMatch(/set keys, or use 127\.0\.0\.1/u);
  });

  it('is named, with its address, to a command that finds its data directory taken', async () => {
    const { stderr, exit_code } = await analytics(['calibrate', '--network', 'demo'], { cwd: directory });
    expect(stderr).toContain(
      `found that process ${api.pid} (analytics api) has it open and answers at ${api.url}. Stop that process first`,
    );
    expect(exit_code).toBe(6);
  });

  it.skipIf(process.platform !== 'linux')(
    'has more threads than a run, a download and two readers hold (seen in /proc, which is of Linux)',
    async () => {
      expect((await readdir(`/proc/${api.pid}/task`)).length).toBeGreaterThan(32);
    },
  );

  it('ends within 10 s of SIGTERM, with a download that nobody reads', async () => {
    const { hostname, port } = new URL(api.url);
    const path = '/api/v1/export/transfers?network=demo';
    const asked = `GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\naccept: application/x-ndjson\r\n\r\n`;
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    // More than the buffers between the two hold.
    socket.write(asked.repeat(20));
    await new Promise((resolve) => socket.once('readable', resolve));
    const from = performance.now();
    expect((await api.stop()).exit_code).toBe(0);
    expect(performance.now() - from).toBeLessThan(10_000);
    socket.destroy();
    api = await startHere();
  });

  it('ends with 0 on SIGTERM, with a client that follows events', async () => {
    const task = (await (await fetch(`${api.url}/api/v1/tasks?limit=1`)).json()) as { tasks: { task_id: string }[] };
    const following = fetch(`${api.url}/api/v1/tasks/${task.tasks[0]?.task_id ?? ''}/events`);
    await following;
    const { exit_code } = await api.stop();
    expect(exit_code).toBe(0);
    api = await startHere();
    expect(await (await fetch(`${api.url}/ready`)).json()).toMatchObject({ status: 'ready' });
  });
});
