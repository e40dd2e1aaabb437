/** Entities over HTTP: listed, of an address, refused and allowed again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: 'api-test' };
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
});

const ofAddress = async (address: string) =>
  (await service.client.GET('/api/v1/addresses/{address}/entity', { params: { path: { address }, query } })).data;

describe('entities', () => {
  it('are listed with their members, by kind and by address', async () => {
    const list = async (more: { kind?: 'service' | 'owner'; address?: string }) =>
      (await service.client.GET('/api/v1/entities', { params: { query: { ...query, ...more } } })).data?.entities;
    const one = { entity_id: 'entity_one', member_count: 2, rules: ['own_wallet'], members: ['ring0', 'ring1'] };
    expect(await list({})).toMatchObject([one]);
    expect(await list({ kind: 'service' })).toEqual([]);
    expect(await list({ address: 'ring1' })).toMatchObject([one]);
    expect(await list({ address: 'ring2' })).toEqual([]);
  });

  it('are given of an address with links and hints', async () => {
    expect(await ofAddress('ring1')).toMatchObject({
      entity: { entity_id: 'entity_one' },
      links: [{ rule: 'own_wallet', reason: 'ring1 takes all.' }],
      hints: [{ rule: 'shared_deposit' }],
      refusals: [],
    });
    expect(await ofAddress('ring2')).toMatchObject({ entity: null, links: [], hints: [{ rule: 'shared_deposit' }] });
  });

  it('are found among addresses, with those that each holds', async () => {
    const body = { ...query, addresses: ['ring2', 'ring1', 'ring0'] };
    const { data } = await service.client.POST('/api/v1/addresses/entities', { body });
    expect(data?.entities).toMatchObject([{ entity_id: 'entity_one', member_count: 2, addresses: ['ring0', 'ring1'] }]);
  });

  it('are refused and allowed again, whichever address comes first', async () => {
    const decide = async (body: { address: string; other_address: string; is_refused?: boolean; reason: string }) =>
      await service.client.POST('/api/v1/entities/refusals', { params: { query }, body });
    const { data } = await decide({ address: 'ring1', other_address: 'ring0', reason: 'two clients' });
    expect(data?.refusals).toMatchObject([
      { address: 'ring0', other_address: 'ring1', reason: 'two clients', decided_by: 'local' },
    ]);
    expect((await ofAddress('ring0'))?.refusals).toHaveLength(1);
    const back = await decide({ address: 'ring0', other_address: 'ring1', is_refused: false, reason: 'a mistake' });
    expect(back.data).toEqual({ decided_by: 'local', refusals: [] });
    const twice = await decide({ address: 'ring0', other_address: 'ring0', reason: 'x' });
    expect(twice.error).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
