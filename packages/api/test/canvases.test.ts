/** Canvases over HTTP: saved in versions, read, conflicts, removed; and the links that they are drawn from. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MAX_CANVAS_NODES,
  NO_CANVAS_FILTERS,
  parseNetworkName,
  type CanvasDocument,
  type CanvasLink,
  type CanvasNode,
} from '@analytics/domain';
import { createApiClient } from '@analytics/api-client';
import { deleteCanvases, pruneCanvases } from '@analytics/storage';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: 'api-test' };
const NETWORK = parseNetworkName('api-test');
const HOSTILE = '<img src=x onerror=alert(1)> \u202e "\' ${7*7} {{x}}\n=1+1';
const KEYS = { ana: 'ana_reads_and_saves', bob: 'bob_saves_too', eve: 'eve_reads' };
let service: TestService;
let now_ms = Date.parse('2025-03-02T06:00:00Z');

const keyOf = (name: keyof typeof KEYS, scope: 'read' | 'run') => ({
  name,
  scopes: [scope],
  hash: createHash('sha256').update(KEYS[name]).digest(),
});
const clientOf = (name: keyof typeof KEYS) => createApiClient({ base_url: service.url, api_key: () => KEYS[name] });

beforeAll(async () => {
  service = await startTestService({
    keys: [keyOf('ana', 'run'), keyOf('bob', 'run'), keyOf('eve', 'read')],
    api_key: KEYS.ana,
    now_ms: () => (now_ms += 1000),
  });
});
afterAll(async () => {
  await service.close();
});

const node = (address: string, given: Partial<CanvasNode> = {}): CanvasNode => ({
  address,
  x: 0,
  y: 0,
  is_pinned: false,
  is_hidden: false,
  colour: '',
  note: '',
  group_id: '',
  ...given,
});
const link = (from_address: string, to_address: string, given: Partial<CanvasLink> = {}): CanvasLink => ({
  from_address,
  to_address,
  asset_symbol: 'X',
  asset_contract: 'native',
  basis: 'window',
  transfer_count: 1,
  total_usd: '1000.5',
  amount: '100',
  first_time: 1,
  last_time: 2,
  ...given,
});
const document = (given: Partial<CanvasDocument> = {}): CanvasDocument => ({
  origin: { kind: 'address', id: 'ring0' },
  processing_date: '2025-03-02',
  window_days: 7,
  filters: NO_CANVAS_FILTERS,
  nodes: [node('ring0', { note: HOSTILE, group_id: 'g1' }), node('ring1')],
  links: [link('ring0', 'ring1')],
  groups: [{ group_id: 'g1', name: HOSTILE.slice(0, 40), colour: 'red', is_folded: true }],
  ...given,
});
/** The client's types are of arrays that may be changed. */
const body = (given: CanvasDocument) => structuredClone(given) as never;

async function create(name: string, given = document()) {
  const { data } = await service.client.POST('/api/v1/canvases', {
    params: { query },
    body: { name, document: body(given) },
  });
  if (data === undefined) throw new Error('Expected a canvas, found none.');
  return data;
}
const read = async (canvas_id: string, version?: number) =>
  await service.client.GET('/api/v1/canvases/{canvas_id}', {
    params: { path: { canvas_id }, query: version === undefined ? query : { ...query, version } },
  });
const save = async (who: keyof typeof KEYS, canvas_id: string, read_version: number, name: string, key?: string) =>
  await clientOf(who).POST('/api/v1/canvases/{canvas_id}/versions', {
    params: { path: { canvas_id }, query, ...(key === undefined ? {} : { header: { 'idempotency-key': key } }) },
    body: { name, read_version, document: body(document({ nodes: [node('ring0')], links: [], groups: [] })) },
  });

describe('canvases', () => {
  it('come back as they were saved, hostile text included', async () => {
    const made = await create(HOSTILE.slice(0, 100));
    expect(made).toMatchObject({ version: 1, node_count: 2, link_count: 1, saved_by: 'ana', origin_id: 'ring0' });
    const { data } = await read(made.canvas_id);
    expect(data).toEqual({ ...made, document: document() });
  });

  it('are saved in versions, each of which stays', async () => {
    const { canvas_id } = await create('First');
    const { data } = await save('bob', canvas_id, 1, 'Second');
    expect(data).toMatchObject({ version: 2, name: 'Second', node_count: 1, saved_by: 'bob' });
    expect((await read(canvas_id, 1)).data).toMatchObject({ name: 'First', document: document() });
    expect((await read(canvas_id)).data).toMatchObject({ name: 'Second', version: 2 });
    const versions = await service.client.GET('/api/v1/canvases/{canvas_id}/versions', {
      params: { path: { canvas_id }, query },
    });
    expect(versions.data?.versions.map(({ version, saved_by }) => [version, saved_by])).toEqual([
      [2, 'bob'],
      [1, 'ana'],
    ]);
    const listed = await service.client.GET('/api/v1/canvases', { params: { query } });
    expect(listed.data?.canvases[0]).toMatchObject({ canvas_id, version: 2, name: 'Second' });
    expect((await read(canvas_id, 3)).error).toMatchObject({ code: 'CANVAS_NOT_FOUND' });
  });

  it('are not saved over what somebody saved meanwhile, and say who and when', async () => {
    const { canvas_id } = await create('Shared');
    const both = await Promise.all([save('ana', canvas_id, 1, 'Of Ana'), save('bob', canvas_id, 1, 'Of Bob')]);
    const [won] = both.flatMap(({ data }) => data ?? []);
    const [lost] = both.flatMap(({ error }) => error ?? []);
    expect(won?.version).toBe(2);
    expect(lost).toMatchObject({ code: 'CANVAS_CONFLICT', status: 409 });
    expect(lost?.detail).toContain(`version 2, saved by ${won?.saved_by ?? ''} at 2025-03-02T06:`);
    expect((await read(canvas_id)).data?.name).toBe(won?.name);
  });

  it('are saved once where the answer was lost and the request is sent again', async () => {
    const { canvas_id } = await create('Once');
    const first = await save('ana', canvas_id, 1, 'Again', 'key-of-one-save');
    const second = await save('ana', canvas_id, 1, 'Again', 'key-of-one-save');
    expect(second.data).toEqual(first.data);
    expect((await read(canvas_id)).data?.version).toBe(2);
  });

  it('are removed by who read the last version, and pruned with their rows', async () => {
    const { canvas_id } = await create('To go');
    await save('bob', canvas_id, 1, 'Changed');
    const remove = async (read_version: number) =>
      await service.client.POST('/api/v1/canvases/{canvas_id}/remove', {
        params: { path: { canvas_id }, query },
        body: { read_version },
      });
    expect((await remove(1)).error).toMatchObject({ code: 'CANVAS_CONFLICT' });
    expect((await remove(2)).data).toEqual({ canvas_id, removed_by: 'ana' });
    expect((await read(canvas_id)).error).toMatchObject({ code: 'CANVAS_NOT_FOUND' });
    expect((await read(canvas_id, 1)).error).toMatchObject({ code: 'CANVAS_NOT_FOUND' });
    const late = await save('bob', canvas_id, 2, 'Late');
    expect(late.error).toMatchObject({ code: 'CANVAS_CONFLICT' });
    expect(late.error?.detail).toMatch(/removed by ana/u);
    const shared = service.databases.service;
    const [counted] = await pruneCanvases(shared, NETWORK, false);
    expect(counted).toMatchObject({ table: 'service_canvases', row_count: 3 });
    expect(await pruneCanvases(shared, NETWORK, true)).toMatchObject([{ row_count: 3 }]);
    expect(await pruneCanvases(shared, NETWORK, true)).toEqual([]);
    expect((await service.client.GET('/api/v1/canvases', { params: { query } })).data?.canvases).not.toEqual([]);
  });

  it('take a key that may run to be saved, and one that may read to be read', async () => {
    const { canvas_id } = await create('Scopes');
    expect((await save('eve', canvas_id, 1, 'Of Eve')).error).toMatchObject({ code: 'SCOPE_MISSING' });
    const { data } = await clientOf('eve').GET('/api/v1/canvases/{canvas_id}', {
      params: { path: { canvas_id }, query },
    });
    expect(data?.name).toBe('Scopes');
  });

  it.each<[string, Partial<CanvasDocument>, string]>([
    ['a link to nowhere', { links: [link('ring0', 'ring7')] }, 'both ends'],
    ['one address twice', { nodes: [node('ring0'), node('ring0')], links: [] }, 'each address once'],
    ['one link twice', { links: [link('ring0', 'ring1'), link('ring0', 'ring1')] }, 'expected one link'],
    ['a group that is not there', { nodes: [node('ring0', { group_id: 'g9' })], links: [] }, 'a group of groups'],
    ['an address with a space', { nodes: [node('ring 0')], links: [] }, 'without spaces'],
    ['a place without an end', { nodes: [node('ring0', { x: 1e9 })], links: [] }, 'document.nodes.0.x'],
    ['a sum below nothing', { links: [link('ring0', 'ring1', { total_usd: '-1' })] }, 'not negative'],
    [
      'too many addresses',
      { nodes: Array.from({ length: MAX_CANVAS_NODES + 1 }, (_, at) => node(`a${at}`)), links: [], groups: [] },
      String(MAX_CANVAS_NODES),
    ],
  ])('are refused with %s', async (_, given, said) => {
    const { error } = await service.client.POST('/api/v1/canvases', {
      params: { query },
      body: { name: 'Wrong', document: body(document(given)) },
    });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(JSON.stringify(error)).toContain(said);
  });

  it('hold as much as they may, and are refused beyond what a body may have', async () => {
    const nodes = Array.from({ length: MAX_CANVAS_NODES }, (_, at) => node(`0x${String(at).padStart(64, '0')}`));
    const links = nodes.slice(1).map(({ address }, at) => link(nodes[at]?.address ?? '', address));
    const large = await create('Large', document({ nodes, links, groups: [] }));
    expect((await read(large.canvas_id)).data?.document.nodes).toHaveLength(MAX_CANVAS_NODES);
    const noted = nodes.map((one) => ({ ...one, note: 'x'.repeat(2000) }));
    const { error } = await service.client.POST('/api/v1/canvases', {
      params: { query },
      body: { name: 'Too large', document: body(document({ nodes: noted, links, groups: [] })) },
    });
    expect(error).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('of a network are none of another, and go with it', async () => {
    const { canvas_id } = await create('Of the network');
    const { error } = await service.client.GET('/api/v1/canvases/{canvas_id}', {
      params: { path: { canvas_id }, query: { network: 'elsewhere' } },
    });
    expect(error).toMatchObject({ code: 'NETWORK_NOT_FOUND' });
    await deleteCanvases(service.databases.service, parseNetworkName('elsewhere'));
    expect((await read(canvas_id)).data?.name).toBe('Of the network');
    await deleteCanvases(service.databases.service, NETWORK);
    expect((await service.client.GET('/api/v1/canvases', { params: { query } })).data?.canvases).toEqual([]);
  });
});

describe('links of addresses', () => {
  const linksOf = async (address: string, more: Record<string, unknown> = {}) =>
    (
      await service.client.GET('/api/v1/addresses/{address}/links', {
        params: { path: { address }, query: { ...query, ...more } },
      })
    ).data;

  it('are sums by counterparty and asset, with what is known of both ends', async () => {
    const found = await linksOf('ring1');
    expect(found?.links).toMatchObject([
      {
        from_address: 'ring0',
        to_address: 'ring1',
        asset_symbol: 'X',
        asset_contract: 'native',
        transfer_count: 1,
        amount: '100',
        total_usd: '1000.5',
        first_time: Date.parse('2025-02-25T00:00:00Z'),
      },
      { from_address: 'ring1', to_address: 'ring2', total_usd: '990.5', amount: '99' },
    ]);
    expect(found).toMatchObject({ link_count: 2, has_more: false });
    expect(found?.facts.find(({ address }) => address === 'ring2')).toMatchObject({
      is_in_slice: true,
      label: 'Bridge',
      role: 'bridge',
      risk_level: 'low',
    });
    expect(found?.facts.find(({ address }) => address === 'ring0')?.alert_count).toBeGreaterThan(0);
  });

  it('are filtered by direction, time, asset, sum and role, and come page by page', async () => {
    const to = async (more: Record<string, unknown>, address = 'ring1') =>
      (await linksOf(address, more))?.links.map(({ from_address, to_address }) => `${from_address}>${to_address}`);
    expect(await to({ direction: 'in' })).toEqual(['ring0>ring1']);
    expect(await to({ direction: 'out' })).toEqual(['ring1>ring2']);
    expect(await to({ min_usd: 995 })).toEqual(['ring0>ring1']);
    expect(await to({ asset: ['Y'] })).toEqual([]);
    expect(await to({ role: ['bridge'] })).toEqual(['ring1>ring2']);
    expect(await to({ from_ms: Date.parse('2025-02-25T01:00:00Z') })).toEqual(['ring1>ring2']);
    expect(await to({ to_ms: Date.parse('2025-02-25T01:00:00Z') })).toEqual(['ring0>ring1']);
    const page = await linksOf('payer', { limit: 4, offset: 8 });
    expect(page).toMatchObject({ link_count: 10, has_more: false });
    expect(page?.links).toHaveLength(2);
    expect(await linksOf('payer', { limit: 4 })).toMatchObject({ link_count: 10, has_more: true });
  });

  it('are found among addresses, and which of them the slice does not hold', async () => {
    const addresses = ['ring0', 'ring1', 'ring2', 'payer', 'nobody'];
    const among = await service.client.POST('/api/v1/addresses/links', { body: { ...query, addresses } });
    expect(among.data?.links.map(({ total_usd }) => total_usd)).toEqual(['1000.5', '990.5', '980.5']);
    expect(among.data?.is_complete).toBe(true);
    const { data } = await service.client.POST('/api/v1/addresses/facts', { body: { ...query, addresses } });
    expect(data?.facts.map(({ address, is_in_slice }) => [address, is_in_slice])).toEqual([
      ['nobody', false],
      ['payer', true],
      ['ring0', true],
      ['ring1', true],
      ['ring2', true],
    ]);
  });

  it('of a hub with 100,000 counterparties come page by page, the largest first', async () => {
    const database = await service.databases.of(NETWORK, 'reads');
    await database.command(
      `INSERT INTO core_transfers
       SELECT concat('hub', toString(number)), '0', '0', toUInt32(1000 + number), {time:UInt64} + number, 'hub', concat('spoke', toString(number)),
         'X', 'native', 1, toDecimal128(number + 1, 18), 0, 1
       FROM numbers(100000)`,
      { time: Date.parse('2025-02-26T00:00:00Z') },
    );
    const first = await linksOf('hub', { limit: 24 });
    expect(first).toMatchObject({ link_count: 100_000, has_more: true });
    expect(first?.links.map(({ total_usd }) => Number(total_usd))).toEqual(
      Array.from({ length: 24 }, (_, at) => 100_000 - at),
    );
    const next = await linksOf('hub', { limit: 24, offset: 24 });
    expect(next?.links[0]).toMatchObject({ to_address: 'spoke99975', total_usd: '99976' });
    expect((await linksOf('hub', { min_usd: 99_999 }))?.link_count).toBe(2);
  });
});
