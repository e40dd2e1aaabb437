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

  it('names a counter that pays out as much as it takes in, through a labelled deposit wallet', () => {
    const turned = users.flatMap((user, at): DrawnTransfer[] => [
      [user, 'hub', hour(6 * at), 500 + 20 * at],
      ['hub', 'door', hour(6 * at + 1), 495 + 20 * at],
      ['door', 'x', hour(6 * at + 2), 495 + 20 * at],
      ['x', 'hub', hour(6 * at + 3), 490 + 20 * at],
      ['hub', user, hour(6 * at + 4), 480 + 20 * at],
    ]);
    const found = typologiesOf(turned, { services: ['x', 'door'] });
    expect(found.suspects('nested_service')).toEqual(['hub']);
    const [first] = found.detections.filter(({ typology_type }) => typology_type === 'nested_service');
    expect(first?.sentences[1]?.text).toContain('all that it sends to others than these');
  });

  it('is not a house that takes a third of its takings to an exchange and pays its winners from the rest', () => {
    const house = users.flatMap((player, at): DrawnTransfer[] => [
      [player, 'hub', hour(6 * at), 500 + 20 * at],
      ['hub', 'x', hour(6 * at + 1), 160 + 6 * at],
      ...(at % 4 === 3 ? ([['hub', player, hour(6 * at + 4), 1_300]] as DrawnTransfer[]) : []),
    ]);
    const found = typologiesOf([...house, ['x', 'hub', hour(150), 1_500]], { services: ['x'] });
    expect(found.names).not.toContain('nested_service');
  });

  it('is not a shop, whose customers are never paid', () => {
    expect(typologiesOf(hub('x', 0), { services: ['x'] }).names).not.toContain('nested_service');
  });

  it('is not a known processor', () => {
    expect(typologiesOf(hub('x', 5), { services: ['x'], known: ['hub'] }).names).not.toContain('nested_service');
  });
});
