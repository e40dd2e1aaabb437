/** A team's work on cases at a terminal: beside no service and beside one, kept by a backup, pruned and removed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { copyPublishedDemo } from './published-demo.ts';
import { startApi } from './api-process.ts';
import { endWarmAnalytics, keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

interface Listed {
  readonly total_count: number;
  readonly cases: readonly { cluster_id: string; owner: string; status: string; related_alert_ids: string[] }[];
}

describe('analytics cases', () => {
  let directory: string;
  let ids: string[] = [];
  const on = (data_dir: string): string[] => ['--network', 'demo', '--data-dir', data_dir, '--json'];
  const run = async (...args: string[]) => answerOf(await analytics(args, { cwd: directory }));
  const cases = async (...args: string[]) => await run('cases', ...args, ...on('data'));
  const list = async (...flags: string[]) => (await cases('list', ...flags)) as unknown as Listed;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-casework-'));
    copyPublishedDemo(directory, 'data');
    await writeFile(join(directory, 'letter.txt'), 'what the bank said');
    await writeFile(join(directory, 'page.html'), '<p>');
    ids = (await list('--limit', '500')).cases.map(({ cluster_id }) => cluster_id);
  });
  afterAll(async () => {
    await endWarmAnalytics();
    await rm(directory, { recursive: true, force: true });
  });

  it('assigns, sets, comments and attaches, and shows what happened in order', async () => {
    const [first = ''] = ids;
    expect(await cases('assign', first, 'ana', '--reason', 'hers')).toMatchObject({ case: { owner: 'ana' } });
    expect(await cases('status', first, 'waiting')).toMatchObject({ case: { status: 'waiting' } });
    expect(await cases('status', first, 'done')).toMatchObject({ ok: false, error: { code: 'USAGE' } });
    expect(await cases('comment', first, 'asked the bank')).toMatchObject({ ok: true });
    expect(await cases('attach', first, 'letter.txt')).toMatchObject({ file: { media_type: 'text/plain' } });
    expect(await cases('attach', first, 'page.html')).toMatchObject({ error: { code: 'FILE_REFUSED' } });
    expect(await cases('attach', first, 'nowhere.txt')).toMatchObject({ error: { code: 'SOURCE_NOT_FOUND' } });
    expect(await cases('show', 'case_never')).toMatchObject({ error: { code: 'CASE_NOT_FOUND' } });
    expect(await list('--owner', 'ana')).toMatchObject({ total_count: 1, cases: [{ status: 'waiting' }] });
    const told = await analytics(['cases', 'show', first, ...on('data').slice(0, -1)], { cwd: directory });
    expect(told.stdout).toMatch(/: waiting, the work of ana\n/u);
    expect(told.stdout).toMatch(
      /opened[^\n]*\n[^\n]*assigned +ana, hers\n[^\n]*status set +waiting\n[^\n]*commented +asked/u,
    );
  }, 60_000);

  it('merges, separates and splits, and alerts follow', async () => {
    const [first = '', second = ''] = ids;
    const before = (await list('--limit', '500')).total_count;
    expect(await cases('merge', second, first)).toMatchObject({ case: { case_id: first, member_ids: [second] } });
    const merged = await list('--limit', '500');
    expect(merged.total_count).toBe(before - 1);
    const alert_ids = merged.cases.find(({ cluster_id }) => cluster_id === first)?.related_alert_ids ?? [];
    const split = (await cases('split', first, alert_ids[0] ?? '')) as unknown as { case: { case_id: string } };
    expect(await cases('show', split.case.case_id)).toMatchObject({ alert_ids: [alert_ids[0]] });
    await cases('merge', split.case.case_id, first);
    expect(await cases('separate', first, second)).toMatchObject({ case: { case_id: first } });
    expect((await list('--limit', '500')).total_count).toBe(before);
  }, 60_000);

  it('is in the audit trail, in a backup, and goes by prune and with the network', async () => {
    const trail = await run('audit', 'trail', '--limit', '50', ...on('data'));
    expect(JSON.stringify(trail)).toContain('"action":"file_added"');
    expect(await run('audit', 'verify', ...on('data'))).toMatchObject({ ok: true });
    await endWarmAnalytics();
    expect(await run('backup', 'kept', '--data-dir', 'data', '--json')).toMatchObject({ ok: true });
    expect(await run('restore', 'kept', '--data-dir', 'restored', '--json')).toMatchObject({ ok: true });
    const [first = ''] = ids;
    expect(await run('cases', 'show', first, ...on('restored'))).toMatchObject({
      case: { owner: 'ana', files: [{ file_name: 'letter.txt' }], comments: [{ text: 'asked the bank' }] },
    });
    const prune = ['prune', '--keep-last', '5', '--yes', ...on('restored')];
    expect(JSON.stringify(await run(...prune))).not.toContain('service_case_files');
    await run('networks', 'remove', 'demo', '--yes', '--data-dir', 'restored', '--json');
    expect(await run('networks', '--data-dir', 'restored', '--json')).toMatchObject({ networks: [] });
  }, 120_000);

  it('asks the API that has the data open, and a file comes back byte by byte', async () => {
    await endWarmAnalytics();
    const api = await startApi(directory, {}, ['--data-dir', 'data']);
    try {
      const [first = ''] = ids;
      expect(await cases('show', first)).toMatchObject({ case: { owner: 'ana' } });
      expect(await cases('comment', first, 'asked again')).toMatchObject({ ok: true });
      const { file } = (await cases('attach', first, 'letter.txt')) as unknown as { file: { file_id: string } };
      const path = `/api/v1/cases/${first}/work/files/${file.file_id}?network=demo`;
      const answer = await fetch(`${api.url}${path}`);
      expect(await answer.text()).toBe('what the bank said');
      expect((await list('--owner', 'ana')).total_count).toBe(1);
    } finally {
      await api.stop();
    }
  }, 120_000);
});
