import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemSchema } from '../src/answers.ts';
import type { RegisteredRoute } from '../src/security/route-scopes.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

const SQL = [
  "' OR 1=1 --",
  "x'; DROP TABLE core_transfers; --",
  '{network:String}',
  "') UNION ALL SELECT 1 --",
  '`a`',
  '\\',
  "\\'",
];
const ODD = [
  '',
  ' ',
  '%',
  '%00',
  '\u0000',
  '../../etc/passwd',
  '..%2f..%2f',
  '-1',
  '0',
  '1e309',
  'NaN',
  '9'.repeat(40),
  'a'.repeat(3000),
  '💥',
  '<script>',
  'null',
  '[]',
  '{}',
  'true',
  '2025-02-30',
  '2025-11-20',
  'api-test',
  'ring',
  '7',
];

/** `npm run attack` sends 300 to each route. */
const REQUESTS_A_ROUTE = Number(process.env['ATTACK_REQUESTS_A_ROUTE'] ?? 20);

/** Park–Miller: the same requests every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function namesOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

interface Wrong {
  readonly route: RegisteredRoute;
  readonly path: string;
  readonly init: RequestInit;
}

function wrongRequest(route: RegisteredRoute, random: () => number): Wrong {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const text = (): string => pick(random() < 0.4 ? SQL : ODD);
  const path = route.url.replace(/:[a-z_]+/gu, () => encodeURIComponent(text()) || 'x');
  const query = new URLSearchParams();
  if (random() < 0.7) query.set('network', 'api-test');
  for (const name of namesOf(route.schema.querystring)) if (random() < 0.4) query.append(name, text());
  if (random() < 0.1) query.append(text() || 'q', text());
  const headers: Record<string, string> = {};
  if (random() < 0.2) headers['accept'] = pick(['text/csv', 'x', '*/*;q=0', 'application/x-parquet', ',,;']);
  if (random() < 0.2) headers['last-event-id'] = pick(['x', '-1', '99999999999', '1']);
  if (random() < 0.2) headers['idempotency-key'] = pick(['', 'a b', 'k'.repeat(300), 'k']);
  if (route.method === 'GET') return { route, path: `${path}?${query.toString()}`, init: { method: 'GET', headers } };
  headers['content-type'] = pick(['application/json', 'application/json', 'application/json', 'text/plain', '']);
  const value = (depth: number): unknown =>
    pick<() => unknown>([
      text,
      () => random() * 1e20,
      () => null,
      () => [text()],
      () => (depth > 3 ? {} : { [text()]: value(depth + 1) }),
    ])();
  const body: Record<string, unknown> = {};
  for (const name of namesOf(route.schema.body)) if (random() < 0.7) body[name] = value(0);
  const sent = pick([JSON.stringify(body), JSON.stringify(body), JSON.stringify(value(0)), '{', '', '[1', '"x"']);
  return { route, path: `${path}?${query.toString()}`, init: { method: 'POST', headers, body: sent } };
}

/** The service is 500 for nobody's request; what it cannot serve it names. */
async function requireSober(wrong: Wrong): Promise<void> {
  const leaving = AbortSignal.timeout(20_000);
  const response = await fetch(service.url + wrong.path, { ...wrong.init, signal: leaving });
  const body = await response.text();
  const shown = `${wrong.init.method} ${wrong.path} ${JSON.stringify(wrong.init.body)}: ${response.status} ${body.slice(0, 500)}`;
  expect(response.status, shown).not.toBe(500);
  expect(body, shown).not.toMatch(/\bat .+\.(ts|js):\d+|DB::Exception|node_modules/u);
  requireDocumented(wrong.route, response, body, shown);
}

/** The answer has the media type and the shape that the contract gives this status of this route. */
function requireDocumented(route: RegisteredRoute, response: Response, body: string, shown: string): void {
  const { status } = response;
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const documented = (route.schema.response ?? {}) as Readonly<Record<string, Documented | z.ZodType>>;
  const own = documented[String(status)];
  if (own === undefined && status >= 400) {
    expect(type, shown).toBe('application/problem+json');
    expect(problemSchema.safeParse(JSON.parse(body)).error, shown).toBeUndefined();
    return;
  }
  expect(own, shown).toBeDefined();
  if (own === undefined || !('content' in own)) return;
  expect(Object.keys(own.content), shown).toContain(type);
  if (type === 'application/json')
    expect(own.content[type]?.schema.safeParse(JSON.parse(body)).error, shown).toBeUndefined();
}

interface Documented {
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

describe('malformed requests', () => {
  it(
    `${REQUESTS_A_ROUTE} to each route are answered as the contract says, with no 500 and no stack`,
    { timeout: 1_800_000 },
    async () => {
      const random = randomFrom(20_251_120);
      for (let at = 0; at < REQUESTS_A_ROUTE; at += 1)
        for (const route of service.routes) await requireSober(wrongRequest(route, random));
      expect((await service.client.GET('/ready')).data?.status).toBe('ready');
    },
  );

  it('SQL in every parameter changes nothing and reads nothing', { timeout: 120_000 }, async () => {
    const count = async (): Promise<unknown> =>
      (await service.client.GET('/api/v1/slices', { params: { query: { network: 'api-test' } } })).data;
    const before = await count();
    for (const route of service.routes) {
      const names = namesOf(route.schema.querystring);
      for (const [at, name] of names.entries()) {
        const query = new URLSearchParams(name === 'network' ? {} : { network: 'api-test' });
        query.set(name, SQL[at % SQL.length]!);
        const path = route.url.replace(/:[a-z_]+/gu, encodeURIComponent(SQL[at % 2]!));
        const init =
          route.method === 'GET' ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
        await requireSober({ route, path: `${path}?${query.toString()}`, init });
      }
    }
    expect(await count()).toEqual(before);
  });
});
