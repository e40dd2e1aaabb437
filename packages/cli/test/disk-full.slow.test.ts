import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analytics, answerOf } from './analytics-process.ts';
import { startApi } from './api-process.ts';
import { DEMO_SLICE, copyPublishedDemo } from './published-demo.ts';

/** A run begins in it, and its staged rows do not fit. */
const LEFT_BYTES = 1_500_000;

/** A small disk of its own needs the right to mount one. */
function mountSmallDisk(path: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a disk that fills up', () => {
  let directory: string;
  let mounted = false;
  const disk = (): string => join(directory, 'disk');

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-disk-'));
    execFileSync('mkdir', [disk()]);
    mounted = mountSmallDisk(disk(), 60);
    copyPublishedDemo(directory, 'disk');
  });
  afterAll(async () => {
    if (mounted) execFileSync('umount', [disk()]);
    await rm(directory, { recursive: true, force: true });
  });

  it('is told as such; what was published stays readable, and the run completes once there is room', async (context) => {
    if (!mounted) context.skip('needs the right to mount a tmpfs: run as root');
    const place = { cwd: directory };
    const run = ['run', ...DEMO_SLICE, '--data-dir', 'disk', '--source', 'directory:world'];
    const features = async (): Promise<string> =>
      (
        await analytics(
          ['export', 'features', ...DEMO_SLICE, '--data-dir', 'disk', '--format', 'csv', '--out', '-'],
          place,
        )
      ).stdout;
    const published = await features();
    expect(published.split('\n').length).toBeGreaterThan(1000);
    const { bavail, bsize } = await statfs(disk());
    await writeFile(join(disk(), 'filler'), Buffer.alloc(bavail * bsize - LEFT_BYTES));
    const full = await analytics(run, place);
    expect(full.stderr).toMatch(/^DISK_FULL: Expected .*found/mu);
    expect(full.stderr).not.toMatch(/^\s+at /mu);
    expect(await features()).toBe(published);
    const status = answerOf(await analytics(['status', '--network', 'demo', '--data-dir', 'disk', '--json'], place));
    expect(status).toMatchObject({ ok: true, slices: [{ processing_date: '2025-06-30' }] });
    await rm(join(disk(), 'filler'));
    expect((await analytics(run, place)).exit_code).toBe(0);
  });

  it('does not take an export that was cut off for a whole one', async (context) => {
    if (!mounted) context.skip('needs the right to mount a tmpfs: run as root');
    const place = { cwd: directory };
    execFileSync('bash', ['-c', 'cat /dev/zero > disk/filler || true'], { cwd: directory, stdio: 'ignore' });
    const toFullDisk = await analytics(
      ['export', 'features', ...DEMO_SLICE, '--data-dir', 'disk', '--format', 'csv', '--out', 'disk/features.csv'],
      place,
    );
    expect(toFullDisk.stderr).toMatch(/^DISK_FULL: Expected/mu);
    expect(await readdir(disk())).not.toContain('features.csv');
    const elsewhere = await analytics(
      ['export', 'features', ...DEMO_SLICE, '--data-dir', 'disk', '--format', 'csv', '--out', 'features.csv'],
      place,
    );
    expect(elsewhere.exit_code).toBe(0);
    execFileSync('rm', ['disk/filler'], { cwd: directory });
  });

  it('is what a service on it says, until there is room again', async (context) => {
    if (!mounted) context.skip('needs the right to mount a tmpfs: run as root');
    const api = await startApi(directory, {}, ['--data-dir', 'disk']);
    const ready = async (): Promise<unknown> => await (await fetch(`${api.url}/ready`)).json();
    try {
      expect(await ready()).toMatchObject({ status: 'ready' });
      execFileSync('bash', ['-c', 'cat /dev/zero > disk/filler || true'], { cwd: directory, stdio: 'ignore' });
      await expect.poll(ready, { timeout: 60_000 }).toMatchObject({
        status: 'not_ready',
        checks: expect.arrayContaining([
          { name: 'database', is_ready: false, code: 'DISK_FULL' },
          { name: 'queue', is_ready: false, code: 'DISK_FULL' },
        ]) as unknown,
      });
      const asked = await fetch(`${api.url}/api/v1/pipelines/run`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          network: 'demo',
          date_range: { start_date: '2025-06-29', end_date: '2025-06-29' },
          window_days: 30,
        }),
      });
      expect([asked.status, await asked.json()]).toMatchObject([507, { code: 'DISK_FULL' }]);
      execFileSync('rm', ['disk/filler'], { cwd: directory });
      await expect.poll(ready, { timeout: 60_000 }).toMatchObject({ status: 'ready' });
    } finally {
      execFileSync('rm', ['-f', 'disk/filler'], { cwd: directory });
      await api.stop();
    }
  });
});
