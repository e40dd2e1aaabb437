import { expect, it } from 'vitest';
import type { Neighbourhood } from './neighbours.ts';
import { chosenFlows } from './use-neighbours.ts';

const flow = (from_address: string, to_address: string, total_usd: string) => ({ from_address, to_address, total_usd });
const found = {
  address: 'hub',
  nodes: ['hub', 'a', 'b', 'c'].map((address) => ({ address })),
  flows: [flow('a', 'hub', '5'), flow('hub', 'b', '50'), flow('c', 'hub', '20')],
} as unknown as Neighbourhood;
const chosen = (direction: 'in' | 'out' | '', count = 12, min_usd = 0) => {
  const { flows, nodes } = chosenFlows(found, { address: 'hub', count, direction, min_usd });
  return [flows.map(({ total_usd }) => total_usd), nodes.map(({ address }) => address)];
};

it('chosenFlows keeps the largest that pass, and who deals by them', () => {
  expect(chosen('')).toEqual([
    ['50', '20', '5'],
    ['hub', 'a', 'b', 'c'],
  ]);
  expect(chosen('', 1)).toEqual([['50'], ['hub', 'b']]);
  expect(chosen('in')).toEqual([
    ['20', '5'],
    ['hub', 'a', 'c'],
  ]);
  expect(chosen('out', 12, 60)).toEqual([[], ['hub']]);
});
