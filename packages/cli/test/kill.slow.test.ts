import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analytics, answerOf, startAnalytics } from './analytics-process.ts';

/** Each attempt kills a run somewhat later in its life than the one before, from start-up to after its end. */
const ATTEMPTS = 12;
const SLICE = ['--network', 'demo', '--processing-date', '2025-06-30', '--window-days', '30'] as const;

describe('kill -9 at any moment', () => {
  let directory: string;
  let published: string;
  const place = (): { cwd: string } => ({ cwd: directory });
  const features = async (): Promise<string> =>
    (await analytics(['export', 'features', ...SLICE, '--format', 'csv', '--out', '-'], place())).stdout;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-kill-'));
    await analytics(
      ['simulate', '--transfers', '5k', '--seed', '3', '--days', '30', '--network', 'demo', '--out', 'world'],
      place(),
    );
    const first = answerOf(await analytics(['run', ...SLICE, '--source', 'directory:world', '--json'], place()));
    expect(first).toMatchObject({ ok: true });
    published = await features();
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('leaves published results readable, and the next run completes', async () => {
    const rows = published.split('\n').length;
    expect(rows).toBeGreaterThan(1000);
    const endings = new Set<string>();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { child, outcome } = startAnalytics(['run', ...SLICE, '--source', 'directory:world'], place());
      killAfter(child, attempt);
      const { signal } = await outcome;
      endings.add(signal ?? 'finished');
      const now = await features();
      expect(now.split('\n')).toHaveLength(rows);
      const status = answerOf(await analytics(['status', '--network', 'demo', '--json'], place()));
      expect(status).toMatchObject({
        ok: true,
        loaded: { transfer_count: expect.any(Number) as number },
        slices: [{ processing_date: '2025-06-30' }],
      });
    }
    expect(endings).toContain('SIGKILL');
    const last = answerOf(await analytics(['run', ...SLICE, '--source', 'directory:world', '--json'], place()));
    expect(last).toMatchObject({ ok: true, run: { status: 'published' } });
    expect(withoutRun(await features())).toBe(withoutRun(published));
  });
});

/** Kills by id, at a moment that the attempt's number picks. */
function killAfter(child: ReturnType<typeof startAnalytics>['child'], attempt: number): void {
  const timer = setTimeout(() => child.kill('SIGKILL'), 300 + attempt * 320);
  child.on('close', () => {
    clearTimeout(timer);
  });
}

/** Run ids and versions differ from run to run; everything else must not. */
function withoutRun(csv: string): string {
  return csv
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .filter((_, at) => at !== 2)
        .slice(0, -1)
        .join(','),
    )
    .join('\n');
}
