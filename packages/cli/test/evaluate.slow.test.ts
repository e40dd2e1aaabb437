import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { DEMO_SLICE, copyPublishedDemo } from './published-demo.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

describe('analytics evaluate', () => {
  let directory: string;
  const run = (...args: string[]) => analytics(args, { cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-evaluate-'));
    copyPublishedDemo(directory);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('compares the slice with what was planted, and finds the truth under NETWORK/DATE/DAYS', async () => {
    const outcome = await run('evaluate', ...DEMO_SLICE, '--truth', 'world', '--out', 'evaluation.parquet', '--json');
    expect(answerOf(outcome)).toMatchObject({
      ok: true,
      slice: '2025-06-30/30',
      evaluation: { overall: { instance_count: 68 }, background: { address_count: expect.any(Number) as number } },
      entities: { wrong_entities: 0, all: { precision: 1 } },
    });
    const rows = await parquetReadObjects({
      file: await asyncBufferFromFile(join(directory, 'evaluation.parquet')),
    });
    expect(rows).toContainEqual({ scope: 'overall', name: 'all', measure: 'instance_count', value: 68 });
    expect(rows).toContainEqual({ scope: 'twin', name: 'saver', measure: 'instance_count', value: 2 });
  });

  it('prints a row for each typology in words that need no manual', async () => {
    const { stdout } = await run('evaluate', '--network', 'demo', '--truth', 'world/demo/2025-06-30/30');
    expect(stdout).toMatch(/alerts against 68 planted schemes and 68 benign twins/u);
    expect(stdout).toMatch(/^round_tripping +2 /mu);
    expect(stdout).toMatch(/^Benign twins flagged: /mu);
  });

  it.each([
    ['no --truth', [...DEMO_SLICE], 'USAGE'],
    ['a directory without the truth', [...DEMO_SLICE, '--truth', '.'], 'SOURCE_NOT_FOUND'],
    [
      'a slice that was never published',
      ['--network', 'demo', '--processing-date', '2025-01-01', '--truth', 'world'],
      'SLICE_NOT_FOUND',
    ],
    ['a network that is not there', ['--network', 'other', '--truth', 'world'], 'NETWORK_NOT_FOUND'],
  ])('refuses %s', async (_, args, code) => {
    const outcome = await run('evaluate', ...args, '--json');
    expect(answerOf(outcome)).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses another file in the place of the truth', async () => {
    const world = join(directory, 'world/demo/2025-06-30/30');
    await mkdir(join(directory, 'odd'));
    await copyFile(join(world, 'assets.parquet'), join(directory, 'odd/ground_truth.parquet'));
    const outcome = await run('evaluate', ...DEMO_SLICE, '--truth', 'odd', '--json');
    expect(answerOf(outcome)).toMatchObject({ ok: false, error: { code: 'SOURCE_SCHEMA' } });
  });
});

describe('a simulated world', () => {
  it.each([
    ['simulate', '--planted', '0.7'],
    ['simulate', '--stretch-delays', '0'],
    ['simulate', '--scale-amounts', 'ten'],
    ['demo', '--transfers', '12'],
    ['demo', '--seed', 'x'],
  ])('of %s refuses %s %s', async (command, flag, value) => {
    const out = command === 'simulate' ? ['--out', 'never'] : [];
    const outcome = await analytics([command, ...out, flag, value, '--json'], { cwd: tmpdir() });
    expect(answerOf(outcome)).toMatchObject({ ok: false, error: { code: 'INVALID_SETTING' } });
  });
});
