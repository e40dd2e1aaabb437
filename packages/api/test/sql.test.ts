/** Questions in SQL as clients of the API ask them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

const ask = async (query: string, limit?: number) =>
  await service.client.POST('/api/v1/sql', {
    body: { network: NETWORK, query, ...(limit === undefined ? {} : { limit }) },
  });

describe('POST /api/v1/sql', () => {
  it('gives rows, texts as they are stored, and says that there are more', async () => {
    const { data, response } = await ask(`SELECT number, 'a/"b' AS text FROM numbers(3)`, 2);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(data).toEqual({
      rows: [
        { number: '0', text: 'a/"b' },
        { number: '1', text: 'a/"b' },
      ],
      has_more: true,
    });
  });

  it('of a client that leaves ends, and holds up no export meanwhile', async () => {
    const left = new AbortController();
    const body = JSON.stringify({
      network: NETWORK,
      query: 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)',
    });
    const headers = { 'content-type': 'application/json' };
    const asked = fetch(`${service.url}/api/v1/sql`, { method: 'POST', headers, body, signal: left.signal });
    const { response } = await service.client.GET('/api/v1/export/{name}', {
      params: { path: { name: 'transfers' }, query: { network: NETWORK } },
      headers: { accept: 'text/csv' },
      parseAs: 'text',
    });
    expect(response.status).toBe(200);
    left.abort();
    await expect(asked).rejects.toThrow('abort');
    expect((await ask('SELECT 1 AS one')).data).toEqual({ rows: [{ one: 1 }], has_more: false });
  });

  it('refuses an answer that is too large, says what to do, and answers the next question', async () => {
    const { error } = await ask('SELECT arrayMap(x -> [x], range(3000)) AS a FROM numbers(10000)', 10_000);
    expect(error).toMatchObject({ code: 'QUERY_TOO_LARGE', status: 422, retryable: false });
    expect(error?.remedy).toContain('analytics export');
    expect((await ask('SELECT 1 AS one')).data).toEqual({ rows: [{ one: 1 }], has_more: false });
  });
});
