import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { WITHOUT_COPIES } from './published-demo.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const repository = resolve(import.meta.dirname, '../../..');
const FOREIGN = resolve(repository, process.env['ANALYTICS_SHARED_DIR'] ?? '../shared', 'foreign');
const PLACE = join(FOREIGN, 'payments-2');
const SLICE = ['--network', 'payments', '--processing-date', '2026-03-01', '--window-days', '120'];

describe.skipIf(!existsSync(PLACE))('a network of another maker (skipped where ANALYTICS_SHARED_DIR has none)', () => {
  let directory: string;
  const run = (...args: string[]) => analytics(args, { cwd: directory });
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-foreign-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('is judged by evaluate as by the scorer that came with it', { timeout: 300_000 }, async () => {
    const site = [...SLICE, '--data-dir', join(directory, 'data')];
    // Chance is not what is compared here, and its copies took most of the time.
    await run('run', ...site, '--source', `directory:${PLACE}`, ...WITHOUT_COPIES, '--json');
    const { quality } = answerOf(await run('evaluate', ...site, '--truth', PLACE, '--json')) as {
      quality: Record<string, number>;
    };
    const alerts = join(directory, 'alerts.jsonl');
    await run('export', 'alerts', ...site, '--format', 'jsonl', '--out', alerts);
    const detections = execFileSync('node', [join(FOREIGN, 'detections.mjs'), alerts]);
    await writeFile(join(directory, 'det.json'), detections);
    const inputs = ['--gt', join(PLACE, 'gt.json'), '--universe', join(PLACE, 'universe.json')];
    const outputs = ['--det', join(directory, 'det.json'), '--json', join(directory, 'score.json'), '--quiet'];
    execFileSync('node', [join(FOREIGN, 'score.mjs'), ...inputs, ...outputs]);
    const { summary } = JSON.parse(await readFile(join(directory, 'score.json'), 'utf8')) as {
      summary: Record<string, number> & { alerts: Record<string, number> };
    };
    const close = (value: number | undefined) => expect.closeTo(value ?? NaN, 3) as number;
    expect(quality).toMatchObject({
      alert_count: summary['detections'],
      scheme_count: summary['instances'],
      found_half: close(summary['recall50']),
      found_most: close(summary['recall80']),
      rightly_named: close(summary['typed50']),
      precision: close(summary.alerts['precision']),
      false_ratio: close(summary.alerts['strict_false_rate']),
    });
  });
});
