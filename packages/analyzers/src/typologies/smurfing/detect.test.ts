import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const mules = several('m', 6);

/** s pays six mules below 10,000; each pays the aggregator its part times `share`. */
function smurfs(share: number): DrawnTransfer[] {
  return mules.flatMap((mule, at): DrawnTransfer[] => [
    ['s', mule, hour(at), 8000 + 100 * at],
    [mule, 'agg', hour(at + 8), (8000 + 100 * at) * share],
  ]);
}

describe('smurfing', () => {
  it('names source, mules and aggregator of a split sum that comes together', () => {
    const found = typologiesOf(smurfs(0.97));
    expect(found.names).toContain('smurfing');
    expect(found.roles('smurfing')).toEqual({ source: ['s'], mule: mules, aggregator: ['agg'] });
  });

  it('is not wages of which a fifth is spent in one shop', () => {
    expect(typologiesOf(smurfs(0.2)).names).not.toContain('smurfing');
  });

  it('is not customers of one exchange who pay one shop', () => {
    const drawn = smurfs(0.97).map(([from, ...rest]): DrawnTransfer => [from === 's' ? 'x' : from, ...rest]);
    expect(typologiesOf(drawn, { services: ['x'] }).names).not.toContain('smurfing');
  });
});
