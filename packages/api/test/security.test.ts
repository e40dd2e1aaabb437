import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import fastify from 'fastify';
import { raw } from './raw-request.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allows, makeKeyEntry, matchingKey, parseApiKeys } from '../src/security/api-keys.ts';
import { readFile } from 'node:fs/promises';
import { SCOPES, SCOPE_OF_USER_ROLE, USER_ROLES, type Scope } from '@analytics/domain';
import { registerScopes } from '../src/security/route-scopes.ts';
import { requireSafeHost } from '../src/security/listening-host.ts';
import { startTestService, type TestService } from './test-service.ts';

const KEYS = parseApiKeys(
  [
    ['reader', 'read'],
    ['runner', 'run'],
    ['boss', 'admin'],
  ]
    .map(([name, scopes]) => `${name}:${scopes}:${createHash('sha256').update(`secret-${name}`).digest('hex')}`)
    .join(','),
);

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ keys: KEYS, limits: { request_timeout_ms: 300, timeout_check_ms: 50 } });
});
afterAll(async () => {
  await service.close();
});

const ask = async (path: string, key?: string, init: RequestInit = {}): Promise<{ status: number; code: string }> => {
  const headers = { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...(init.headers as object) };
  const response = await fetch(`${service.url}${path}`, { ...init, headers });
  const text = await response.text();
  return { status: response.status, code: response.ok ? '' : (JSON.parse(text) as { code: string }).code };
};

describe('parseApiKeys', () => {
  it('takes name:scopes:hash and refuses other shapes without repeating them', () => {
    expect(KEYS.map((key) => key.scopes)).toEqual([['read'], ['run'], ['admin']]);
    for (const wrong of ['a:read', 'a:write:00', `a:read:${'0'.repeat(63)}`, `A:read:${'0'.repeat(64)}`]) {
      expect(() => parseApiKeys(wrong)).toThrow('Expected entry 1');
    }
    const hash = '0'.repeat(64);
    expect(() => parseApiKeys(`a:read:${hash},a:run:${hash}`)).toThrow('a twice');
  });

  it('makes keys that match their own entry only', () => {
    const { key, entry } = makeKeyEntry('ana', ['read', 'run']);
    expect(matchingKey(parseApiKeys(entry), key)?.name).toBe('ana');
    expect(matchingKey(parseApiKeys(entry), `${key}x`)).toBeUndefined();
    expect(entry).not.toContain(key);
  });

  it('each scope may do what those before it may', () => {
    const may = (scope: Scope): Scope[] => SCOPES.filter((wanted) => allows([scope], wanted));
    expect(may('read')).toEqual(['read']);
    expect(may('run')).toEqual(['read', 'run']);
    expect(may('lead')).toEqual(['read', 'run', 'lead']);
    expect(may('admin')).toEqual(['read', 'run', 'lead', 'admin']);
  });
});

describe('requireSafeHost', () => {
  it('refuses every other host without keys, with both ways out', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost'])
      expect(() => {
        requireSafeHost(host, false);
      }).not.toThrow();
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'example.org']) {
      expect(() => {
        requireSafeHost(host, false);
      }).toThrow(/set keys, or use 127\.0\.0\.1/u);
      expect(() => {
        requireSafeHost(host, true);
      }).not.toThrow();
    }
  });
});

describe('keys', () => {
  it('every route but health and readiness asks for one, and for its scope', async () => {
    expect(service.routes.length).toBeGreaterThan(40);
    for (const { method, url, scope } of service.routes) {
      const path = url.replace(/:[a-z_]+/gu, 'x');
      const none = await ask(path, undefined, { method });
      const wrong = await ask(path, 'wrong', { method });
      if (scope === 'public') expect([none.code, wrong.code], path).not.toContain('KEY_REQUIRED');
      else expect(none).toEqual({ status: 401, code: 'KEY_REQUIRED' });
      if (scope !== 'public') expect(wrong.status).toBe(401);
      if (scope !== 'public' && scope !== 'read')
        expect((await ask(path, 'secret-reader', { method })).code).toBe('SCOPE_MISSING');
      if (scope === 'lead' || scope === 'admin')
        expect((await ask(path, 'secret-runner', { method })).code).toBe('SCOPE_MISSING');
    }
    expect((await ask('/api/v1/networks', 'secret-reader')).status).toBe(200);
    expect((await ask('/api/v1/networks', undefined, { headers: { 'x-api-key': 'secret-reader' } })).status).toBe(200);
    expect((await ask('/api/v1/audit/access-log', 'secret-boss')).status).toBe(200);
  });

  it('docs/roles-and-calls.md says of every route which roles may ask it', async () => {
    const page = await readFile(new URL('../../../docs/roles-and-calls.md', import.meta.url), 'utf8');
    const said = page.split('\n').filter((line) => /^\| `(GET|POST) /u.test(line));
    const expected = service.routes.map(({ method, url, scope }) => {
      const path = url.replace(/:([a-z_]+)/gu, '{$1}');
      const may = USER_ROLES.map((role) =>
        scope === 'public' || allows([SCOPE_OF_USER_ROLE[role]], scope) ? 'yes' : '',
      );
      return `| \`${method} ${path}\` | ${scope === 'public' ? 'everybody' : scope} | ${may.join(' | ')} |`;
    });
    expect(said.map((line) => line.split('|').slice(0, 7).join('|') + '|').sort()).toEqual(expected.sort());
  });

  it('the access log names the key, also one that lacks the scope', async () => {
    expect((await ask('/api/v1/audit/access-log?limit=7', 'secret-reader')).code).toBe('SCOPE_MISSING');
    const headers = { authorization: 'Bearer secret-boss' };
    const response = await fetch(`${service.url}/api/v1/audit/access-log`, { headers });
    const { rows } = (await response.json()) as { rows: { target: string }[] };
    expect(rows.find(({ target }) => target.endsWith('?limit=7'))).toMatchObject({ key_name: 'reader', status: 403 });
  });

  it('decisions and tasks carry the name of the key', async () => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'in_review' }),
    };
    const response = await fetch(`${service.url}/api/v1/alerts/ring/dispositions?network=api-test`, {
      ...init,
      headers: { ...init.headers, authorization: 'Bearer secret-runner' },
    });
    expect(await response.json()).toMatchObject({ decided_by: 'runner', typology_type: 'round_tripping' });
  });
});

describe('registerScopes', () => {
  it('refuses a route under /api without a scope, so that the server does not start', async () => {
    const app = fastify();
    registerScopes(app);
    app.get('/docs', () => 'everyone');
    app.get('/api/v1/named', { config: { scope: 'read' } }, () => 'readers');
    expect(() => app.get('/api/v1/secrets', () => 'nobody')).toThrow('GET /api/v1/secrets to name a scope');
    expect(app.scopedRoutes).toMatchObject([{ method: 'GET', url: '/api/v1/named', scope: 'read' }]);
    await app.close();
  });
});

describe('headers', () => {
  it('a strict policy, no sniffing, no foreign origin', async () => {
    const response = await fetch(`${service.url}/health`, { headers: { origin: 'https://evil.example' } });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});

describe('limits', () => {
  it.each([
    'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'GET / HTTP/1.1\r\nHost localhost\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    '\u0000\u0001',
  ])('what is no HTTP is told as a problem (%#)', async (text) => {
    const [head = '', body = ''] = (await raw(service.url, text)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/u);
    expect(JSON.parse(body)).toMatchObject({ code: 'INVALID_REQUEST', status: 400, retryable: false });
  });

  const headers = { 'content-type': 'application/json', authorization: 'Bearer secret-runner' };
  const run = '/api/v1/pipelines/run';

  it('a body of 1 GB is refused by its length, and one without a length by what came', async () => {
    const claimed = await raw(
      service.url,
      `POST ${run} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret-runner\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n{`,
    );
    expect(claimed).toContain('413');
    const chunked = await new Promise<number>((resolve) => {
      const sending = httpRequest(`${service.url}${run}`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        sending.destroy();
      });
      sending.on('error', () => undefined);
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      const more = (): void => {
        if (!sending.destroyed)
          sending.write(chunk, () => {
            more();
          });
      };
      more();
    });
    expect(chunked).toBe(413);
  });

  it('deep JSON is refused, shallow or broken JSON is told', async () => {
    const deep = `{"config":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    const send = async (body: string): Promise<{ status: number; code: string }> =>
      await ask(run, 'secret-runner', { method: 'POST', headers, body });
    expect(await send(deep)).toEqual({ status: 400, code: 'INVALID_REQUEST' });
    expect(await send('[[[')).toEqual({ status: 400, code: 'INVALID_REQUEST' });
    expect(await send('{"__proto__":{"x":1}}')).toEqual({ status: 400, code: 'INVALID_REQUEST' });
    expect(
      await ask(run, 'secret-runner', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'text/xml' },
        body: '<a/>',
      }),
    ).toEqual({
      status: 415,
      code: 'UNSUPPORTED_MEDIA',
    });
  });

  it('a body that does not arrive is given up', async () => {
    const answer = await raw(
      service.url,
      `POST ${run} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret-runner\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"network`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*application\/problem\+json.*"code":"REQUEST_TIMEOUT"/su);
  });
});
