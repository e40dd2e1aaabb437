import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analytics, answerOf, startAnalytics } from './analytics-process.ts';
import { DEMO_SLICE } from './published-demo.ts';
import { copyShortWorld } from './short-world.ts';

let directory: string;
const place = (): { cwd: string } => ({ cwd: directory });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-interrupt-'));
  await copyShortWorld(directory);
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('Ctrl-C', () => {
  it('cancels, publishes nothing, and the same command takes the run up', async () => {
    const run = ['run', ...DEMO_SLICE, '--source', 'directory:world'];
    const { child, outcome } = startAnalytics(run, place());
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ingest')) child.kill('SIGINT');
    });
    const { exit_code, stderr } = await outcome;
    expect(stderr).toContain('RUN_CANCELLED: Expected the run to finish, found it cancelled; nothing was published.');
    expect(exit_code).toBe(130);
    const status = answerOf(await analytics(['status', '--network', 'demo', '--json'], place()));
    expect(status).toMatchObject({ slices: [], runs: [{ status: 'cancelled', error_code: 'RUN_CANCELLED' }] });
    const again = await analytics(run, place());
    expect(again.stderr).toContain('already done: initialize, ingest.');
    expect(again.exit_code).toBe(0);
  });
});

describe('a limit on file sizes', () => {
  it('is told before anything is written, and what was published is still there', async () => {
    const limited = await analytics(['run', ...DEMO_SLICE], { ...place(), limit: 'ulimit -f 256;' });
    expect(limited.stderr).toMatch(
      /^DISK_FULL: Expected files of any size to be allowed, found a limit of 262,144 bytes/mu,
    );
    expect(limited.exit_code).toBe(6);
    const exported = await analytics(['export', 'features', ...DEMO_SLICE, '--format', 'jsonl', '--out', '-'], place());
    expect(exported.stdout.split('\n').length).toBeGreaterThan(500);
  });
});
