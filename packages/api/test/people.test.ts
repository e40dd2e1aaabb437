/** Stored keys and users as administrators manage them, and what closes the service to those without either. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeyEntry, parseApiKeys } from '../src/security/api-keys.ts';
import { People } from '../src/security/people.ts';
import { startTestService, type TestService } from './test-service.ts';

const keysOf = (name: string) => parseApiKeys(`${name}:admin:${'ab'.repeat(32)}`);

type Answer = Record<string, unknown>;

async function call(service: TestService, path: string, key: string | undefined, body?: object): Promise<Answer> {
  const answer = await fetch(`${service.url}${path}`, {
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Answer;
}

describe('with a configured key', () => {
  const boss = makeKeyEntry('boss', ['admin']);
  let now_ms = Date.now();
  let service: TestService;
  const asBoss = async (path: string, body?: object) => await call(service, path, boss.key, body);

  beforeAll(async () => {
    service = await startTestService({ keys: parseApiKeys(boss.entry), now_ms: () => now_ms });
  });
  afterAll(async () => {
    await service.close();
  });

  it('makes a key that is shown once, counts at once, and no longer when it is revoked', async () => {
    const made = await asBoss('/api/v1/keys', { key_name: 'robot', scope: 'read' });
    expect(made).toMatchObject({ key_name: 'robot', scope: 'read', expires_at_ms: 0, changed_by: 'boss' });
    const key = String(made['key']);
    expect(key).toMatch(/^ana_[\w-]{43}$/u);
    expect(await call(service, '/api/v1/session', key)).toMatchObject({ name: 'robot', scopes: ['read'] });
    expect(await call(service, '/api/v1/users', key)).toMatchObject({ code: 'SCOPE_MISSING' });
    const listed = await asBoss('/api/v1/keys');
    expect(listed).toMatchObject({
      keys: [{ key_name: 'robot', last_used_ms: now_ms }],
      configured: [{ key_name: 'boss', scopes: ['admin'] }],
    });
    expect(JSON.stringify(listed)).not.toContain(key);
    const rows = await service.databases.service.rows<object>('SELECT * FROM service_api_keys');
    expect(JSON.stringify(rows)).not.toContain(key);
    await asBoss('/api/v1/keys/robot/revoke', {});
    expect(await call(service, '/api/v1/networks', key)).toMatchObject({ code: 'KEY_REQUIRED' });
    expect(await asBoss('/api/v1/keys/robot/revoke', {})).toMatchObject({ code: 'STORED_KEY_NOT_FOUND' });
  });

  it('ends a key at its time', async () => {
    const { key } = await asBoss('/api/v1/keys', { key_name: 'short', scope: 'read', expires_in_days: 1 });
    now_ms += 86_400_000 - 1;
    expect(await call(service, '/api/v1/session', String(key))).toMatchObject({ name: 'short' });
    now_ms += 1;
    expect(await call(service, '/api/v1/networks', String(key))).toMatchObject({ code: 'KEY_REQUIRED' });
  });

  it('gives one name once: to a configured key, a stored one or a user', async () => {
    for (const key_name of ['boss', 'short'])
      expect(await asBoss('/api/v1/keys', { key_name, scope: 'read' })).toMatchObject({ code: 'NAME_TAKEN' });
    expect(await asBoss('/api/v1/users', { user_name: 'boss', role: 'lead' })).toMatchObject({ code: 'NAME_TAKEN' });
    expect(await asBoss('/api/v1/users', { user_name: 'local', role: 'lead' })).toMatchObject({ status: 400 });
    for (const odd of ['a\u202eb', 'a\r\nSet-Cookie: x', 'x'.repeat(10_240)])
      expect(await asBoss('/api/v1/users', { user_name: 'bea', display_name: odd, role: 'lead' })).toMatchObject({
        status: 400,
      });
  });

  it('starts with no configured key that is called like a user or a stored key', async () => {
    await asBoss('/api/v1/keys', { key_name: 'stored', scope: 'read' });
    const { databases } = service;
    const sign_in = { provider: undefined, public_url: undefined, idle_ms: 1, lifetime_ms: 1 };
    const startWith = async (name: string) => {
      await new People({ databases, sign_in, now_ms: () => now_ms, keys: keysOf(name) }).first();
    };
    await expect(startWith('stored')).rejects.toThrow('that no user and no stored key has, found stored');
    await expect(startWith('free')).resolves.toBeUndefined();
    for (const name of ['local', 'anonymous', 'sign-in', 'system', 'command-line'])
      expect(() => keysOf(name), name).toThrow('that the program does not use itself');
  });

  it('records who changed whom in a chain', async () => {
    await asBoss('/api/v1/users', { user_name: 'bea', role: 'lead' });
    await asBoss('/api/v1/users/bea', { role: 'analyst' });
    await asBoss('/api/v1/users/bea/remove', {});
    expect(await asBoss('/api/v1/users/bea/remove', {})).toMatchObject({ code: 'USER_NOT_FOUND' });
    const { entries } = (await asBoss('/api/v1/people/trail?limit=3')) as { entries: Answer[] };
    expect(entries.map(({ action, subject, actor }) => [action, subject, actor])).toEqual([
      ['removed', 'bea', 'boss'],
      ['changed', 'bea', 'boss'],
      ['added', 'bea', 'boss'],
    ]);
    expect(await asBoss('/api/v1/people/trail/verification')).toMatchObject({ is_whole: true, unrecorded_count: 0 });
  });
});

describe('without keys and sign-in', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(async () => {
    await service.close();
  });
  const ask = async (path: string, body?: object, key?: string) => await call(service, path, key, body);

  it('this machine may do all, until a first key is made: then only keys count, for good', async () => {
    expect(await ask('/api/v1/session')).toMatchObject({
      name: 'local',
      signed_in_by: 'local',
      scopes: ['read', 'run', 'lead', 'admin'],
      csrf_token: null,
      has_sign_in: false,
    });
    expect(await ask('/api/v1/session/sign-in', { return_to: '/' })).toMatchObject({ code: 'SIGN_IN_UNAVAILABLE' });
    expect(await ask('/api/v1/users', { user_name: 'bea', role: 'lead' })).toMatchObject({ changed_by: 'local' });
    expect(await ask('/api/v1/keys', { key_name: 'robot', scope: 'read' })).toMatchObject({ code: 'LAST_ADMIN' });
    const { key } = await ask('/api/v1/keys', { key_name: 'boss', scope: 'admin' });
    expect(await ask('/api/v1/networks')).toMatchObject({ code: 'KEY_REQUIRED' });
    expect(await ask('/api/v1/session')).toMatchObject({ signed_in_by: 'nobody' });
    expect(await ask('/api/v1/keys/boss/revoke', {}, String(key))).toMatchObject({ code: 'LAST_ADMIN' });
    expect((await fetch(`${service.url}/health`)).status).toBe(200);
  });
});
