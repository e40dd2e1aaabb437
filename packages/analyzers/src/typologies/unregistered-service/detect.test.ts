import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const exchange: DrawnTransfer[] = [
  ...several('c', 18).flatMap((customer, at): DrawnTransfer[] => [
    [customer, `d${at}`, hour(5 * at), 300 + 11 * at],
    [`d${at}`, 'hot', hour(5 * at + 2), 300 + 11 * at],
  ]),
  ['hot', 'cold', hour(100), 2000],
  ['cold', 'hot', hour(110), 500],
  ...several('p', 12).map((person, at): DrawnTransfer => ['hot', person, hour(50 + 7 * at), 150 + 9 * at]),
];

describe('unregistered_service', () => {
  it('names the hot and the cold wallet of what works as an exchange', () => {
    const found = typologiesOf(exchange);
    expect(found.names).toContain('unregistered_service');
    expect(found.suspects('unregistered_service')).toEqual(['cold', 'hot']);
    expect(found.roles('unregistered_service')['deposit_wallet']).toHaveLength(18);
  });

  it('is not an exchange with a name', () => {
    expect(typologiesOf(exchange, { services: ['hot', 'cold'] }).names).toEqual([]);
  });
});
