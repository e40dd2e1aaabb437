/** What an analyst does at a terminal: look at a folder, read an alert, decide, hide, ask, remove. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { copyPublishedDemo } from './published-demo.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const ON = ['--network', 'demo', '--json'];

interface Listed {
  readonly alerts: readonly { alert_id: string; typology_type: string; address: string; disposition_status: string }[];
}

describe('the desk of an analyst', () => {
  let directory: string;
  const run = async (...args: string[]) => answerOf(await analytics(args, { cwd: directory }));
  const list = async (...flags: string[]) => (await run('alerts', 'list', ...ON, ...flags)) as unknown as Listed;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-desk-'));
    copyPublishedDemo(directory);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('decides on an alert, and lists by what was decided', async () => {
    const [first] = (await list('--limit', '1')).alerts;
    const { alert_id } = first!;
    expect(await run('alerts', 'show', alert_id, ...ON)).toMatchObject({
      ok: true,
      alert: { alert_id },
      decisions: [],
    });
    const decided = ['--status', 'false_positive', '--reason', 'payroll'];
    expect(await run('alerts', 'decide', alert_id, ...ON, '--status', 'false_positive')).toMatchObject({
      ok: false,
      error: { code: 'USAGE' },
    });
    expect(await run('alerts', 'decide', alert_id, ...ON, ...decided)).toMatchObject({ ok: true });
    expect((await list('--status', 'false_positive')).alerts.map((one) => one.alert_id)).toEqual([alert_id]);
    const text = await analytics(['alerts', 'show', alert_id, '--network', 'demo'], { cwd: directory });
    expect(text.stdout).toMatch(/false positive +by local +payroll/u);
  }, 60_000);

  it('hides alerts by a rule that says how many, shows them when asked, and ends the rule', async () => {
    const before = (await list('--limit', '500')).alerts;
    const { typology_type } = before[0]!;
    const count = before.filter((one) => one.typology_type === typology_type).length;
    const { rule } = (await run('alerts', 'suppress', ...ON, '--typology', typology_type, '--reason', 'ours')) as {
      rule: { rule_id: string; hidden_count: number };
    };
    expect(rule.hidden_count).toBe(count);
    expect((await list('--limit', '500')).alerts).toHaveLength(before.length - count);
    expect((await list('--limit', '500', '--suppressed')).alerts).toHaveLength(before.length);
    expect(await run('alerts', 'unsuppress', rule.rule_id, ...ON)).toMatchObject({ ok: true });
    expect((await list('--limit', '500')).alerts).toHaveLength(before.length);
  }, 60_000);

  it('says where a name means no typology, and where labels came after the slice', async () => {
    const shown = async (...flags: string[]): Promise<string> =>
      (await analytics(['alerts', 'list', '--network', 'demo', ...flags], { cwd: directory })).stderr;
    expect(await shown('--typology', 'exposure')).toContain('None of our typologies is called exposure');
    expect(await shown('--typology', 'ponzi_scheme')).toBe('');
    expect(await shown('--address', 'nobody')).toContain('ADDRESS_NOT_FOUND');
    await run('labels', 'add', 'nobody', ...ON, '--category', 'scam', '--label', 'later');
    expect(await shown()).toContain('Labels were added or removed after this slice was computed');
  }, 60_000);

  it('explains a short address with the alerts that name it', async () => {
    const [first] = (await list('--limit', '1')).alerts;
    const { address, alert_id } = first!;
    const short = `${address.slice(0, 10)}…${address.slice(-6)}`;
    const { mentions, ...explained } = (await run('explain', short, ...ON)) as {
      address: string;
      mentions: { alert_id: string }[];
    };
    expect(explained.address).toBe(address);
    expect(mentions.map((one) => one.alert_id)).toContain(alert_id);
  }, 60_000);

  it('holds what shuffled copies show against what was found, and keeps it', async () => {
    const config = join(directory, 'two-copies.json');
    await writeFile(config, '{ "detection": { "copies": 2 } }');
    const { copies, typologies } = (await run('calibrate', ...ON, '--config', config)) as {
      copies: unknown;
      typologies: { typology_type: string; found_count: number; raised_count: number; by_chance: object }[];
    };
    expect(copies).toEqual({ ties: 2, times: 2, amounts: 2, sums: 2 });
    const { found_count, raised_count, by_chance } = typologies.find((one) => one.typology_type === 'round_tripping')!;
    expect(found_count).toBeGreaterThanOrEqual(raised_count);
    expect(raised_count).toBeGreaterThan(0);
    expect(by_chance).toHaveProperty('ties');
    const exposure = typologies.find((one) => one.typology_type === 'exposure_mixer');
    expect(exposure).toMatchObject({ by_chance: {} });
    const kept = await run('sql', 'SELECT count() AS kept FROM analyzers_detection_calibrations', ...ON);
    expect(kept).toMatchObject({ rows: [{ kept: '2' }] });
  });

  it('makes a network of a folder, answers questions about it, and removes it', async () => {
    await mkdir(join(directory, 'exports'));
    const rows = ['alice,bob,900', 'bob,carol,890', 'carol,alice,880'].map(
      (row, at) => `${row},2024-05-01T1${at}:00:00Z`,
    );
    await writeFile(join(directory, 'exports/paid.csv'), `from,to,amount,timestamp\n${rows.join('\n')}\n`);
    const started = await analytics(['start', 'exports'], { cwd: directory });
    expect(started.stdout).toContain('Published 2024-05-02/1.');
    expect(
      await run('sql', 'SELECT count() AS transfers FROM core_transfers', '--network', 'exports', '--json'),
    ).toEqual({
      ok: true,
      rows: [{ transfers: '3' }],
      has_more: false,
    });
    expect(await run('networks', 'remove', 'exports', '--json')).toMatchObject({ is_removed: false });
    expect(await run('networks', 'remove', 'exports', '--yes', '--json')).toMatchObject({ is_removed: true });
    const { networks } = (await run('networks', '--json')) as { networks: { network: string }[] };
    expect(networks.map(({ network }) => network)).toEqual(['demo']);
  }, 90_000);
});
