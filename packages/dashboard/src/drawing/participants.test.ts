import { expect, it } from 'vitest';
import { participantsOf } from './participants.ts';

const FIRST = {
  addresses_involved: ['a', 'b'],
  address_roles: ['source', 'mule'],
  suspect_addresses: ['b'],
  labels: [{ address: 'a', label: 'Exchange' }],
};
const SECOND = { addresses_involved: ['b', 'c'], address_roles: ['collector'], labels: [] };

it('takes roles from the first that names an address, and all suspects and labels', () => {
  expect(participantsOf([FIRST, SECOND])).toEqual({
    roles: new Map([
      ['a', 'source'],
      ['b', 'mule'],
      ['c', ''],
    ]),
    suspects: new Set(['b']),
    names: new Map([['a', 'Exchange']]),
  });
});
