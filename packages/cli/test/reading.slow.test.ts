/** What commands that read answer while an API has the data directory open: the same as without one. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, startAnalytics, type Outcome } from './analytics-process.ts';
import { copyPublishedDemo } from './published-demo.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

const ON = ['--network', 'demo', '--json'];

describe('a command that reads', () => {
  let directory: string;
  let alert_id: string;
  let address: string;
  let cluster_id: string;
  const run = async (...args: string[]): Promise<Outcome> => await analytics(args, { cwd: directory });
  const questions = (): Record<string, string[]> => ({
    list: ['alerts', 'list', ...ON, '--limit', '3', '--severity', 'high,critical', '--address', address, '--new'],
    show: ['alerts', 'show', alert_id, ...ON],
    explain: ['explain', `${address.slice(0, 6)}…${address.slice(-6)}`, ...ON],
    networks: ['networks', '--json'],
    graphml: ['alerts', 'graphml', cluster_id, ...ON],
    sql: ['sql', 'SELECT typology_type, count() AS alerts FROM analyzers_alerts GROUP BY 1 ORDER BY 1', ...ON],
    'sql that is refused': ['sql', 'SELECT * FROM system.tables', ...ON],
    roles: ['roles', ...ON, '--limit', '3'],
    'labels history': ['labels', 'history', ...ON, '--limit', '3'],
    'labels conflicts': ['labels', 'list', '--conflicts', ...ON],
    'a slice that is not there': ['alerts', 'list', ...ON, '--processing-date', '2020-01-01'],
  });
  const answers = async (env: Readonly<Record<string, string>> = {}): Promise<Record<string, unknown>> => {
    const found: Record<string, unknown> = {};
    for (const [name, args] of Object.entries(questions()))
      found[name] = answerOf(await analytics(args, { cwd: directory, env }));
    return found;
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-reading-'));
    copyPublishedDemo(directory);
    const { alerts } = answerOf(await run('alerts', 'list', ...ON)) as {
      alerts: { alert_id: string; address: string; cluster_id: string }[];
    };
    ({ alert_id, address, cluster_id } = alerts[0]!);
  }, 300_000);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('is answered by the API that has the data open, which is named, as by the engine', async () => {
    const before = await answers();
    expect(before).toMatchObject({
      list: { ok: true, alerts: [{ alert_id }] },
      explain: { address },
      networks: { networks: [{ network: 'demo', slice_count: 1 }] },
      'sql that is refused': { error: { code: 'QUERY_INVALID' } },
      'a slice that is not there': { error: { code: 'SLICE_NOT_FOUND' } },
    });
    expect((before['sql'] as { rows: unknown[] }).rows.length).toBeGreaterThan(3);
    const labels = answerOf(await run('labels', 'list', ...ON));
    const [status, audit] = [await run('status', '--network', 'demo'), await run('audit', '--network', 'demo')];
    const { key, entry } = answerOf(await run('api-key', 'ana', '--json')) as { key: string; entry: string };
    const { child, outcome } = startAnalytics(['api', '--port', '0'], {
      cwd: directory,
      env: { ANALYTICS_API_KEYS: entry },
    });
    try {
      const [line] = (await once(child.stdout!, 'data')) as [Buffer];
      const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(String(line))?.[0];
      const env = { ANALYTICS_API_KEY: key };
      expect(await answers(env)).toEqual(before);
      expect(answerOf(await analytics(['labels', 'list', ...ON], { cwd: directory, env }))).toEqual({
        ...labels,
        match: null,
      });
      for (const [command, said] of Object.entries({ status, audit }))
        expect((await analytics([command, '--network', 'demo'], { cwd: directory, env })).stdout).toBe(said.stdout);
      const told = await analytics(['networks'], { cwd: directory, env });
      expect(told.stderr).toBe(`Answered by ${url}, which has ./.analytics open.\n`);
      expect((await run('networks')).stderr).toContain('KEY_REQUIRED');
    } finally {
      child.kill('SIGTERM');
      await outcome;
    }
    expect((await run('networks')).stderr).toBe('');
  }, 600_000);
});
