import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

const round: DrawnTransfer[] = [
  ['a', 'b', hour(0), 1000],
  ['b', 'c', hour(2), 990],
  ['c', 'a', hour(4), 980],
];

describe('round_tripping', () => {
  it('names money that comes home over two others, and all three of them', () => {
    const found = typologiesOf(round);
    expect(found.names).toEqual(['round_tripping']);
    expect(found.roles('round_tripping')).toEqual({ origin: ['a'], intermediary: ['b', 'c'] });
  });

  it('is not a treasury rotation of which half comes back', () => {
    expect(typologiesOf([...round.slice(0, 2), ['c', 'a', hour(4), 500]]).names).not.toContain('round_tripping');
  });

  it('is not a loan that is repaid', () => {
    expect(
      typologiesOf([
        ['a', 'b', hour(0), 1000],
        ['b', 'a', hour(4), 1000],
      ]).names,
    ).toEqual([]);
  });
});
