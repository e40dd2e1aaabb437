import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { typologyContext } from './context.ts';
import { hour, typologyInputOf } from './testing/typologies-of.ts';
import { spreadForward, trailBackward, trailForward, type Spread, type TrailRules } from './trails.ts';

const RULES: TrailRules = { window_hours: 72, least_ratio: 0.8, most_hops: 8 };

/** Where the money of the first row goes, as `from→to` of each row that is followed. */
function spreadOf(drawn: readonly DrawnTransfer[], rules = RULES): { ways: string[] } & Omit<Spread, 'rows'> {
  const context = typologyContext(typologyInputOf(drawn));
  const { rows, hops, is_parted } = spreadForward(context, 0, rules);
  const { transfers, addresses } = context.input;
  const nameOf = (node: number): string => addresses.addresses[node]!;
  return { ways: rows.map((row) => `${nameOf(transfers.from[row]!)}→${nameOf(transfers.to[row]!)}`), hops, is_parted };
}

/** `count` payments to a hub, a second apart. */
const crowd = (count: number, first_hour: number): DrawnTransfer[] =>
  Array.from({ length: count }, (_, at): DrawnTransfer => [`c${at}`, 'hub', hour(first_hour + at / 3600), 10]);

describe('spreadForward', () => {
  it('follows a sum that parts into a few, and each part on', () => {
    const parted: DrawnTransfer[] = [
      ['s', 'a', hour(0), 1000],
      ['a', 'b', hour(2), 600],
      ['a', 'c', hour(3), 390],
      ['c', 'd', hour(5), 380],
    ];
    expect(spreadOf(parted)).toEqual({ ways: ['a→b', 'a→c', 'c→d'], hops: 2, is_parted: true });
  });

  it('sums what came in before the parts leave: a part of a pool is followed, a drop in it is not', () => {
    const pooled = (others: number): DrawnTransfer[] => [
      ['s', 'a', hour(1), 1000],
      ['x', 'a', hour(1.5), others],
      ['a', 'b', hour(3), 0.5 * (1000 + others)],
      ['a', 'c', hour(4), 0.49 * (1000 + others)],
    ];
    // 1,000 of 4,000 is a quarter; of 6,000 less than a fifth.
    expect(spreadOf(pooled(3000)).ways).toEqual(['a→b', 'a→c']);
    expect(spreadOf(pooled(5000)).ways).toEqual([]);
  });

  it('carries the share along: what was pooled twice to less than a fifth is followed no farther', () => {
    const twice = (second: number): DrawnTransfer[] => [
      ['s', 'a', hour(1), 1000],
      ['x', 'a', hour(2), 1000],
      ['a', 'b', hour(3), 1000],
      ['a', 'b', hour(4), 990],
      ['y', 'b', hour(4.5), second],
      ['b', 'c', hour(6), 0.5 * (1990 + second)],
      ['b', 'd', hour(7), 0.5 * (1990 + second)],
    ];
    // Half of 1,990 at b: of 3,980 a quarter, of 7,990 an eighth.
    expect(spreadOf(twice(1990)).ways).toContain('b→d');
    expect(spreadOf(twice(6000)).ways).not.toContain('b→d');
  });

  it('follows nothing where the parts carry on less than four fifths, or more than there was', () => {
    const leaving = (share: number): DrawnTransfer[] => [
      ['s', 'a', hour(0), 1000],
      ['a', 'b', hour(2), 500 * share],
      ['a', 'c', hour(3), 500 * share],
    ];
    expect(spreadOf(leaving(0.7)).ways).toEqual([]);
    expect(spreadOf(leaving(0.9)).ways).toEqual(['a→b', 'a→c']);
    expect(spreadOf(leaving(1.4)).ways).toEqual([]);
  });

  it('is not quadratic at a hub that 100,000 pay and that pays 100,000', () => {
    const payouts = Array.from({ length: 100_000 }, (_, at): DrawnTransfer => [
      'hub',
      `d${at}`,
      hour(30 + at / 3600),
      9,
    ]);
    const context = typologyContext(typologyInputOf([...crowd(100_000, 0), ...payouts]));
    // Looks at all 200,000 rows each would take minutes.
    for (let row = 0; row < 20_000; row++) expect(spreadForward(context, row, RULES).hops).toBeLessThan(2);
  });
});

describe('trailForward', () => {
  it('follows single payments of about the sum, in order, until the money stops', () => {
    const context = typologyContext(
      typologyInputOf([
        ['s', 'a', hour(0), 1000],
        ['a', 'b', hour(2), 950],
        ['b', 'shop', hour(3), 40],
        ['b', 'c', hour(5), 900],
        ['c', 'd', hour(90), 890],
      ]),
    );
    expect(trailForward(context, 0, RULES)).toEqual([1, 3]);
    expect(trailBackward(context, 3, RULES)).toEqual([0, 1]);
  });
});
