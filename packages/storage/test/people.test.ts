/** Users and stored keys: a name belongs to one of them for good, and every change is in the trail of the service. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SERVICE_DATABASE, SERVICE_TRAIL, newUserSchema, personName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrateService } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { recordDecisions, verifyAuditTrail, wholeAuditTrail } from '../src/service/audit-trail.ts';
import {
  addUser,
  changeUser,
  listStoredKeys,
  listUsers,
  namesOfOnePerson,
  namesOfPeople,
  removeUser,
  removedUsers,
  revokeKey,
  storeKey,
} from '../src/service/people.ts';
import { liveSessions, recordSessions } from '../src/service/sign-in-sessions.ts';

const NOW_MS = Date.parse('2025-03-02T06:00:00Z');
const BY_ANA = { changed_by: 'ana', now_ms: NOW_MS };
const ISSUER = 'https://id.example';
/** With a configured key of another scope, and with sign-in alone. */
const BESIDE_BOSS = { key_names: ['boss'], has_admin_key: false, issuer: undefined };
const BY_SIGN_IN = { key_names: [], has_admin_key: false, issuer: ISSUER };
const BY_NOTHING = { key_names: [], has_admin_key: false, issuer: undefined };
let data_dir: string;
let service: Database;

beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-people-'));
  service = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
  await migrateService(service);
});
afterAll(async () => {
  await service.close();
  await rm(data_dir, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ['service_users', 'service_api_keys', 'service_sessions', 'service_audit_trail'])
    await service.command(`TRUNCATE TABLE ${table}`);
});

const bea = newUserSchema.parse({ user_name: 'bea', email: 'bea@example.org', role: 'analyst' });
const key = { key_name: 'robot', scope: 'run', key_hash: 'ab'.repeat(32), expires_at_ms: 0 } as const;

describe('users', () => {
  it('are the newest row of their name, also where the clock stands still', async () => {
    await addUser(service, bea, [], BY_ANA);
    await changeUser(service, 'bea', { role: 'lead' }, BY_ANA);
    expect(await listUsers(service)).toMatchObject([{ user_name: 'bea', email: 'bea@example.org', role: 'lead' }]);
    await removeUser(service, 'bea', BY_ANA);
    expect(await listUsers(service)).toEqual([]);
    expect(await removedUsers(service)).toMatchObject([{ user_name: 'bea' }]);
    await expect(changeUser(service, 'bea', { role: 'admin' }, BY_ANA)).rejects.toThrow('Expected a user "bea"');
    await addUser(service, bea, [], BY_ANA);
    expect(await listUsers(service)).toHaveLength(1);
  });

  it('share no name with a key, no e-mail address and no subject with another user', async () => {
    await addUser(service, { ...bea, subject: 's1' }, [], BY_ANA);
    const other = newUserSchema.parse({ user_name: 'cem', role: 'auditor' });
    await expect(addUser(service, bea, [], BY_ANA)).rejects.toThrow('found bea');
    await expect(addUser(service, other, ['cem'], BY_ANA)).rejects.toThrow('found cem');
    await expect(addUser(service, { ...other, email: 'BEA@example.org' }, [], BY_ANA)).rejects.toThrow('those of bea');
    await expect(addUser(service, { ...other, subject: 's1' }, [], BY_ANA)).rejects.toThrow('those of bea');
    await storeKey(service, key, BESIDE_BOSS, BY_ANA);
    await revokeKey(service, 'robot', BY_ANA);
    await expect(addUser(service, { ...other, user_name: 'robot' }, [], BY_ANA)).rejects.toThrow('found robot');
    await removeUser(service, 'bea', BY_ANA);
    await expect(storeKey(service, { ...key, key_name: 'bea' }, BESIDE_BOSS, BY_ANA)).rejects.toThrow('found bea');
    expect(await namesOfPeople(service)).toEqual(new Set(['bea', 'robot']));
  });

  it('of one name are added once by two at the same time', async () => {
    const both = await Promise.allSettled([addUser(service, bea, [], BY_ANA), addUser(service, bea, [], BY_ANA)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('take another subject without the issuer of the one before', async () => {
    await addUser(service, { ...bea, subject: 's1', issuer: 'https://id.example' }, [], BY_ANA);
    expect(await changeUser(service, 'bea', { subject: 's2' }, BY_ANA)).toMatchObject({ subject: 's2', issuer: '' });
  });
});

describe('removedUsers', () => {
  it('keep what found them, also where another has the name', async () => {
    await addUser(service, bea, [], BY_ANA);
    await removeUser(service, 'bea', BY_ANA);
    await addUser(service, { ...bea, email: '', subject: 's2' }, [], BY_ANA);
    expect(await removedUsers(service)).toMatchObject([{ user_name: 'bea', email: 'bea@example.org', subject: '' }]);
  });
});

describe('the last administrator', () => {
  const admin = { ...key, scope: 'admin' } as const;
  const userOf = (user_name: string, issuer: string) => ({
    ...newUserSchema.parse({ user_name, role: 'admin', subject: user_name }),
    issuer,
  });

  it('remains where two are revoked at the same time', async () => {
    for (const key_name of ['one', 'two']) await storeKey(service, { ...admin, key_name }, BY_NOTHING, BY_ANA);
    const both = await Promise.allSettled(['one', 'two'].map((name) => revokeKey(service, name, BY_ANA, BY_NOTHING)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is nobody who never signed in at the provider that is set, and no key that ends', async () => {
    await addUser(service, userOf('ana', ISSUER), [], BY_ANA);
    await addUser(service, userOf('cem', ''), [], BY_ANA);
    await addUser(service, userOf('dan', 'https://other.example'), [], BY_ANA);
    await storeKey(service, { ...admin, expires_at_ms: NOW_MS + 9 }, BY_SIGN_IN, BY_ANA);
    const change = { role: 'lead' } as const;
    await expect(changeUser(service, 'ana', change, BY_ANA, BY_SIGN_IN)).rejects.toThrow('somebody beside ana');
    await expect(removeUser(service, 'ana', BY_ANA, BY_SIGN_IN)).rejects.toThrow('somebody beside ana');
    await removeUser(service, 'ana', BY_ANA, { ...BY_SIGN_IN, has_admin_key: true });
  });
});

describe('namesOfOnePerson', () => {
  it('are those of the keys somebody made, also of revoked ones, and none of a command', async () => {
    for (const [key_name, changed_by] of [
      ['one', 'bea'],
      ['two', 'one'],
      ['three', 'local'],
      ['four', 'local'],
    ] as const)
      await storeKey(service, { ...key, key_name }, BESIDE_BOSS, { ...BY_ANA, changed_by });
    await revokeKey(service, 'one', BY_ANA);
    expect(await namesOfOnePerson(service, 'two')).toEqual(new Set(['two', 'one', 'bea']));
    expect(await namesOfOnePerson(service, 'three')).toEqual(new Set(['three']));
  });
});

describe('personName', () => {
  it('takes no name that decisions bear without a person, and no other letters', () => {
    for (const name of ['bea', 'b.ea-1', '0x']) expect(personName.safeParse(name).success, name).toBe(true);
    for (const name of [
      '',
      'local',
      'anonymous',
      'Bea',
      'bea x',
      'b\u202ea',
      'x'.repeat(64),
      '-b',
      'command',
      'command-line',
      'sign-in',
      'system',
    ])
      expect(personName.safeParse(name).success, name).toBe(false);
  });
});

describe('keys', () => {
  it('are stored as their hash only, until they are revoked', async () => {
    await storeKey(service, key, BESIDE_BOSS, BY_ANA);
    expect(await listStoredKeys(service)).toMatchObject([{ key_name: 'robot', scope: 'run', expires_at_ms: 0 }]);
    await revokeKey(service, 'robot', BY_ANA);
    expect(await listStoredKeys(service)).toEqual([]);
    await expect(revokeKey(service, 'robot', BY_ANA)).rejects.toThrow('Expected a stored API key "robot"');
  });
});

describe('the first key', () => {
  it('has the scope admin without an end, unless keys or sign-in are set', async () => {
    const first = { ...key, scope: 'admin', expires_at_ms: 0 } as const;
    for (const odd of [key, { ...first, expires_at_ms: NOW_MS + 9 }])
      await expect(storeKey(service, odd, BY_NOTHING, BY_ANA)).rejects.toThrow('Expected the first key with the scope');
    await storeKey(service, first, BY_NOTHING, BY_ANA);
    await storeKey(service, { ...key, key_name: 'reports' }, BY_NOTHING, BY_ANA);
    await revokeKey(service, 'robot', BY_ANA);
    await expect(storeKey(service, { ...key, key_name: 'more' }, BY_NOTHING, BY_ANA)).rejects.toThrow(
      'the scope admin',
    );
    await storeKey(service, { ...key, key_name: 'more' }, BY_SIGN_IN, BY_ANA);
  });
});

describe('sessions', () => {
  it('live from their start to their end', async () => {
    // The engine forgets by its own clock what expired long ago.
    const now_ms = Date.now();
    const one = { session_hash: 'aa', user_name: 'bea', identity_digest: 'cc', expires_at_ms: now_ms + 1000 };
    const two = { session_hash: 'bb', user_name: 'bea', identity_digest: 'cc', expires_at_ms: now_ms + 5000 };
    await recordSessions(service, [one, two], 'started', now_ms);
    await recordSessions(service, [two], 'seen', now_ms + 500);
    expect(await liveSessions(service, now_ms + 999)).toMatchObject([
      { session_hash: 'aa', seen_at_ms: now_ms },
      { session_hash: 'bb', started_at_ms: now_ms, seen_at_ms: now_ms + 500 },
    ]);
    await recordSessions(service, [two], 'ended', now_ms + 600);
    expect(await liveSessions(service, now_ms + 1000)).toEqual([]);
  });
});

describe('the trail of the service', () => {
  it('has every change of users and keys, and sees one that was made past this program', async () => {
    await addUser(service, { ...bea, subject: 's1' }, [], BY_ANA);
    await storeKey(service, key, BESIDE_BOSS, { changed_by: 'bea', now_ms: NOW_MS + 5 });
    await removeUser(service, 'bea', { changed_by: 'ana', now_ms: NOW_MS + 9 });
    expect(await recordDecisions(service, undefined, SERVICE_TRAIL, NOW_MS + 10)).toBe(3);
    const said = (await wholeAuditTrail(service, SERVICE_TRAIL)).map(({ kind, action, subject, actor }) =>
      [kind, action, subject, actor].join(' '),
    );
    expect(said).toEqual(['user added bea ana', 'key added robot bea', 'user removed bea ana']);
    expect(await verifyAuditTrail(service, undefined, SERVICE_TRAIL)).toMatchObject({ is_whole: true, entry_count: 3 });
    await service.command(`ALTER TABLE service_api_keys UPDATE scope = 'admin' WHERE 1 SETTINGS mutations_sync = 2`);
    const { problems } = await verifyAuditTrail(service, undefined, SERVICE_TRAIL);
    expect(problems).toEqual([{ entry_number: 2, problem: 'changed' }]);
  });

  it.each([
    ['service_users', "display_name = 'Eve'"],
    ['service_users', "email = 'eve@example.org'"],
    ['service_users', "issuer = 'https://evil.example'"],
    ['service_users', "subject = 'eve'"],
    ['service_users', "role = 'admin'"],
    ['service_users', "action = 'changed'"],
    ['service_users', "changed_by = 'eve'"],
    ['service_api_keys', "scope = 'admin'"],
    ['service_api_keys', "key_hash = 'cd'"],
    ['service_api_keys', 'expires_at_ms = 1'],
    ['service_api_keys', "action = 'revoked'"],
    ['service_api_keys', "changed_by = 'eve'"],
  ])('sees another value in %s: %s', async (table, change) => {
    await addUser(service, { ...bea, subject: 's1', issuer: 'https://id.example' }, [], BY_ANA);
    await storeKey(service, key, BESIDE_BOSS, BY_ANA);
    await recordDecisions(service, undefined, SERVICE_TRAIL, NOW_MS);
    await service.command(`ALTER TABLE ${table} UPDATE ${change} WHERE 1 SETTINGS mutations_sync = 2`);
    const { problems } = await verifyAuditTrail(service, undefined, SERVICE_TRAIL);
    expect(problems).toMatchObject([{ problem: 'changed' }]);
  });
});
