import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedBy, type Database } from '@analytics/storage';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
let busy: Database[];
let statements: Promise<unknown>[];

beforeAll(async () => {
  service = await startTestService();
  await (await fetch(`${service.url}/metrics`)).text();
  const { databases } = service;
  busy = await Promise.all([databases.of(NETWORK, 'reads'), databases.of(NETWORK, 'watch')]);
  // Minutes of work on both connections that the service reads the network by.
  statements = busy.map((database) =>
    database.rows('SELECT sum(sipHash64(number)) FROM numbers(100000000000)').catch((error: unknown) => error),
  );
});
afterAll(async () => {
  await Promise.all(busy.map((database) => database.cancelAll()));
  await Promise.all(statements);
  await service.close();
});

describe('while the engine is busy', () => {
  it.each(['/health', '/ready', '/metrics'])('%s is answered at once', async (path) => {
    const from = performance.now();
    const response = await fetch(`${service.url}${path}`);
    await response.text();
    expect(response.status).toBe(200);
    // A tenth of a second is promised; a machine that runs tests beside may take longer.
    expect(performance.now() - from).toBeLessThan(1000);
  });

  it('metrics keep what was last seen of the databases', async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    expect(text).toContain(`analytics_runs{network="${NETWORK}",status="published"} 2`);
    expect(text).toContain('analytics_http_request_seconds_count{');
  });
});

describe('a client that leaves', () => {
  it('ends what it asked for, and what it still waits for is never begun: the next is answered', async () => {
    await Promise.all(busy.map((database) => database.cancelAll()));
    await Promise.all(statements);
    const leaving = new AbortController();
    const reads = await service.databases.of(NETWORK, 'reads');
    const asker = { client: 'ana', signal: leaving.signal };
    const dear = 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)';
    const asked = [1, 2, 3].map(() => askedBy(asker, () => reads.rows(dear)).catch((error: unknown) => error));
    // Behind three dear ones.
    const running =
      'SELECT count() AS n FROM system.processes WHERE query LIKE {dear:String} AND query NOT LIKE {own:String}';
    const countRunning = async (): Promise<unknown> =>
      await service.databases.service.rows(running, { dear: '%100000000000%', own: '%processes%' });
    await expect.poll(countRunning, { timeout: 5000 }).toEqual([{ n: '1' }]);
    const answer = fetch(`${service.url}/api/v1/addresses/ring0?network=${NETWORK}`);
    leaving.abort();
    for (const failure of await Promise.all(asked)) expect(failure).toMatchObject({ code: 'RUN_CANCELLED' });
    expect((await answer).status).toBe(200);
  });
});
