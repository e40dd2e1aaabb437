/** Users and keys by command: with the data directory, and through the API that has it open; and a backup of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { startApi } from './api-process.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

describe('users and keys', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'analytics-people-'));
  });
  afterAll(async () => {
    await rm(cwd, { recursive: true, force: true });
  });
  const ask = async (args: string, env: Readonly<Record<string, string>> = {}) =>
    answerOf(await analytics([...args.split(' '), '--json'], { cwd, env }));

  it('are made, changed and removed without a service', async () => {
    expect(await ask('users add bea --role analyst --email bea@example.org')).toMatchObject({
      user: { user_name: 'bea', role: 'analyst', changed_by: 'local' },
    });
    expect(await ask('users change bea --role lead')).toMatchObject({
      user: { role: 'lead', email: 'bea@example.org' },
    });
    expect(await ask('users add bea --role lead')).toMatchObject({ error: { code: 'NAME_TAKEN' } });
    expect(await ask('users add Bea --role boss')).toMatchObject({ error: { code: 'USAGE' } });
    expect(await ask('users change bea')).toMatchObject({ error: { code: 'USAGE' } });
    expect(await ask('users remove nobody')).toMatchObject({ error: { code: 'USER_NOT_FOUND' } });
    expect(await ask('keys add old --scope read')).toMatchObject({ error: { code: 'LAST_ADMIN' } });
    expect(await ask('keys add first --scope admin')).toMatchObject({ stored: { key_name: 'first' } });
    expect(await ask('keys add old --scope read --days 30')).toMatchObject({ stored: { key_name: 'old' } });
    expect(await ask('keys revoke old')).toMatchObject({ key: { key_name: 'old' } });
    expect(await ask('keys revoke first')).toMatchObject({ key: { key_name: 'first' } });
    expect(await ask('keys list')).toMatchObject({ keys: [] });
  });

  it('are asked of the API that has the data open, come into a backup and out of it', async () => {
    const { key } = await ask('keys add boss --scope admin');
    const asBoss = { ANALYTICS_API_KEY: String(key) };
    const api = await startApi(cwd);
    try {
      expect(await ask('users list')).toMatchObject({ error: { code: 'KEY_REQUIRED' } });
      expect(await ask('users list', asBoss)).toMatchObject({ users: [{ user_name: 'bea', role: 'lead' }] });
      expect(await ask('users change bea --role auditor', asBoss)).toMatchObject({
        user: { role: 'auditor', changed_by: 'boss' },
      });
      const made = await ask('keys add reports --scope read', asBoss);
      expect(await ask('users list', { ANALYTICS_API_KEY: String(made['key']) })).toMatchObject({
        error: { code: 'SCOPE_MISSING' },
      });
      expect(await ask('keys revoke reports', asBoss)).toMatchObject({ key: { key_name: 'reports' } });
      expect(await ask('keys revoke boss', asBoss)).toMatchObject({ error: { code: 'LAST_ADMIN' } });
    } finally {
      await api.stop();
    }
    await ask('backup saved');
    await ask('restore saved --data-dir other');
    expect(await ask('users list --data-dir other')).toMatchObject({ users: [{ user_name: 'bea', role: 'auditor' }] });
    expect(await ask('keys list --data-dir other')).toMatchObject({ keys: [{ key_name: 'boss', scope: 'admin' }] });
  }, 120_000);

  it('a service that anybody could reach does not start with stored keys alone', async () => {
    const outcome = await analytics(['api', '--host', '0.0.0.0', '--port', '0', '--json'], { cwd });
    expect(answerOf(outcome)).toMatchObject({ error: { code: 'UNSAFE_HOST' } });
  });
});
