/** Sign-in at a real OpenID provider: who is let in, under which name, and what is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseApiKeys, makeKeyEntry } from '../src/security/api-keys.ts';
import { CLIENT, startProvider, type TestProvider } from './openid-provider.ts';
import { beginSignIn, comeBack, sessionCookie, sessionOf, signIn, type Session } from './sign-in-by-hand.ts';
import { startTestService, type TestService } from './test-service.ts';

const boss = makeKeyEntry('boss', ['admin']);
let provider: TestProvider;
let service: TestService;

beforeAll(async () => {
  provider = await startProvider();
  service = await startTestService({
    keys: parseApiKeys(boss.entry),
    now_ms: Date.now,
    log_level: 'silent',
    sign_in: {
      provider: {
        ...CLIENT,
        issuer: provider.issuer,
        scopes: 'openid profile email',
        role_claim: '',
        roles: new Map(),
        default_role: undefined,
      },
    },
  });
  provider.serve(service.url);
});
afterAll(async () => {
  await service.close();
  await provider.close();
});
beforeEach(async () => {
  provider.fault = undefined;
  for (const table of ['service_users', 'service_sessions'])
    await service.databases.service.command(`TRUNCATE TABLE ${table}`);
  service.databases.service.noteChange('people');
});

type Answer = Record<string, unknown>;

const asBoss = async (path: string, body?: object): Promise<Answer> =>
  await call(path, { authorization: `Bearer ${boss.key}` }, body);
const call = async (path: string, headers: Readonly<Record<string, string>>, body?: object): Promise<Answer> => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${service.url}${path}`, { ...init, headers: { ...headers, ...type } });
  return (await answer.json()) as Answer;
};
const addBea = async (role = 'analyst'): Promise<Session> => {
  await asBoss('/api/v1/users', { user_name: 'bea', email: 'bea@example.org', role });
  provider.account = { sub: 'b-1', email: 'bea@example.org', email_verified: true, name: 'Bea Example' };
  return await signIn(service.url);
};

describe('a sign-in', () => {
  it('finds the user by a verified e-mail address, then by subject alone, and decides under that name', async () => {
    const bea = await addBea();
    expect(await call('/api/v1/session', bea.headers)).toMatchObject({
      name: 'bea',
      display_name: 'Bea Example',
      signed_in_by: 'session',
      role: 'analyst',
      scopes: ['read', 'run'],
      has_sign_in: true,
    });
    const decided = await call('/api/v1/alerts/ring/dispositions?network=api-test', bea.headers, {
      status: 'in_review',
    });
    expect(decided).toMatchObject({ decided_by: 'bea' });
    provider.account = { sub: 'b-1', email: 'other@example.org', email_verified: true };
    await signIn(service.url);
    provider.account = { sub: 'b-2', email: 'bea@example.org', email_verified: true };
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
    const { entries } = (await asBoss('/api/v1/people/trail')) as { entries: Answer[] };
    expect(entries.slice(0, 2)).toMatchObject([
      { kind: 'user', action: 'changed', subject: 'bea', actor: 'sign-in' },
      { kind: 'user', action: 'added', subject: 'bea', actor: 'boss' },
    ]);
  });

  it.each([
    ['whom nobody added', { sub: 'x' }],
    ['whose address is not verified', { sub: 'x', email: 'bea@example.org', email_verified: false }],
    [
      'whose address is said to be verified in another type',
      { sub: 'x', email: 'bea@example.org', email_verified: 'yes' },
    ],
  ])('is refused to one %s', async (_who, account) => {
    await addBea();
    provider.account = account;
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
  });

  it('takes an address and whether it is verified from one document', async () => {
    await addBea('admin');
    await asBoss('/api/v1/users', { user_name: 'cem', email: 'cem@example.org', role: 'admin' });
    provider.account = { sub: 'x', email: 'cem@example.org', email_verified: false };
    provider.fault = (claims) => ({ ...claims, email_verified: true });
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
  });

  it('goes back to the page that it began at, and to no other service', async () => {
    await addBea();
    const { callback, ticket } = await beginSignIn(service.url, '/alerts/ring?network=api-test#note');
    expect((await comeBack(callback, ticket)).headers.get('location')).toBe('/alerts/ring?network=api-test#note');
    for (const return_to of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\n/evil.example',
      '/ x',
      '',
    ])
      expect(await call('/api/v1/session/sign-in', {}, { return_to }), return_to).toMatchObject({ status: 400 });
  });

  it('shows a page why it was refused, and a program the problem', async () => {
    provider.account = { sub: 'x' };
    const first = await beginSignIn(service.url);
    const page = await comeBack(first.callback, first.ticket, { accept: 'text/html' });
    expect(page.headers.get('location')).toBe('/sign-in?problem=USER_NOT_KNOWN');
    const second = await beginSignIn(service.url);
    expect((await comeBack(second.callback, second.ticket)).status).toBe(403);
  });

  it('counts once: neither the answer nor the ticket is taken a second time', async () => {
    await addBea();
    const { callback, ticket } = await beginSignIn(service.url);
    expect((await comeBack(callback, ticket)).status).toBe(303);
    expect(await (await comeBack(callback, ticket)).json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const other = await beginSignIn(service.url);
    expect(await (await comeBack(callback, other.ticket)).json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('counts in the browser that began it only', async () => {
    await addBea();
    const { callback } = await beginSignIn(service.url);
    expect(await (await comeBack(callback, '')).json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const forged = callback.replace(/state=[^&]*/u, 'state=forged');
    const { ticket } = await beginSignIn(service.url);
    expect(await (await comeBack(forged, ticket)).json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('takes the place of a session that somebody put into the browser', async () => {
    const planted = await addBea();
    const { callback, ticket } = await beginSignIn(service.url);
    const answer = await comeBack(callback, `${ticket}; ${planted.cookie}`);
    expect(sessionCookie(answer)).not.toBe(planted.cookie);
    expect(await call('/api/v1/networks', planted.headers)).toMatchObject({ code: 'SESSION_ENDED' });
  });
});

describe('an ID token', () => {
  const now = Math.floor(Date.now() / 1000);
  it.each([
    ['of another key', 'other key'],
    ['of another issuer', (claims: object) => ({ ...claims, iss: 'https://evil.example' })],
    ['for another client', (claims: object) => ({ ...claims, aud: 'other' })],
    ['with another nonce', (claims: object) => ({ ...claims, nonce: 'other' })],
    ['without a nonce', (claims: object) => ({ ...claims, nonce: undefined })],
    ['that has expired', (claims: object) => ({ ...claims, exp: now - 300 })],
  ] as const)('%s is refused', async (_what, fault) => {
    await addBea();
    provider.fault = fault;
    await expect(signIn(service.url)).rejects.toThrow('SIGN_IN_REFUSED');
  });

  it('of a clock that is half a minute off is taken', async () => {
    await addBea();
    provider.fault = (claims) => {
      const now_seconds = Math.floor(Date.now() / 1000);
      return { ...claims, iat: now_seconds + 30, exp: now_seconds - 30 };
    };
    await expect(signIn(service.url)).resolves.toMatchObject({});
  });
});

describe('a session', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    await addBea();
    const { callback, ticket } = await beginSignIn(service.url);
    const cookies = (await comeBack(callback, ticket)).headers.getSetCookie();
    expect(cookies.find((one) => one.startsWith('analytics_session='))).toMatch(
      /^analytics_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/u,
    );
    expect(cookies).toContain('analytics_sign_in=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
  });

  it('changes something only from its own page: Origin and token', async () => {
    const bea = await addBea();
    const other = await signIn(service.url);
    const { cookie, csrf_token } = bea;
    const origin = service.url;
    const wrong: Record<string, string>[] = [
      { cookie, origin },
      { cookie, 'x-csrf-token': csrf_token },
      { cookie, origin: 'https://evil.example', 'x-csrf-token': csrf_token },
      { cookie, origin: 'null', 'x-csrf-token': csrf_token },
      { cookie, origin, 'x-csrf-token': other.csrf_token },
      { cookie, origin, 'x-csrf-token': '' },
    ];
    for (const headers of wrong)
      expect(await call('/api/v1/session/sign-out', headers, {}), JSON.stringify(headers)).toMatchObject({
        code: 'CSRF_REFUSED',
      });
    expect(await call('/api/v1/session/sign-out', bea.headers, {})).toEqual({ has_ended: true });
    expect(await call('/api/v1/networks', bea.headers)).toMatchObject({ code: 'SESSION_ENDED', status: 401 });
    expect(await call('/api/v1/session', bea.headers)).toMatchObject({ name: '', signed_in_by: 'nobody', scopes: [] });
  });

  it('asks nothing of the kind of a key, which counts before a cookie', async () => {
    const bea = await addBea();
    const headers = { cookie: bea.cookie, authorization: `Bearer ${boss.key}` };
    expect(await call('/api/v1/session', headers)).toMatchObject({ name: 'boss', signed_in_by: 'key' });
    expect(await call('/api/v1/networks', { ...bea.headers, authorization: 'Bearer x' })).toMatchObject({
      code: 'KEY_REQUIRED',
    });
  });

  it('follows the role of its user from the next request on, and ends with the user', async () => {
    const bea = await addBea('admin');
    expect(await call('/api/v1/users', bea.headers)).toMatchObject({ users: [{ user_name: 'bea' }] });
    await asBoss('/api/v1/users/bea', { role: 'auditor' });
    expect(await call('/api/v1/users', bea.headers)).toMatchObject({ code: 'SCOPE_MISSING' });
    await asBoss('/api/v1/users/bea/remove', {});
    expect(await call('/api/v1/networks', bea.headers)).toMatchObject({ code: 'SESSION_ENDED' });
    await expect(signIn(service.url)).rejects.toThrow('USER_NOT_KNOWN');
    await asBoss('/api/v1/users', { user_name: 'bea', role: 'admin' });
    expect(await call('/api/v1/networks', bea.headers)).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('ends where its user becomes another person', async () => {
    const bea = await addBea();
    await asBoss('/api/v1/users/bea', { subject: 'b-9' });
    expect(await call('/api/v1/networks', bea.headers)).toMatchObject({ code: 'SESSION_ENDED' });
    await asBoss('/api/v1/users/bea', { subject: 'b-1' });
    expect(await call('/api/v1/networks', bea.headers)).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('counts for whom it was begun only, whatever was written of its end', async () => {
    const bea = await addBea();
    await asBoss('/api/v1/users/bea/remove', {});
    await asBoss('/api/v1/users', { user_name: 'bea', subject: 'b-1', role: 'admin' });
    await signIn(service.url);
    await service.databases.service.command(
      "ALTER TABLE service_sessions DELETE WHERE action = 'ended' SETTINGS mutations_sync = 2",
    );
    service.databases.service.noteChange('people');
    expect(await call('/api/v1/networks', bea.headers)).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('of one user is one of twenty at most: the oldest ends', async () => {
    const oldest = await addBea();
    for (let at = 0; at < 20; at += 1) await signIn(service.url);
    expect(await call('/api/v1/networks', oldest.headers)).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('that nobody knows, or of an odd shape, is nobody', async () => {
    const odd = ['', 'x', 'a'.repeat(43), '../../etc', `${'a'.repeat(43)}; analytics_session=${'b'.repeat(43)}`];
    for (const value of odd) {
      const answer = await call('/api/v1/networks', { cookie: `analytics_session=${value}` });
      expect(answer, value).toMatchObject({ status: 401 });
    }
  });

  it('is found again after a restart, and not written down itself', async () => {
    const bea = await addBea();
    await expect(sessionOf(service.url, bea.cookie)).resolves.toMatchObject({ csrf_token: bea.csrf_token });
    const rows = await service.databases.service.rows<object>('SELECT * FROM service_sessions');
    expect(JSON.stringify(rows)).not.toContain(bea.cookie.split('=')[1]);
  });
});
