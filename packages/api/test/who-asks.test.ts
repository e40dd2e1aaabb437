/** What wrong keys cost, what needs no name, and what ends with a key. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggedTarget } from '../src/access-log.ts';
import { parseApiKeys } from '../src/security/api-keys.ts';
import { startTestService, type TestService } from './test-service.ts';

const hash = createHash('sha256').update('secret-boss').digest('hex');
const BOSS = { authorization: 'Bearer secret-boss' };
let service: TestService;

beforeAll(async () => {
  const limits = { requests_per_minute: 20 };
  service = await startTestService({ keys: parseApiKeys(`boss:admin:${hash}`), limits, log_level: 'silent' });
});
afterAll(async () => {
  await service.close();
});

const statusOf = async (path: string, headers: Record<string, string>): Promise<number> =>
  (await fetch(`${service.url}${path}`, { headers })).status;

describe('who asks', () => {
  it('is answered at once where nobody needs a name, also while nobody can be looked up', async () => {
    const { service: shared, watch } = service.databases;
    const asked = watch.rows.bind(watch);
    await shared.command("INSERT INTO service_sessions (session_hash, user_name) VALUES ('x', 'nobody')");
    watch.rows = () => new Promise(() => undefined);
    expect(await statusOf('/health', { authorization: 'Bearer wrong', cookie: 'analytics_session=x' })).toBe(200);
    watch.rows = asked;
  });

  it('and has a wrong key is limited as everybody is', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 25; at += 1)
      statuses.push(await statusOf('/api/v1/networks', { authorization: `Bearer wrong-${at}` }));
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.at(-1)).toBe(429);
    expect(await statusOf('/api/v1/networks', BOSS)).toBe(200);
  });

  it('sees the events of a task no longer once the key is revoked', async () => {
    const made = await fetch(`${service.url}/api/v1/keys`, {
      method: 'POST',
      headers: { ...BOSS, 'content-type': 'application/json' },
      body: JSON.stringify({ key_name: 'guest', scope: 'admin' }),
    });
    const { key } = (await made.json()) as { key: string };
    const { task_ids } = (await (
      await fetch(`${service.url}/api/v1/pipelines/run`, {
        method: 'POST',
        headers: { ...BOSS, 'content-type': 'application/json' },
        body: JSON.stringify({
          network: 'torus',
          date_range: { start_date: '2025-06-01', end_date: '2025-06-01' },
          window_days: 7,
          config: {},
        }),
      })
    ).json()) as { task_ids: string[] };
    const [task_id = ''] = task_ids;
    const stream = await fetch(`${service.url}/api/v1/tasks/${task_id}/events`, {
      headers: { authorization: `Bearer ${key}` },
    });
    service.queue.tell(task_id, { kind: 'step_started', step: 'features' });
    await fetch(`${service.url}/api/v1/keys/guest/revoke`, { method: 'POST', headers: BOSS });
    service.queue.tell(task_id, { kind: 'step_started', step: 'patterns' });
    expect(await stream.text()).not.toContain('patterns');
  });
});

describe('the access log', () => {
  it.each([
    ['/api/v1/session/callback?code=c&state=s', '/api/v1/session/callback'],
    ['/api/v1//session%2fcallback?STATE=s', '/api/v1//session%2fcallback'],
    ['/api/v1/alerts?network=torus', '/api/v1/alerts?network=torus'],
  ])('has of %s the target %s', (url, logged) => {
    expect(loggedTarget(url)).toBe(logged);
  });
});
