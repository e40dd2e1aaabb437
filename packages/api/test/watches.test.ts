/** Watchlists over HTTP: put on, listed, marked on alerts, with what is new; and no label of anybody. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_WATCHES } from '@analytics/domain';
import { createApiClient } from '@analytics/api-client';
import { deleteWatches } from '@analytics/storage';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: NETWORK };
const slice = { ...query, window_days: 7 };
const HOSTILE = '<img src=x onerror=alert(1)> "\' ${7*7} =1+1';
const A = '0x00000000000000000000000000000000000000a1';
const B = '0x00000000000000000000000000000000000000b2';
const KEYS = { ana: 'ana_reads_and_runs', eve: 'eve_only_reads' };
let service: TestService;
const now_ms = Date.parse('2025-03-02T06:00:00Z');

const keyOf = (name: keyof typeof KEYS, scope: 'read' | 'run') => ({
  name,
  scopes: [scope],
  hash: createHash('sha256').update(KEYS[name]).digest(),
});

beforeAll(async () => {
  service = await startTestService({
    keys: [keyOf('ana', 'run'), keyOf('eve', 'read')],
    api_key: KEYS.ana,
    now_ms: () => now_ms,
  });
});
afterAll(async () => {
  await service.close();
});
beforeEach(async () => {
  await deleteWatches(service.databases.service, NETWORK);
});

const add = async (list_name: string, addresses: string[], note = '') =>
  await service.client.POST('/api/v1/watches', { params: { query }, body: { list_name, addresses, note } });
const remove = async (body: { address?: string; list_name?: string; reason?: string }) =>
  await service.client.POST('/api/v1/watches/remove', { params: { query }, body });
const listed = async (of: { address?: string; list_name?: string } = {}) =>
  (await service.client.GET('/api/v1/watches', { params: { query: { ...query, ...of } } })).data;
const changes = async () =>
  (await service.client.GET('/api/v1/watches/history', { params: { query } })).data?.changes.map((one) => [
    one.action,
    one.list_name,
    one.address,
    one.note,
    one.changed_by,
  ]);
const alerts = async (asked: { queue?: 'watched'; watched?: 'true'; watch_list?: string } = {}) =>
  (await service.client.GET('/api/v1/alerts', { params: { query: { ...slice, ...asked } } })).data?.alerts.map(
    ({ alert_id, watch_lists }) => [alert_id, watch_lists] as const,
  );

describe('watches', () => {
  it('are put on lists, get another note, are removed, and keep what became of them', async () => {
    expect((await add('Drop gang', ['ring0', 'payer', 'ring0'], 'case 12')).data).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
    });
    expect((await add('Drop gang', ['ring0', 'payer'], '')).data).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect((await add('Drop gang', ['payer'], 'a shop')).data).toMatchObject({ changed: 1 });
    expect((await add('Others', ['payer'])).data).toMatchObject({ added: 1 });
    expect((await listed())?.watches).toMatchObject([
      { list_name: 'Drop gang', address: 'payer', note: 'a shop', changed_by: 'ana' },
      { list_name: 'Drop gang', address: 'ring0', note: 'case 12' },
      { list_name: 'Others', address: 'payer', note: '' },
    ]);
    expect((await listed({ address: 'ring0' }))?.lists).toEqual([
      { list_name: 'Drop gang', address_count: 2 },
      { list_name: 'Others', address_count: 1 },
    ]);
    expect((await remove({ address: 'payer', list_name: 'Drop gang', reason: 'cleared' })).data?.removed_count).toBe(1);
    expect((await remove({ list_name: 'Others' })).data?.removed_count).toBe(1);
    expect((await listed())?.watches.map(({ address }) => address)).toEqual(['ring0']);
    expect((await changes())?.slice(0, 3)).toEqual([
      ['removed', 'Others', 'payer', '', 'ana'],
      ['removed', 'Drop gang', 'payer', 'cleared', 'ana'],
      ['added', 'Others', 'payer', '', 'ana'],
    ]);
    expect((await remove({ address: 'payer' })).error).toMatchObject({ code: 'WATCH_NOT_FOUND', status: 404 });
  });

  it('have one form of an address, and keep hostile names as text', async () => {
    const written = ['0xABCDEF0000000000000000000000000000000001', '0xabcdef0000000000000000000000000000000001'];
    const { data, error } = await add(HOSTILE, ['ring1'], HOSTILE);
    expect([data?.added, error]).toEqual([1, undefined]);
    expect((await listed({ list_name: HOSTILE }))?.watches).toMatchObject([{ list_name: HOSTILE, note: HOSTILE }]);
    expect((await add('Others', written)).data?.added).toBe(1);
    expect((await listed({ list_name: 'Others' }))?.watches).toMatchObject([{ address: written[1] }]);
    // A digit is missing: refused, as for a label.
    expect((await add('Others', [written[0]?.slice(0, -1) ?? ''])).error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect((await add('', ['ring1'])).error).toMatchObject({ errors: [{ path: 'list_name' }] });
    expect((await add('a\u0007b', ['ring1'])).error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect((await remove({})).error).toMatchObject({ errors: [{ path: 'address' }] });
  });

  it('come as a list of addresses or of labels, and say what was set aside', async () => {
    const load = async (file_name: string, content: string) =>
      await service.client.POST('/api/v1/watches/import', {
        params: { query },
        body: { list_name: 'Imported', file_name, content, note: file_name },
      });
    expect((await load('gang.txt', `${A}\n${A.toUpperCase().replace('X', 'x')}\n${B}\n`)).data).toMatchObject({
      added: 2,
      read_count: 3,
    });
    expect((await load('gang.csv', 'address,label\nring2,Bridge\n<b>,none\n')).data).toMatchObject({
      added: 1,
      set_aside: [{ reason: 'not_an_address', count: 1 }],
    });
    expect((await load('none.txt', '<b>\n')).error).toMatchObject({ code: 'LABELS_UNREADABLE' });
    expect((await listed())?.watches.map(({ address }) => address)).toEqual([A, B, 'ring2']);
  });

  it('are at most so many, and nothing is added beyond', async () => {
    const content = Array.from({ length: MAX_WATCHES + 1 }, (_, at) => `wallet_of_somebody_${at}`).join('\n');
    const body = { list_name: 'All', file_name: 'all.txt', content };
    const { error } = await service.client.POST('/api/v1/watches/import', { params: { query }, body });
    expect(error).toMatchObject({ code: 'WATCH_LIMIT', status: 409 });
    expect((await listed())?.watches).toEqual([]);
  });

  it('are read with the scope read, and changed with the scope run', async () => {
    const eve = createApiClient({ base_url: service.url, api_key: () => KEYS.eve });
    expect((await eve.GET('/api/v1/watches', { params: { query } })).data?.watches).toEqual([]);
    const body = { list_name: 'a', addresses: ['ring0'] };
    expect((await eve.POST('/api/v1/watches', { params: { query }, body })).error).toMatchObject({
      code: 'SCOPE_MISSING',
    });
    const { error } = await service.client.GET('/api/v1/watches', { params: { query: { network: 'nowhere' } } });
    expect(error).toMatchObject({ code: 'NETWORK_NOT_FOUND' });
  });

  it('mark alerts that involve them, at once, and are a queue and a filter', async () => {
    const state = async () =>
      (await service.client.GET('/api/v1/alerts/state', { params: { query: slice } })).data?.state;
    const before = await state();
    const all = await alerts();
    expect(all?.length).toBeGreaterThan(1);
    expect(all?.every(([, lists]) => lists.length === 0)).toBe(true);
    expect(await alerts({ watched: 'true' })).toEqual([]);
    await add('Ring', ['ring1']);
    await add('Also', ['ring0']);
    expect(await state()).not.toBe(before);
    const marked = await alerts({ watched: 'true' });
    expect(marked).toContainEqual(['ring', ['Also', 'Ring']]);
    expect(marked?.length).toBeLessThan(all?.length ?? 0);
    expect(await alerts({ queue: 'watched' })).toEqual(marked);
    expect(await alerts({ watch_list: 'Also' })).toEqual(marked);
    expect(await alerts({ watch_list: 'None' })).toEqual([]);
    const { data } = await service.client.GET('/api/v1/alerts/queues', { params: { query: slice } });
    expect(data?.counts.watched).toBe(marked?.length);
    const path = { alert_id: 'ring' };
    const one = await service.client.GET('/api/v1/alerts/{alert_id}', { params: { path, query: slice } });
    expect(one.data?.watch_lists).toEqual(['Also', 'Ring']);
  });

  it('say what is new since the slice before, the news first', async () => {
    await add('Ring', ['ring0', 'payer', 'nobody_here']);
    const { data } = await service.client.GET('/api/v1/watches/activity', { params: { query: slice } });
    expect(data).toMatchObject({ processing_date: '2025-03-02', since_date: '2025-03-01', watched_count: 3 });
    // The fan is an alert of the second day only; no transfer is of that day.
    expect(data?.activity).toMatchObject([
      { address: 'payer', list_names: ['Ring'], transfer_count: 10, new_transfer_count: 0, new_alert_ids: ['fan'] },
      { address: 'ring0', transfer_count: 2, alert_count: 1, new_alert_ids: [] },
    ]);
    const first = { ...slice, processing_date: '2025-03-01' };
    const earlier = await service.client.GET('/api/v1/watches/activity', { params: { query: first } });
    expect(earlier.data?.since_date).toBeNull();
    expect(earlier.data?.activity[0]).toMatchObject({
      address: 'ring0',
      new_transfer_count: 2,
      new_alert_ids: expect.arrayContaining(['ring']) as string[],
    });
  });

  it('are no labels', async () => {
    const labels = async () => (await service.client.GET('/api/v1/labels', { params: { query } })).data?.labels;
    const before = await labels();
    await add('Ring', ['ring0', 'ring1']);
    expect(await labels()).toEqual(before);
  });
});
