/** A list that is empty because nothing is called so says that, and is no all-clear. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: 'api-test' };
const EVM = '0xd8da6bf26964af9d7eed9e03e53415d37aa96045';
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

describe('alerts', () => {
  it.each([
    ['severity=hihg', 400, 'INVALID_REQUEST'],
    ['typology_type=nonsense', 400, 'INVALID_REQUEST'],
    ['address=nobody', 404, 'ADDRESS_NOT_FOUND'],
    ['address=ri…g9', 404, 'ADDRESS_NOT_FOUND'],
  ])('of %s are refused', async (filter, status, code) => {
    const answer = await fetch(`${service.url}/api/v1/alerts?network=api-test&${filter}`);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it.each([
    ['typology_type=ponzi_scheme', 0],
    ['address=a1', 0],
    ['address=ring0', 1],
  ])('of %s are %i', async (filter, count) => {
    const answer = await fetch(`${service.url}/api/v1/alerts?network=api-test&${filter}`);
    expect(await answer.json()).toMatchObject({ total_count: count });
  });
});

describe.each(['cases', 'patterns'])('%s', (list) => {
  const type = list === 'cases' ? 'typology_type' : 'pattern_type';

  it.each([
    [`${type}=nonsense`, 400, 'INVALID_REQUEST'],
    ['address=nobody', 404, 'ADDRESS_NOT_FOUND'],
  ])('of %s are refused', async (filter, status, code) => {
    const answer = await fetch(`${service.url}/api/v1/${list}?network=api-test&${filter}`);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it.each([list === 'cases' ? `${type}=ponzi_scheme` : `${type}=motif_fanout`, 'address=a1', 'address=ring0'])(
    'of %s are an answer',
    async (filter) => {
      const answer = await fetch(`${service.url}/api/v1/${list}?network=api-test&${filter}`);
      expect(answer.status).toBe(200);
    },
  );
});

describe('an address with its chain before it', () => {
  it.each([`eip155:1:${EVM}`, `eth:${EVM}`])('%s is not found, with what to ask for', async (written) => {
    const answer = await fetch(`${service.url}/api/v1/addresses/${encodeURIComponent(written)}?network=api-test`);
    expect(((await answer.json()) as { detail: string }).detail).toContain(`Ask for ${EVM}: the network is the chain.`);
  });

  it('is labelled as the address', async () => {
    const labels = [{ address: `eth:${EVM}`, address_type: 'sanctioned', label: 'chain' }];
    await service.client.POST('/api/v1/labels', { params: { query }, body: { labels } });
    const { data } = await service.client.GET('/api/v1/labels', { params: { query: { ...query, address: EVM } } });
    expect(data?.labels.map(({ label }) => label)).toContain('chain');
  });
});

describe('a label', () => {
  it.each([`${EVM},${EVM}`, '1.2345E+47', '0xd8da…6045'])('of %s is refused', async (address) => {
    const labels = [{ address, address_type: 'sanctioned' }];
    const { error } = await service.client.POST('/api/v1/labels', { params: { query }, body: { labels } });
    expect(error).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
