import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf } from '@analytics/domain';
import { openDatabase, saveEvaluation } from '@analytics/storage';
import { parseApiKeys } from '../src/security/api-keys.ts';
import { NETWORK, TODAY } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: NETWORK };
const MIN_HANDS = 'typologies.layering.min_intermediaries';
const SCHEDULE = {
  name: 'daily',
  task_name: 'daily_analytics_pipeline',
  cron: '0 2 * * *',
  network: NETWORK,
  window_days: 7,
  date: '2025-03-03',
  next_ms: Date.parse('2025-03-03T02:00:00Z'),
  last: {
    occurrence_ms: Date.parse('2025-03-02T02:00:00Z'),
    fired_ms: Date.parse('2025-03-02T02:00:01Z'),
    task_id: 't1',
  },
};

let service: TestService;
beforeAll(async () => {
  const key = (name: string): string =>
    `${name}:${name}:${createHash('sha256').update(`secret-${name}`).digest('hex')}`;
  service = await startTestService({
    keys: parseApiKeys(`${key('admin')},${key('run')}`),
    api_key: 'secret-admin',
    schedules: [SCHEDULE],
    // One row for each address of the window, as a run publishes them.
    feature_count: 34,
  });
});
afterAll(async () => {
  await service.close();
});

describe('explanation', () => {
  it('gives every chapter with its conditions, and refuses who is not in the window', async () => {
    const ask = async (address: string) =>
      await service.client.GET('/api/v1/addresses/{address}/explanation', { params: { path: { address }, query } });
    const { data } = await ask('ring0');
    expect(data).toMatchObject({ address: 'ring0', processing_date: '2025-03-02' });
    const told = data?.chapters.find(({ typology_type }) => typology_type === 'round_tripping');
    expect(told?.outcome).not.toBe('none');
    expect(told?.conditions.length).toBeGreaterThan(0);
    expect((await ask('nobody')).error).toMatchObject({ code: 'ADDRESS_NOT_FOUND', status: 404 });
  });
});

describe('traces', () => {
  it('follow money round a ring, and refuse who is not in the window', async () => {
    const ask = async (from: string[]) =>
      await service.client.POST('/api/v1/traces', { body: { network: NETWORK, from } });
    const { data } = await ask(['ring0']);
    expect(data).toMatchObject({ processing_date: '2025-03-02', method: 'haircut', sources: ['ring0'] });
    expect(data?.entered_usd).toBeGreaterThan(0);
    expect(data?.ledger.map(({ difference }) => difference)).toEqual(data?.ledger.map(() => '0'));
    expect(data?.destinations.length).toBeGreaterThan(0);
    const trace_id = data?.trace_id ?? '';
    const { data: kept } = await service.client.GET('/api/v1/traces/{trace_id}', {
      params: { path: { trace_id }, query },
    });
    const { question, asked_by, asked_at_ms, ...answer } = kept ?? {};
    expect(answer).toEqual(data);
    expect(question).toEqual({
      from: ['ring0'],
      transfers: [],
      entering_only: false,
      to: null,
      direction: 'forward',
      method: 'haircut',
      min_usd: 1,
    });
    expect([asked_by, (asked_at_ms ?? 0) > 0]).toEqual(['admin', true]);
    const { data: list } = await service.client.GET('/api/v1/traces', { params: { query } });
    expect(list?.traces).toMatchObject([{ trace_id, asked_by: 'admin', sources: ['ring0'], method: 'haircut' }]);
    const unknown = { params: { path: { trace_id: 'trace_0000000000000000' }, query } };
    expect((await service.client.GET('/api/v1/traces/{trace_id}', unknown)).error).toMatchObject({
      code: 'TRACE_NOT_FOUND',
    });
    const graph = { network: NETWORK, from: ['ring0'], keep: false, edges: true };
    const { data: unkept } = await service.client.POST('/api/v1/traces', { body: graph });
    expect(unkept).toEqual({ ...data, trace_id: null, edges: unkept?.edges });
    expect(unkept?.edges).toContainEqual(expect.objectContaining({ from_address: 'ring0', to_address: 'ring1' }));
    const missed = { network: NETWORK, from: ['ring0'], to: 'payer', keep: false };
    expect((await service.client.POST('/api/v1/traces', { body: missed })).data?.warnings).toContainEqual({
      code: 'to_unreached',
      message: expect.stringMatching(
        /^payer got nothing of it, or less than \$1\.00\. The money stopped at: /u,
      ) as string,
    });
    expect((await ask(['nobody'])).error).toMatchObject({ code: 'ADDRESS_NOT_FOUND', status: 404 });
    expect((await ask([])).error).toMatchObject({ code: 'INVALID_REQUEST', status: 400 });
  });

  it('are queued as a task where they are asked so', async () => {
    const body = { network: NETWORK, from: ['ring0'] };
    const { data } = await service.client.POST('/api/v1/traces/tasks', { body });
    expect(data).toMatchObject({
      processing_date: '2025-03-02',
      task: { task_name: 'trace_money', network: NETWORK, requested_by: 'admin', status: 'PENDING' },
    });
    for (let min_usd = 2; min_usd < 5; min_usd++)
      expect((await service.client.POST('/api/v1/traces/tasks', { body: { ...body, min_usd } })).error).toBeUndefined();
    expect((await service.client.POST('/api/v1/traces/tasks', { body: { ...body, min_usd: 9 } })).error).toMatchObject({
      code: 'SERVICE_BUSY',
    });
    const { error } = await service.client.POST('/api/v1/traces/tasks', { body: { network: NETWORK } });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', status: 400 });
  });
});

describe('typologies', () => {
  const body = { changes: [{ path: MIN_HANDS, value: 4 }] };
  const preview = async (changes: { path: string; value: number }[]) =>
    await service.client.POST('/api/v1/typologies/preview', { params: { query }, body: { changes } });

  it('preview counts what a change gains and loses', async () => {
    const { data } = await preview([{ path: 'typologies.round_tripping.min_hops', value: 4 }]);
    expect(data).toMatchObject({
      gained: { count: 0 },
      lost: { count: 1, examples: [{ typology_type: 'round_tripping' }] },
    });
  });

  it.each([
    ['an unknown parameter', 'typologies.layering.no_such_thing', 'INVALID_SETTING'],
    ['a setting that is no parameter', 'alerts.max_alerts', 'INVALID_REQUEST'],
    ['a value out of range', MIN_HANDS, 'INVALID_SETTING'],
  ])('preview refuses %s', async (_, path, code) => {
    expect((await preview([{ path, value: -7 }])).error).toMatchObject({ code });
  });

  it('save asks for the scope admin and a reason, keeps who saved what, and null gives it back', async () => {
    const refused = await fetch(`${service.url}/api/v1/typologies/parameters?network=${NETWORK}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'secret-run' },
      body: JSON.stringify({ ...body, reason: 'r' }),
    });
    expect(refused.status).toBe(403);
    const save = async (value: number | null, reason: string) =>
      await service.client.POST('/api/v1/typologies/parameters', {
        params: { query },
        body: { changes: [{ path: MIN_HANDS, value }], reason },
      });
    const parameter = async () =>
      (await service.client.GET('/api/v1/typologies', { params: { query } })).data?.typologies
        .flatMap(({ parameters }) => parameters)
        .find(({ path }) => path === MIN_HANDS);
    expect((await save(4, '')).error).toMatchObject({ code: 'INVALID_REQUEST' });
    expect((await save(4, 'too many')).data?.changes).toMatchObject([{ path: MIN_HANDS, saved_by: 'admin' }]);
    expect(await parameter()).toMatchObject({ value: 4, is_saved: true, default: '3' });
    await save(null, 'too few');
    expect(await parameter()).toMatchObject({ value: 3, is_saved: false });
    const log = await service.client.GET('/api/v1/typologies/parameters/changes', { params: { query } });
    expect(log.data?.changes.map(({ value_json, reason }) => [value_json, reason])).toEqual([
      ['', 'too few'],
      ['4', 'too many'],
    ]);
  });
});

describe('evaluation', () => {
  it('is null until the slice was evaluated, then the newest one', async () => {
    const get = async () => (await service.client.GET('/api/v1/evaluation', { params: { query } })).data?.evaluation;
    expect(await get()).toBeNull();
    const { data_dir } = service;
    const database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1 });
    const measure = { scope: 'overall', name: 'all', measure: 'recall_50', value: 0.75 };
    await saveEvaluation(database, TODAY, [measure], { truth: 'worlds', now_ms: 5000 });
    await database.close();
    expect(await get()).toEqual({ evaluated_at_ms: 5000, is_current: true, measures: [measure] });
  });
});

describe('schedules', () => {
  it('tell when each entry fired last, as which task, and when it fires next', async () => {
    const { data } = await service.client.GET('/api/v1/schedules');
    expect(data).toEqual({ schedules: [SCHEDULE], is_active: false });
  });
});
