import { expect, it } from 'vitest';
import { entitiesOfTrace, withEntities } from './trace-entities.ts';

const place = { transfer_count: 2, first_time: 5, last_time: 9 };
const destinations = [
  { ...place, address: 'hot', usd: 60, share_ratio: 0.6 },
  { ...place, address: 'deposit', usd: 30, share_ratio: 0.3, first_time: 0, last_time: 0 },
  { ...place, address: 'thief', usd: 10, share_ratio: 0.1 },
];
const exchange = { entity_id: 'entity_1', entity_kind: 'service', label: 'Exchange', member_count: 40 };
const nobody = { entity_id: 'entity_2', entity_kind: 'owner', label: '', member_count: 3, addresses: ['passed'] };

it('names the entity of each destination', () => {
  const named = withEntities(destinations, [{ ...exchange, addresses: ['deposit', 'hot'] }, nobody]);
  expect(named.map(({ entity_id }) => entity_id)).toEqual(['entity_1', 'entity_1', '']);
});

it('adds up what the addresses of an entity got', () => {
  expect(entitiesOfTrace(destinations, [{ ...exchange, addresses: ['deposit', 'hot'] }, nobody])).toEqual([
    {
      ...exchange,
      addresses: ['hot', 'deposit'],
      usd: 90,
      share_ratio: 0.6 + 0.3,
      transfer_count: 4,
      first_time: 5,
      last_time: 9,
    },
  ]);
});
