/** How long sessions last, how many there are, and what happens where the provider does not answer. */
import { afterEach, describe, expect, it } from 'vitest';
import { recordSessions } from '@analytics/storage';
import type { SignInSettings } from '@analytics/domain';
import { makeKeyEntry, parseApiKeys } from '../src/security/api-keys.ts';
import { CLIENT, startProvider, type TestProvider } from './openid-provider.ts';
import { beginSignIn, comeBack, sessionCookie, signIn } from './sign-in-by-hand.ts';
import { NETWORK, TODAY } from './filled-slices.ts';
import { startTestService, type TestService, type TestServiceOptions } from './test-service.ts';

const HOUR_MS = 3_600_000;
const boss = makeKeyEntry('boss', ['admin']);
let offset_ms = 0;
let started: (() => Promise<void>)[] = [];
afterEach(async () => {
  offset_ms = 0;
  for (const close of started.splice(0).reverse()) await close();
  started = [];
});

async function start(
  options: TestServiceOptions & { readonly role_claim?: string; readonly issuer?: string },
  sign_in: Partial<SignInSettings> = {},
): Promise<{ service: TestService; provider: TestProvider }> {
  const provider = await startProvider();
  started.push(() => provider.close());
  const { role_claim = '', issuer = provider.issuer, ...rest } = options;
  const service = await startTestService({
    keys: parseApiKeys(boss.entry),
    now_ms: () => Date.now() + offset_ms,
    log_level: 'silent',
    sign_in: {
      provider: {
        ...CLIENT,
        issuer,
        scopes: 'openid profile email',
        role_claim,
        roles: new Map([['leads', 'lead']]),
        default_role: role_claim === '' ? 'auditor' : undefined,
      },
      ...sign_in,
    },
    ...rest,
  });
  started.push(() => service.close());
  provider.serve(service.url);
  provider.account = { sub: 'b-1', preferred_username: 'bea', groups: ['leads'] };
  return { service, provider };
}

const SLICE = `network=${NETWORK}&processing_date=${TODAY.processing_date}&window_days=${TODAY.window_days}`;

const statusOf = async (service: TestService, cookie: string, path = '/api/v1/networks'): Promise<number> =>
  (await fetch(`${service.url}${path}`, { headers: { cookie } })).status;

describe('a session', () => {
  it('ends when it was not used for an hour, and after a working day in any case', async () => {
    const { service } = await start({});
    const used = await signIn(service.url);
    const left = await signIn(service.url);
    for (let hour = 0.75; hour < 12; hour += 0.75) {
      offset_ms = hour * HOUR_MS;
      expect(await statusOf(service, used.cookie), String(hour)).toBe(200);
    }
    expect(await statusOf(service, left.cookie)).toBe(401);
    offset_ms = 12 * HOUR_MS;
    expect(await statusOf(service, used.cookie)).toBe(401);
    const [seen] = await service.databases.service.rows<{ count: string }>(
      "SELECT count() AS count FROM service_sessions WHERE action = 'seen'",
    );
    expect(Number(seen?.count)).toBe(15);
  });

  it('is none where no provider is set after a restart', async () => {
    const { service } = await start({});
    const { cookie } = await signIn(service.url);
    await service.stop();
    const { data_dir } = service;
    const again = await startTestService({ data_dir, keys: parseApiKeys(boss.entry), now_ms: Date.now });
    started.push(() => again.stop());
    expect(await statusOf(again, cookie)).toBe(401);
  });

  it('is not used by a page that is left open, and asks by itself what is new', async () => {
    const { service } = await start({});
    const { cookie } = await signIn(service.url);
    for (const hour of [0.5, 0.9]) {
      offset_ms = hour * HOUR_MS;
      expect(await statusOf(service, cookie, `/api/v1/alerts/state?${SLICE}`)).toBe(200);
    }
    offset_ms = 1.1 * HOUR_MS;
    expect(await statusOf(service, cookie)).toBe(401);
  });

  it('is one of ten thousand, and none of them is slow to find', async () => {
    const { service } = await start({});
    const others = Array.from({ length: 10_000 }, (_, at) => ({
      session_hash: at.toString(16).padStart(64, '0'),
      user_name: `user-${at % 1000}`,
      identity_digest: '',
      expires_at_ms: Date.now() + HOUR_MS,
    }));
    await recordSessions(service.databases.service, others, 'started', Date.now());
    const { cookie } = await signIn(service.url);
    const began = performance.now();
    for (let at = 0; at < 20; at += 1) expect(await statusOf(service, cookie)).toBe(200);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('over https is bound to this host and never sent in the clear', async () => {
    const { service, provider } = await start({}, { public_url: 'https://analytics.example.org' });
    provider.serve('https://analytics.example.org');
    const begun = await fetch(`${service.url}/api/v1/session/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const [ticket = ''] = begun.headers.getSetCookie();
    expect(ticket).toMatch(
      /^__Host-analytics_sign_in=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/u,
    );
    const { url } = (await begun.json()) as { url: string };
    expect(new URL(url).searchParams.get('redirect_uri')).toBe('https://analytics.example.org/api/v1/session/callback');
  });
});

describe('a role', () => {
  it('of people whom nobody added is that of the settings, until they are removed', async () => {
    const { service } = await start({});
    const bea = await signIn(service.url);
    const who = await fetch(`${service.url}/api/v1/session`, { headers: bea.headers });
    expect(await who.json()).toMatchObject({ name: 'bea', role: 'auditor', scopes: ['read'] });
    await fetch(`${service.url}/api/v1/users/bea/remove`, {
      method: 'POST',
      headers: { authorization: `Bearer ${boss.key}` },
    });
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
  });

  it('that a claim says is followed at each sign-in, and without it nobody is let in', async () => {
    const { service, provider } = await start({ role_claim: 'groups' });
    const bea = await signIn(service.url);
    const who = await fetch(`${service.url}/api/v1/session`, { headers: bea.headers });
    expect(await who.json()).toMatchObject({ role: 'lead' });
    provider.account = { sub: 'b-1', groups: { leads: true } };
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
    expect(await statusOf(service, bea.cookie)).toBe(401);
  });

  it.each([
    ['an e-mail address', { email: 'bea@example.org' }],
    ['a subject', { subject: 'b-1' }],
  ])('of the settings is given to nobody who was removed, found by %s only', async (_what, found_by) => {
    const { service, provider } = await start({});
    const asBoss = async (path: string, body: object) =>
      await fetch(`${service.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${boss.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    provider.account = { sub: 'b-1', email: 'Bea@example.org', email_verified: true };
    await asBoss('/api/v1/users', { user_name: 'bea', role: 'analyst', ...found_by });
    await asBoss('/api/v1/users/bea/remove', {});
    await asBoss('/api/v1/users', { user_name: 'bea', role: 'analyst', subject: 'another' });
    await asBoss('/api/v1/users/bea/remove', {});
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
  });

  it('goes to no name that a decision bears', async () => {
    const { service } = await start({});
    await service.databases.service.command(
      "INSERT INTO service_audit_trail (network, entry_number, actor) VALUES ('other', 1, 'bea')",
    );
    const { headers } = await signIn(service.url);
    const who = (await (await fetch(`${service.url}/api/v1/session`, { headers })).json()) as { name: string };
    expect(who.name).toMatch(/^bea-[0-9a-f]{8}$/u);
  });
});

describe('a provider', () => {
  it('that is down stops nobody who has a key, and is found when it comes back', async () => {
    const { service, provider } = await start({});
    const issuer = new URL(provider.issuer);
    await provider.close();
    await expect(beginSignIn(service.url)).rejects.toThrow(
      `Expected the OpenID provider ${issuer.host} to describe itself`,
    );
    const answer = await fetch(`${service.url}/api/v1/networks`, { headers: { authorization: `Bearer ${boss.key}` } });
    expect(answer.status).toBe(200);
    const again = await startProvider(Number(issuer.port));
    started.push(() => again.close());
    again.serve(service.url);
    again.account = { sub: 'b-1', preferred_username: 'bea' };
    await expect(signIn(service.url)).resolves.toMatchObject({});
  });

  it('that goes away between leaving and coming back is said to be unreachable', async () => {
    const { service, provider } = await start({});
    const { callback, ticket } = await beginSignIn(service.url);
    await provider.close();
    const answer = await comeBack(callback, ticket);
    expect(await answer.json()).toMatchObject({ code: 'SIGN_IN_UNAVAILABLE', status: 503, retryable: true });
    expect(sessionCookie(answer)).toBe('');
  });

  it('that describes itself as another is refused', async () => {
    const { service, provider } = await start({});
    provider.issuer_said = 'https://evil.example';
    await expect(beginSignIn(service.url)).rejects.toThrow('SIGN_IN_UNAVAILABLE');
  });
});

describe('sign-ins', () => {
  it('of one address are so many a minute', async () => {
    const { service } = await start({ limits: { sign_ins_per_minute: 3 } });
    for (let at = 0; at < 3; at += 1) await beginSignIn(service.url);
    await expect(beginSignIn(service.url)).rejects.toThrow('RATE_LIMITED');
  });

  it('that take longer than ten minutes count no more', async () => {
    const { service } = await start({});
    const { callback, ticket } = await beginSignIn(service.url);
    offset_ms = 600_000;
    expect(await (await comeBack(callback, ticket)).json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('leave no code of the provider in the access log', async () => {
    const { service } = await start({});
    await signIn(service.url);
    const log = await fetch(`${service.url}/api/v1/audit/access-log`, {
      headers: { authorization: `Bearer ${boss.key}` },
    });
    const text = await log.text();
    expect(text).toContain('/api/v1/session/callback');
    expect(text).not.toMatch(/code=|state=/u);
  });
});
