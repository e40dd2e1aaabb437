/** Where the money of alerts went, kept with them and repeated by verify. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName, type AlertTrace } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { answerOf } from './analytics-process.ts';
import { DEMO_SLICE, copyPublishedDemo } from './published-demo.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

interface ShownAlert {
  readonly alert_id: string;
  readonly address: string;
  readonly evidence: { readonly trace?: AlertTrace };
}

describe('traces of alerts and of people', () => {
  let directory: string;
  let first: ShownAlert;
  let alert_count: number;
  const run = async (...args: string[]) => answerOf(await analytics([...args, '--json'], { cwd: directory }));

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-verify-traces-'));
    copyPublishedDemo(directory);
    const { alerts } = (await run('alerts', 'list', '--network', 'demo', '--limit', '500')) as unknown as {
      alerts: ShownAlert[];
    };
    alert_count = alerts.length;
    const shown = await run('alerts', 'show', alerts[0]!.alert_id, '--network', 'demo');
    first = (shown as unknown as { alert: ShownAlert }).alert;
  }, 60_000);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('an alert tells where its money went, and the sum comes out', async () => {
    const { trace } = first.evidence;
    expect(trace?.entered_usd).toBeGreaterThan(0);
    expect(trace?.balance.difference).toBe('0');
    const [destination] = trace?.destinations ?? [];
    expect(destination?.usd).toBeGreaterThan(0);
    const { stdout } = await analytics(['alerts', 'show', first.alert_id, '--network', 'demo'], { cwd: directory });
    expect(stdout).toMatch(/^Where the money went \(\$[\d,]+ traced, by haircut\)$/mu);
  });

  it('verify repeats them, and one that was kept when it was asked', async () => {
    const kept = await run('trace', ...DEMO_SLICE, '--from', first.address, '--keep');
    expect(kept).toMatchObject({ ok: true, trace_id: expect.stringMatching(/^trace_[0-9a-f]{16}$/u) as string });
    const verified = (await run('verify', ...DEMO_SLICE)) as unknown as { trace_count: number; notes: string[] };
    expect(verified).toMatchObject({ ok: true, trace_count: alert_count + 1, notes: [] });
    const one = await run('verify', (kept as unknown as { trace_id: string }).trace_id, ...DEMO_SLICE);
    expect(one).toMatchObject({ ok: true, trace_count: 1, alert_count: 0 });
  }, 60_000);

  it('verify finds an answer that somebody changed', async () => {
    const name = databaseOf(parseNetworkName('demo'));
    const database = await openDatabase({ name, data_dir: join(directory, '.analytics'), threads: 1 });
    try {
      await database.command(
        "INSERT INTO analyzers_traces SELECT * REPLACE (replaceAll(answer_json, 'haircut', 'poison') AS answer_json, _version + 1 AS _version) FROM analyzers_traces",
      );
    } finally {
      await database.close();
    }
    expect(await run('verify', ...DEMO_SLICE)).toMatchObject({ ok: false, error: { code: 'EVIDENCE_MISMATCH' } });
  }, 60_000);

  it('verify judges no trace that was made under other labels', async () => {
    await run('labels', 'add', first.address, '--network', 'demo', '--label', 'Shop', '--category', 'exchange');
    const verified = await run('verify', first.alert_id, ...DEMO_SLICE);
    expect(verified).toMatchObject({
      ok: true,
      trace_count: 0,
      notes: ['1 trace made before labels changed was not repeated'],
    });
  }, 60_000);
});
