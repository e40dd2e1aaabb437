import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUN_STEPS } from '@analytics/domain';
import { answerOf, startAnalytics } from './analytics-process.ts';
import { DEMO_SLICE } from './published-demo.ts';
import { copyShortDemo } from './short-world.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

/** What a run says just before each of its steps begins: the line of the one before. */
const MOMENTS = ['Run ', ...RUN_STEPS.slice(0, -1)] as const;

describe('kill -9 in each step', () => {
  let directory: string;
  let published: string;
  const place = (): { cwd: string } => ({ cwd: directory });
  const features = async (): Promise<string> =>
    (await analytics(['export', 'features', ...DEMO_SLICE, '--format', 'csv', '--out', '-'], place())).stdout;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-kill-'));
    await copyShortDemo(directory);
    published = await features();
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('leaves published results readable, and the next run completes', async () => {
    const rows = published.split('\n').length;
    expect(rows).toBeGreaterThan(500);
    for (const moment of MOMENTS) {
      const { child, outcome } = startAnalytics(['run', ...DEMO_SLICE, '--source', 'directory:world'], place());
      const killAtMoment = (said: Buffer): void => {
        if (said.toString('utf8').includes(moment)) child.kill('SIGKILL');
      };
      child.stdout?.on('data', killAtMoment);
      child.stderr?.on('data', killAtMoment);
      expect((await outcome).signal, `killed after ${moment}`).toBe('SIGKILL');
      expect((await features()).split('\n')).toHaveLength(rows);
      const status = answerOf(await analytics(['status', '--network', 'demo', '--json'], place()));
      expect(status).toMatchObject({
        ok: true,
        loaded: { transfer_count: expect.any(Number) as number },
        slices: [{ processing_date: '2025-06-30' }],
      });
    }
    const last = answerOf(await analytics(['run', ...DEMO_SLICE, '--source', 'directory:world', '--json'], place()));
    expect(last).toMatchObject({ ok: true, run: { status: 'published' } });
    expect(withoutRun(await features())).toBe(withoutRun(published));
  });
});

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
