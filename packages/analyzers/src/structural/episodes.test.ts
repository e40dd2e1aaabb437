import { HOUR_MS } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { episodesOf } from './episodes.ts';
import { referenceEpisodes } from './episodes.reference.ts';
import { randomInput } from './testing/random-input.ts';
import { minute, transfersOf } from './testing/transfers-of.ts';

describe('episodesOf', () => {
  it('cuts where a shared address has been quiet for longer than the gap', () => {
    const { transfers, addresses } = transfersOf([
      ['a', 'b', minute(0), 1],
      ['b', 'c', minute(60), 1],
      ['x', 'y', minute(61), 1],
      ['c', 'd', minute(121), 1],
    ]);
    expect([...episodesOf(transfers, addresses.is_service, HOUR_MS).episode_of_row]).toEqual([0, 0, 1, 2]);
  });

  it('is not joined by a service', () => {
    const { transfers, addresses } = transfersOf(
      [
        ['a', 'S', minute(0), 1],
        ['S', 'b', minute(1), 1],
      ],
      { services: ['S'] },
    );
    expect(episodesOf(transfers, addresses.is_service, HOUR_MS).episode_count).toBe(2);
  });

  it('agrees with joining pair by pair', () => {
    fc.assert(
      fc.property(randomInput(), fc.constantFrom(0, 90, 200), (input, gapMinutes) => {
        const { is_service } = input.addresses;
        const { episode_of_row, episode_count } = episodesOf(input.transfers, is_service, gapMinutes * 60_000);
        const expected = referenceEpisodes(input.transfers, is_service, gapMinutes * 60_000);
        const numbers = [...new Set(expected)].sort((a, b) => a - b);
        expect([...episode_of_row]).toEqual(expected.map((first) => numbers.indexOf(first)));
        expect(episode_count).toBe(numbers.length);
      }),
    );
  });
});
