/** Every reading command answers for a slice that was never computed with what there is, and never with "No alerts". */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WITHOUT_COPIES } from './published-demo.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const NETWORK = ['--network', 'never', '--data-dir', 'data'] as const;
/** No transfer of the world lies in it, so that its run fails. */
const FAILED = [...NETWORK, '--processing-date', '2020-01-01', '--window-days', '7'] as const;
const FEATURES_ONLY = [...NETWORK, '--processing-date', '2025-06-29', '--window-days', '10'] as const;
const ABSENT = [...NETWORK, '--processing-date', '2025-06-30', '--window-days', '8'] as const;

describe('a slice that was never computed', () => {
  let directory: string;
  const run = async (...args: readonly string[]) => await analytics(args, { cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-never-'));
    await run('simulate', '--transfers', '3k', '--seed', '3', '--days', '10', '--network', 'never', '--out', 'world');
    const slice = [...NETWORK, '--processing-date', '2025-06-30', '--window-days', '10'];
    await run('run', ...slice, ...WITHOUT_COPIES, '--source', 'directory:world');
    await run('features', ...FEATURES_ONLY);
    expect((await run('run', ...FAILED)).stderr).toContain('EMPTY_WINDOW');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each([
    ['alerts list', ['alerts', 'list']],
    ['explain', ['explain', 'somebody']],
    ['verify', ['verify']],
    ['export alerts', ['export', 'alerts', '--out', 'x.parquet']],
    ['export features', ['export', 'features', '--out', 'x.parquet']],
    ['export patterns', ['export', 'patterns', '--out', 'x.parquet']],
    ['export clusters', ['export', 'clusters', '--out', 'x.parquet']],
    ['evaluate', ['evaluate', '--truth', 'world']],
  ])('is SLICE_NOT_FOUND for %s, failed or never asked for', async (_, command) => {
    const failed = await run(...command, ...FAILED);
    expect(failed.stderr).toContain('SLICE_NOT_FOUND');
    expect(failed.stderr).toContain('2025-06-30/10');
    expect(failed.stderr).toContain('The last run of 2020-01-01/7 ended as failed with EMPTY_WINDOW');
    expect(failed.stdout).not.toContain('No alerts');
    expect(failed.exit_code).not.toBe(0);
    expect((await run(...command, ...ABSENT)).stderr).toContain('SLICE_NOT_FOUND');
  });

  it('is SLICE_NOT_FOUND for alerts diff, whichever date it is', async () => {
    const flags = [...NETWORK, '--window-days', '10'];
    for (const dates of [
      ['2025-06-30', '2020-01-01'],
      ['2020-01-01', '2025-06-30'],
    ])
      expect((await run('alerts', 'diff', ...dates, ...flags)).stderr).toContain('SLICE_NOT_FOUND');
  });

  it('has no list of alerts where only its features were computed', async () => {
    const listed = await run('alerts', 'list', ...FEATURES_ONLY);
    expect(listed.stderr).toContain('found that its runs only did: initialize, features, publish, audit');
    expect((await run('export', 'alerts', '--out', 'x.parquet', ...FEATURES_ONLY)).stderr).toContain('SLICE_NOT_FOUND');
    expect((await run('export', 'features', '--out', 'x.parquet', ...FEATURES_ONLY)).exit_code).toBe(0);
  });

  it('still exports the transfers of a span that is no slice', async () => {
    const exported = await run('export', 'transfers', '--out', 'x.parquet', ...ABSENT);
    expect(exported.exit_code).toBe(0);
  });
});
