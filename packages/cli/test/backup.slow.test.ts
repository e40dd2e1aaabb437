import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, startAnalytics } from './analytics-process.ts';
import { DEMO_SLICE, WITHOUT_COPIES } from './published-demo.ts';
import { copyShortDemo } from './short-world.ts';
import { endWarmAnalytics, keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const NETWORK = ['--network', 'demo'] as const;
const OPERATIONS = new URL('../../../docs/operations.md', import.meta.url);

describe('operations.md', () => {
  let directory: string;
  const place = (): { cwd: string } => ({ cwd: directory });
  const exported = async (data_dir: string, name: string): Promise<string> =>
    (await analytics(['export', name, ...DEMO_SLICE, '--data-dir', data_dir, '--format', 'csv', '--out', '-'], place()))
      .stdout;
  /** The commands that the page shows under a heading, as a person would paste them. */
  const shown = async (heading: string): Promise<string> => {
    const page = await readFile(OPERATIONS, 'utf8');
    const found = new RegExp(`^## ${heading}\\n[\\s\\S]*?\`\`\`sh\\n([\\s\\S]*?)\`\`\``, 'mu').exec(page);
    return found?.[1] ?? '';
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-backup-'));
    await copyShortDemo(directory, 'live');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('backs an embedded instance up and restores it elsewhere with the same bytes, by the commands that it shows', async () => {
    const before = { alerts: await exported('live', 'alerts'), features: await exported('live', 'features') };
    expect(before.alerts.split('\n').length).toBeGreaterThan(5);
    const commands = await shown('Backup and restore');
    expect(commands).toContain('npx analytics backup');
    for (const command of commands.trim().split('\n')) {
      const words = command
        .replace(/ *#.*$/u, '')
        .split(' ')
        .slice(2);
      const env = { ANALYTICS_DATA_DIR: 'live' };
      expect(await analytics(words, { ...place(), env })).toMatchObject({ exit_code: 0 });
    }
    await rm(join(directory, 'live'), { recursive: true });
    const doctor = answerOf(await analytics(['doctor', '--data-dir', 'restored', '--json'], place()));
    expect(doctor).toMatchObject({ ok: true, data: { problems: [] } });
    expect(await exported('restored', 'alerts')).toBe(before.alerts);
    expect(await exported('restored', 'features')).toBe(before.features);
    const verified = await analytics(['verify', ...DEMO_SLICE, '--data-dir', 'restored', '--json'], place());
    expect(answerOf(verified)).toMatchObject({ ok: true });
    const again = await analytics(['run', ...DEMO_SLICE, '--data-dir', 'restored', '--json'], place());
    expect(answerOf(again)).toMatchObject({ ok: true, run: { status: 'published' } });
  });

  it('refuses to back up what a service has open, and names it', async () => {
    await endWarmAnalytics();
    const { child, outcome } = startAnalytics(['api', '--data-dir', 'restored', '--port', '0'], place());
    await once(child.stdout ?? child, 'data');
    try {
      const refused = await analytics(['backup', 'torn', '--data-dir', 'restored'], place());
      expect(refused.stderr).toContain(`DATA_DIR_IN_USE: Expected to open restored, found that process ${child.pid}`);
      expect(existsSync(join(directory, 'torn'))).toBe(false);
    } finally {
      child.kill('SIGTERM');
      await outcome;
    }
  });

  it('prunes nothing without --yes, and with it what was said', async () => {
    const prune = ['prune', ...NETWORK, '--keep-last', '1', '--data-dir', 'restored'];
    const second = ['run', ...NETWORK, '--processing-date', '2025-06-29', '--window-days', '30', ...WITHOUT_COPIES];
    await analytics([...second, '--data-dir', 'restored'], place());
    const planned = await analytics(prune, place());
    expect(planned.stdout).toMatch(/^Would remove 1 slice and 1 run: 2025-06-29\/30$/mu);
    expect(planned.stdout).toContain('Nothing was removed');
    const done = answerOf(await analytics([...prune, '--yes', '--json'], place()));
    expect(done).toMatchObject({ ok: true, removed: true, slices: ['2025-06-29/30'], runs: 1 });
    const status = answerOf(await analytics(['status', ...NETWORK, '--data-dir', 'restored', '--json'], place()));
    expect(status).toMatchObject({ slices: [{ processing_date: '2025-06-30' }] });
    expect((await analytics(['prune', ...NETWORK, '--data-dir', 'restored'], place())).exit_code).toBe(2);
  });
});
