/** Cases as work over HTTP: owners, comments, merges and splits of a team with a lead. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { insertRows } from '../../storage/src/slices/results.ts';
import { CaseTeam, FAN, RING, caseParams, query, type Member } from './case-team.ts';
import { NETWORK } from './filled-slices.ts';

const team = new CaseTeam();
const HOSTILE = '<img src=x onerror=alert(1)> \u202eelif.exe\u202c "\' ${7*7} =1+1';
const GONE = 'case-gone';

const merge = async (who: Member, cluster_id: string, into: string, more: object = {}) =>
  await team.of(who).POST('/api/v1/cases/{cluster_id}/work/merge', {
    params: caseParams(cluster_id),
    body: { into, ...more },
  });
const cases = async (asked: object = {}) =>
  (await team.of('eve').GET('/api/v1/cases', { params: { query: { ...query, ...asked } } })).data;
const ids = async (asked: object = {}) => (await cases(asked))?.cases.map(({ cluster_id }) => cluster_id);
const events = async (cluster_id: string) =>
  (await team.of('eve').GET('/api/v1/cases/{cluster_id}/work/timeline', { params: caseParams(cluster_id) })).data
    ?.events;

describe('the work on a case', () => {
  it('has an owner and a status, which the list and the alert show', async () => {
    expect(await team.work(RING)).toMatchObject({ status: 'open', owner: '', last_act_ms: 0, alert_ids: ['ring'] });
    const { data } = await team.change('ana', RING, { owner: 'ana', status: 'in_progress', reason: 'mine' });
    expect(data).toMatchObject({
      status: 'in_progress',
      owner: 'ana',
      last_act_by: 'ana',
      me: 'ana',
      may_change: true,
    });
    expect(await ids({ owner: 'ana' })).toEqual([RING]);
    expect(await ids({ owner: '' })).toEqual([FAN]);
    expect(await ids({ status: 'in_progress' })).toEqual([RING]);
    const path = { alert_id: 'ring' };
    const alert = await team.of('eve').GET('/api/v1/alerts/{alert_id}', { params: { path, query } });
    expect(alert.data?.case).toMatchObject({ cluster_id: RING, owner: 'ana' });
  });

  it('is that of its owner, or of a lead; anybody who works may comment', async () => {
    await team.change('ana', RING, { owner: 'ana' });
    expect((await team.change('bo', RING, { status: 'closed' })).error).toMatchObject({
      code: 'NOT_YOUR_CASE',
      status: 403,
    });
    expect((await team.comment('bo', RING, 'Seen that one before.')).error).toBeUndefined();
    expect((await team.change('lea', RING, { owner: 'bo' })).data).toMatchObject({ owner: 'bo', last_act_by: 'lea' });
    expect((await team.change('eve', RING, { owner: 'eve' })).error).toMatchObject({ code: 'SCOPE_MISSING' });
    expect((await team.change('ana', 'case-never', { owner: 'ana' })).error).toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect((await team.change('ana', FAN, {})).error).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('is given to names that may work, in one line, and an act changes something', async () => {
    for (const owner of ['mallory', 'eve', 'ana\nbo', '\u202eana'])
      expect((await team.change('lea', RING, { owner })).error).toMatchObject({ code: 'INVALID_REQUEST' });
    const to = { from: 'ana', to: 'mallory' };
    const reassign = await team.of('lea').POST('/api/v1/workload/reassign', { params: { query }, body: to });
    expect(reassign.error).toMatchObject({ code: 'INVALID_REQUEST' });
    await team.change('ana', RING, { owner: 'ana', status: 'waiting' });
    const before = (await team.work(RING))?.last_act_ms;
    await team.change('ana', RING, { owner: 'ana', status: 'waiting' });
    expect((await team.work(RING))?.last_act_ms).toBe(before);
  });

  it('refuses who has not seen what was done meanwhile, with who and when', async () => {
    const seen_act_ms = (await team.work(RING))?.last_act_ms ?? -1;
    await team.change('ana', RING, { owner: 'ana', seen_act_ms });
    const late = await team.change('lea', RING, { owner: 'lea', seen_act_ms });
    expect(late.error).toMatchObject({ code: 'CASE_CONFLICT', status: 409 });
    expect(late.error?.detail).toContain('work of ana at 2025-03-05T06:00:00.000Z');
    expect((await team.work(RING))?.owner).toBe('ana');
  });

  it('closes, and opens again with an alert that it was not closed with', async () => {
    await team.change('ana', RING, { status: 'closed' });
    expect((await cases({ status: 'closed' }))?.cases[0]).toMatchObject({ cluster_id: RING, due_ms: 0 });
    await merge('ana', FAN, RING);
    expect(await team.work(RING)).toMatchObject({ status: 'open', alert_ids: ['ring', 'fan'] });
  });

  it('goes on where the alerts are gone, and is late where they are not', async () => {
    await team.comment('ana', GONE, 'The money left.');
    await team.change('ana', GONE, { owner: 'ana' });
    expect(await team.work(GONE)).toMatchObject({
      owner: 'ana',
      alert_ids: [],
      comments: [{ text: 'The money left.' }],
    });
    // High is due within three days, medium within a week.
    expect(await ids({ late: 'true' })).toEqual([RING]);
    const { data } = await team.of('lea').GET('/api/v1/workload', { params: { query } });
    expect(data?.gone).toMatchObject([{ case_id: GONE, owner: 'ana' }]);
  });
});

describe('comments', () => {
  it('are text, edited in versions by their writer, and leave a mark', async () => {
    const { data } = await team.comment('ana', RING, HOSTILE);
    const path = { cluster_id: RING, comment_id: data?.comment_id ?? '' };
    expect((await team.work(RING))?.comments).toMatchObject([{ text: HOSTILE, written_by: 'ana', version: 1 }]);
    const edit = async (who: 'ana' | 'bo') =>
      await team.of(who).POST('/api/v1/cases/{cluster_id}/work/comments/{comment_id}', {
        params: { path, query },
        body: { text: 'Payroll.' },
      });
    expect((await edit('bo')).error).toMatchObject({ code: 'NOT_YOUR_CASE' });
    expect((await edit('ana')).error).toBeUndefined();
    expect((await team.work(RING))?.comments).toMatchObject([{ text: 'Payroll.', version: 2 }]);
    expect((await events(RING))?.flatMap(({ text }) => (text === '' ? [] : [text]))).toEqual([HOSTILE, 'Payroll.']);
    const remove = async (who: 'bo' | 'lea') =>
      await team.of(who).POST('/api/v1/cases/{cluster_id}/work/comments/{comment_id}/remove', {
        params: { path, query },
        body: { reason: 'names a client' },
      });
    expect((await remove('bo')).error).toMatchObject({ code: 'NOT_YOUR_CASE' });
    expect((await remove('lea')).error).toBeUndefined();
    expect((await remove('lea')).error).toMatchObject({ code: 'CASE_ITEM_NOT_FOUND', status: 404 });
    expect((await team.work(RING))?.comments).toMatchObject([
      { text: '', removed_by: 'lea', reason: 'names a client', written_by: 'ana' },
    ]);
    expect((await events(RING))?.every(({ text }) => text === '')).toBe(true);
  });

  it.each([
    ['control characters', 'a\u0007b'],
    ['nothing', '  '],
    ['too much', 'x'.repeat(10_001)],
  ])('hold no %s', async (_what, text) => {
    expect((await team.comment('ana', RING, text)).error).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('the limit of a case', () => {
  it('stops comments, and nothing else', async () => {
    const { databases } = team.service;
    const acts = Array.from({ length: 1000 }, (_, at) => ({
      network: NETWORK,
      act_id: `act_${at}`,
      case_id: RING,
      action: 'commented',
      item_id: `comment_${at}`,
      text: 'again',
      done_by: 'bo',
      done_at_ms: at + 1,
    }));
    await insertRows(databases.service, 'service_case_acts', acts);
    databases.service.noteChange('case_work');
    expect((await team.comment('bo', RING, 'once more')).error).toMatchObject({ code: 'CASE_LIMIT' });
    expect((await team.change('ana', RING, { owner: 'ana', status: 'escalated' })).error).toBeUndefined();
    expect((await merge('ana', FAN, RING)).error).toBeUndefined();
  });
});

describe('merging', () => {
  it('is refused where somebody worked on either case since it was read', async () => {
    await team.change('ana', FAN, { owner: 'ana' });
    const seen_act_ms = (await team.work(FAN))?.last_act_ms ?? -1;
    const into_seen_act_ms = (await team.work(RING))?.last_act_ms ?? -1;
    await team.comment('bo', RING, 'Wait.');
    await team.change('ana', FAN, { status: 'in_progress' });
    const both = { seen_act_ms: (await team.work(FAN))?.last_act_ms, into_seen_act_ms };
    expect((await merge('ana', FAN, RING, both)).error).toMatchObject({ code: 'CASE_CONFLICT' });
    expect((await merge('ana', FAN, RING, { seen_act_ms })).error).toMatchObject({ code: 'CASE_CONFLICT' });
  });

  it('joins alerts and history under one id, which old links reach, and is undone', async () => {
    await team.change('bo', FAN, { owner: 'bo' });
    await team.comment('bo', FAN, 'Same payer.');
    const { data } = await merge('bo', FAN, RING, { reason: 'same payer' });
    expect(data).toMatchObject({ case_id: RING, owner: 'bo', member_ids: [FAN], alert_ids: ['ring', 'fan'] });
    expect(data?.comments).toMatchObject([{ text: 'Same payer.' }]);
    const listed = await cases();
    expect(listed).toMatchObject({ total_count: 1 });
    expect(listed?.cases[0]).toMatchObject({
      cluster_id: RING,
      cluster_type: 'by_hand',
      total_alerts: 2,
      related_alert_ids: ['ring', 'fan'],
      member_ids: [FAN],
    });
    const one = await team.of('eve').GET('/api/v1/cases/{cluster_id}', { params: caseParams(FAN) });
    expect(one.data).toMatchObject({ cluster_id: RING, total_alerts: 2 });
    expect(one.data?.alerts.map(({ alert_id }) => alert_id)).toEqual(['ring', 'fan']);
    const alerts = await team.of('eve').GET('/api/v1/alerts', { params: { query: { ...query, cluster_id: FAN } } });
    expect(alerts.data?.alerts.map(({ alert_id }) => alert_id)).toEqual(['ring', 'fan']);
    const overview = await team.of('eve').GET('/api/v1/overview', { params: { query } });
    expect(overview.data?.alerts.case_count).toBe(1);
    expect((await team.change('bo', FAN, { status: 'closed' })).error).toMatchObject({ code: 'CASE_CONFLICT' });

    const separate = await team.of('bo').POST('/api/v1/cases/{cluster_id}/work/separate', {
      params: caseParams(RING),
      body: { member_id: FAN, reason: 'other payer' },
    });
    expect(separate.data).toMatchObject({ case_id: RING, member_ids: [], alert_ids: ['ring'] });
    expect(await ids()).toEqual([RING, FAN]);
    expect((await events(FAN))?.map(({ event }) => event)).toEqual([
      'opened',
      'assigned',
      'commented',
      'merged',
      'separated',
    ]);
  });

  it('is done once where two people do it, and nothing is half done', async () => {
    const [first, second] = await Promise.all([
      merge('ana', FAN, RING, { seen_act_ms: 0 }),
      merge('bo', FAN, RING, { seen_act_ms: 0 }),
    ]);
    const refused = [first, second].filter(({ error }) => error !== undefined);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.error).toMatchObject({ code: 'CASE_CONFLICT', status: 409 });
    expect(refused[0]?.error?.detail).toMatch(/found it merged into case-ring by (ana|bo) at 2025-03-05/u);
    expect((await events(RING))?.filter(({ event }) => event === 'merged')).toHaveLength(1);
  });

  it('refuses a case with itself, in a circle, of somebody else, and one that is unknown', async () => {
    expect((await merge('ana', RING, RING)).error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect((await merge('ana', RING, 'case-never')).error).toMatchObject({ code: 'CASE_NOT_FOUND' });
    await team.change('bo', FAN, { owner: 'bo' });
    expect((await merge('ana', FAN, RING)).error).toMatchObject({ code: 'NOT_YOUR_CASE' });
    await merge('bo', FAN, RING);
    expect((await merge('bo', RING, FAN)).error).toMatchObject({ code: 'CASE_CONFLICT' });
  });
});

describe('splitting', () => {
  it('makes a case of some alerts for the same owner, which a merge undoes', async () => {
    await merge('ana', FAN, RING);
    await team.change('ana', RING, { owner: 'ana' });
    const split = async (alert_ids: string[]) =>
      await team
        .of('ana')
        .POST('/api/v1/cases/{cluster_id}/work/split', { params: caseParams(RING), body: { alert_ids } });
    expect((await split(['gone'])).error).toMatchObject({ code: 'CASE_ITEM_NOT_FOUND' });
    expect((await split(['ring', 'fan'])).error).toMatchObject({ code: 'INVALID_REQUEST' });
    const { data } = await split(['ring']);
    const made = data?.case_id ?? '';
    expect(made).toMatch(/^case_[0-9a-f-]{36}$/u);
    expect(data).toMatchObject({ owner: 'ana', split_from: RING, alert_ids: ['ring'] });
    const listed = (await cases({ sort: 'rank' }))?.cases;
    expect(listed?.map(({ cluster_id, related_alert_ids }) => [cluster_id, related_alert_ids])).toEqual([
      [made, ['ring']],
      [RING, ['fan']],
    ]);
    await merge('ana', made, RING);
    expect((await team.work(RING))?.alert_ids).toEqual(['ring', 'fan']);
    expect((await events(RING))?.map(({ event }) => event)).toContain('split');
  });
});

describe('workload', () => {
  it('shows everybody to a lead, and their own and nobody’s to others', async () => {
    await team.change('ana', RING, { owner: 'ana' });
    const load = async (who: 'bo' | 'lea') => (await team.of(who).GET('/api/v1/workload', { params: { query } })).data;
    const led = await load('lea');
    expect(led).toMatchObject({ me: 'lea', is_lead: true, names: ['ana', 'bo', 'lea'] });
    const ana = led?.people.find(({ person }) => person === 'ana');
    // Its alert is high and was first seen three days ago.
    expect(ana?.cases).toMatchObject({ unfinished_count: 1, late_count: 1, late_by_severity: { high: 1 } });
    expect(led?.people.map(({ person }) => person)).toEqual(['', 'ana', 'bo', 'lea']);
    expect((await load('bo'))?.people.map(({ person }) => person)).toEqual(['', 'bo']);
  });

  it('gives the work of a person who left to another, which only a lead does', async () => {
    const shared = team.service.databases.service;
    await insertRows(shared, 'service_case_acts', [
      { network: NETWORK, act_id: 'a', case_id: RING, action: 'assigned', owner: 'mallory', status: '', done_at_ms: 1 },
      // Closed, and without alerts: history, which nobody takes over.
      { network: NETWORK, act_id: 'b', case_id: GONE, action: 'assigned', owner: 'mallory', status: '', done_at_ms: 2 },
      {
        network: NETWORK,
        act_id: 'c',
        case_id: GONE,
        action: 'status_set',
        owner: '',
        status: 'closed',
        done_at_ms: 3,
      },
    ]);
    shared.noteChange('case_work');
    const decide = { alert_ids: ['ring'], assignee: 'mallory' };
    await team.of('lea').POST('/api/v1/alerts/dispositions', { params: { query: { network: NETWORK } }, body: decide });
    const load = async () => (await team.of('lea').GET('/api/v1/workload', { params: { query } })).data?.people;
    expect((await load())?.find(({ person }) => person === 'mallory')).toMatchObject({
      is_known: false,
      cases: { unfinished_count: 1 },
      alerts: { unfinished_count: 1 },
    });
    const body = { from: 'mallory', to: 'bo', reason: 'left' };
    const reassign = async (who: 'ana' | 'lea') =>
      await team.of(who).POST('/api/v1/workload/reassign', { params: { query }, body });
    expect((await reassign('ana')).error).toMatchObject({ code: 'SCOPE_MISSING' });
    expect((await reassign('lea')).data).toEqual({ alert_count: 1, case_count: 1 });
    expect((await load())?.map(({ person }) => person)).not.toContain('mallory');
    expect((await team.work(RING))?.owner).toBe('bo');
    expect((await team.work(GONE))?.owner).toBe('mallory');
    const week = await team.of('lea').GET('/api/v1/workload/week', {
      params: { query: { ...query, week_of: '2025-03-05' } },
    });
    expect(week.data?.people.find(({ person }) => person === 'lea')?.decisions).toMatchObject({ open: 0 });
  });

  it('sums a week up: what came in, what was decided, who did what', async () => {
    const body = { alert_ids: ['fan'], status: 'false_positive' as const, reason: 'payroll' };
    await team.of('ana').POST('/api/v1/alerts/dispositions', { params: { query: { network: NETWORK } }, body });
    await team.comment('bo', RING, 'Looks like one.');
    await team.change('bo', RING, { status: 'escalated' });
    const asked = { ...query, week_of: '2025-03-05' };
    const { data } = await team.of('lea').GET('/api/v1/workload/week', { params: { query: asked } });
    expect(data).toMatchObject({ week_start: '2025-03-03', week_end: '2025-03-09', is_cut: false });
    expect(data?.decided.find(({ status }) => status === 'false_positive')?.by_severity.medium).toBe(1);
    expect(data?.people.find(({ person }) => person === 'bo')).toMatchObject({
      comment_count: 1,
      case_statuses: { escalated: 1 },
    });
    const before = { ...query, week_of: '2025-03-02' };
    const earlier = await team.of('bo').GET('/api/v1/workload/week', { params: { query: before } });
    expect(earlier.data).toMatchObject({ week_start: '2025-02-24', came_in: { high: 1, medium: 1 }, people: [] });
  });
});

describe('the audit trail', () => {
  it('has every act, with digests in place of texts and bytes, and stays whole', async () => {
    await team.change('ana', RING, { owner: 'ana', reason: 'mine' });
    await team.comment('ana', RING, 'A text.');
    await team.attach('ana', RING, 'a.txt', 'bytes');
    const { data } = await team.of('eve').GET('/api/v1/audit/trail', {
      params: { query: { network: NETWORK, kind: 'case', subject: RING, limit: 3 } },
    });
    expect(data?.entries.map(({ action, actor, reason }) => [action, actor, reason])).toEqual([
      ['file_added', 'ana', ''],
      ['commented', 'ana', ''],
      ['assigned', 'ana', 'mine'],
    ]);
    const [file, said] =
      data?.entries.map(({ detail_json }) => JSON.parse(detail_json) as Record<string, string>) ?? [];
    expect(file?.['file_digest']).toBe(createHash('sha256').update('bytes').digest('hex'));
    expect(said).toMatchObject({ text_digest: createHash('sha256').update('A text.').digest('hex') });
    expect(JSON.stringify(data)).not.toContain('A text.');
  });
});
