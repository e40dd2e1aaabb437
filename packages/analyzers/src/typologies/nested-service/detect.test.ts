import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const users = several('u', 22);

/**
 * Users pay the hub in turn, it takes each payment to `service` hours later; `paidBack` of them are paid at the end.
 */
function hub(service: string, paidBack: number): DrawnTransfer[] {
  return [
    ...users.flatMap((user, at): DrawnTransfer[] => [
      [user, 'hub', hour(6 * at), 500 + 20 * at],
      ['hub', service, hour(6 * at + 3), 480 + 20 * at],
    ]),
    [service, 'hub', hour(140), 1500],
    ...users.slice(0, paidBack).map((user, at): DrawnTransfer => ['hub', user, hour(141 + at), 200 + at]),
  ];
}

describe('nested_service', () => {
  it('names an unknown counter of one exchange, and not its customers', () => {
    const found = typologiesOf(hub('x', 5), { services: ['x'] });
    expect(found.names).toContain('nested_service');
    expect(found.suspects('nested_service')).toEqual(['hub']);
  });

  it('is not a shop, whose customers are never paid', () => {
    expect(typologiesOf(hub('x', 0), { services: ['x'] }).names).not.toContain('nested_service');
  });

  it('is not a known processor', () => {
    expect(typologiesOf(hub('x', 5), { services: ['x'], known: ['hub'] }).names).not.toContain('nested_service');
  });
});
