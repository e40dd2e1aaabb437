/** Reports to an authority at a terminal without a service: of a merged case, and of the version that was read. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { copyPublishedDemo } from './published-demo.ts';
import { endWarmAnalytics, keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

interface Listed {
  readonly cases: readonly { cluster_id: string; related_alert_ids: string[] }[];
}

interface Drafted {
  readonly filing: { filing_id: string };
}

describe('analytics filings', () => {
  let directory: string;
  const run = async (...args: string[]) =>
    answerOf(await analytics([...args, '--network', 'demo', '--data-dir', 'data', '--json'], { cwd: directory }));
  const list = async () => (await run('cases', 'list', '--limit', '500')) as unknown as Listed;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-filings-'));
    copyPublishedDemo(directory, 'data');
  });
  afterAll(async () => {
    await endWarmAnalytics();
    await rm(directory, { recursive: true, force: true });
  });

  it('of a merged case hold the alerts of all its members', async () => {
    const [first, second] = (await list()).cases;
    await run('cases', 'merge', second?.cluster_id ?? '', first?.cluster_id ?? '');
    const merged = (await list()).cases.find(({ cluster_id }) => cluster_id === first?.cluster_id);
    const { filing } = (await run('filings', 'draft', '--case', first?.cluster_id ?? '')) as unknown as Drafted;
    const alert_count = (first?.related_alert_ids.length ?? 0) + (second?.related_alert_ids.length ?? 0);
    expect(merged?.related_alert_ids).toHaveLength(alert_count);
    expect(await run('filings', 'show', filing.filing_id)).toMatchObject({
      filing: { document: { origin: { alert_count } } },
    });
  }, 120_000);

  it('are saved after the version that the file was exported from, and not over another', async () => {
    const [alert_id = ''] = (await list()).cases[0]?.related_alert_ids ?? [];
    const { filing } = (await run('filings', 'draft', '--alert', alert_id)) as unknown as Drafted;
    const { filing_id } = filing;
    await run('filings', 'export', filing_id, '--format', 'json', '--out', 'report.json');
    expect(await run('filings', 'save', filing_id, 'report.json')).toMatchObject({ filing: { version: 2 } });
    expect(await run('filings', 'save', filing_id, 'report.json')).toMatchObject({
      error: { code: 'FILING_CONFLICT' },
    });
    expect(await run('filings', 'submit', filing_id, '--filing-version', '1')).toMatchObject({
      error: { code: 'FILING_CONFLICT' },
    });
    expect(await run('filings', 'save', 'filing_other', 'report.json')).toMatchObject({
      error: { code: 'INVALID_REQUEST' },
    });
  }, 120_000);
});
