import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

/** s pays four middles 20,000 and more; each pays `share` of it to d. */
function scatter(source: string, share: number): DrawnTransfer[] {
  return several('m', 4).flatMap((middle, at): DrawnTransfer[] => [
    [source, middle, hour(at), 20_000 + 500 * at],
    [middle, 'd', hour(at + 10), (20_000 + 500 * at) * share],
  ]);
}

describe('scatter_gather', () => {
  it('names source, middles and destination', () => {
    const found = typologiesOf(scatter('s', 0.95));
    expect(found.names).toEqual(['scatter_gather']);
    expect(found.suspects('scatter_gather')).toEqual(['d', ...several('m', 4), 's']);
  });

  it('is not a team that saves a third of its pay', () => {
    expect(typologiesOf(scatter('s', 0.33)).names).toEqual([]);
  });

  it('is not customers of an exchange who pay one person', () => {
    expect(typologiesOf(scatter('x', 0.95), { services: ['x'] }).names).not.toContain('scatter_gather');
  });
});
