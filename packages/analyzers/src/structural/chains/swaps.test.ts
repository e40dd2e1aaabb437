import { describe, expect, it } from 'vitest';
import type { LayeringPattern } from '@analytics/domain';
import { detectLayering } from '../layering/detect.ts';
import { layeringSettingsSchema } from '../layering/params.ts';
import { minute, namesOf, transfersOf, type DrawnTransfer, type DrawnWorld } from '../testing/transfers-of.ts';
import { swapPayouts } from './swaps.ts';

function pathsOf(drawn: readonly DrawnTransfer[], world: DrawnWorld = { swaps: ['dex'] }, settings = {}) {
  const input = transfersOf(drawn, world);
  const { patterns } = detectLayering(input, layeringSettingsSchema.parse(settings));
  return (patterns as LayeringPattern[]).map(({ layering_path, transfers, proof_grade }) => ({
    path: namesOf(input, layering_path).join(''),
    rows: [...transfers],
    proof_grade,
  }));
}

/** s pays a, a swaps at the dex, and the money goes on in the other asset. */
const hopped: DrawnTransfer[] = [
  ['s', 'a', minute(0), 1000],
  ['a', 'dex', minute(60), 990],
  ['dex', 'a', minute(61), 985, 'ETH'],
  ['a', 'b', minute(120), 980, 'ETH'],
  ['b', 'c', minute(180), 970, 'ETH'],
  ['c', 'd', minute(240), 960, 'ETH'],
];

describe('detectLayering over swaps', () => {
  it('follows money that an intermediary swaps, with both legs as evidence', () => {
    expect(pathsOf(hopped)).toEqual([{ path: 'sabcd', rows: [0, 1, 2, 3, 4, 5], proof_grade: 'shape_time_value' }]);
  });

  it('follows a swap that pays out to the next wallet at once', () => {
    const sent: DrawnTransfer[] = [
      ['s', 'a', minute(0), 1000],
      ['a', 'b', minute(30), 995],
      ['b', 'dex', minute(60), 990],
      ['dex', 'c', minute(60), 985, 'ETH'],
      ['c', 'd', minute(120), 980, 'ETH'],
    ];
    expect(pathsOf(sent)).toMatchObject([{ path: 'sabcd', rows: [0, 1, 2, 3, 4] }]);
  });

  it('stays in one asset where swaps are not to be followed', () => {
    expect(pathsOf(hopped, { swaps: ['dex'] }, { swap_cap: 0 })).toMatchObject([{ path: 'dexabcd' }]);
  });

  it('does not follow a swap that pays out half', () => {
    const halved = hopped.map((row): DrawnTransfer => (row[4] === 'ETH' ? [row[0], row[1], row[2], 480, 'ETH'] : row));
    expect(pathsOf(halved).map(({ path }) => path)).not.toContain('sabcd');
  });

  it('lets one swap carry one chain only, where a wallet swaps two equal sums', () => {
    const paths = pathsOf([
      ['s', 'a', minute(0), 1000],
      ['t', 'a', minute(1), 1000],
      ['a', 'dex', minute(60), 990],
      ['dex', 'a', minute(61), 985, 'ETH'],
      ['a', 'dex', minute(62), 990],
      ['dex', 'a', minute(63), 985, 'ETH'],
      ['a', 'b', minute(120), 980, 'ETH'],
      ['a', 'e', minute(121), 980, 'ETH'],
      ['b', 'c', minute(180), 970, 'ETH'],
      ['e', 'f', minute(181), 970, 'ETH'],
      ['c', 'd', minute(240), 960, 'ETH'],
      ['f', 'g', minute(241), 960, 'ETH'],
    ]);
    expect(paths.map(({ path, rows }) => [path, rows])).toEqual([
      ['sabcd', [0, 2, 3, 6, 8, 10]],
      ['taefg', [1, 4, 5, 7, 9, 11]],
    ]);
  });

  it('ends a chain at a wallet that swaps all day', () => {
    const trades = Array.from({ length: 17 }, (_, at): DrawnTransfer[] => [
      ['a', 'dex', minute(62 + 2 * at), 50],
      ['dex', 'a', minute(63 + 2 * at), 50, 'BTC'],
    ]).flat();
    expect(pathsOf([...hopped, ...trades]).map(({ path }) => path)).not.toContain('sabcd');
  });
});

describe('swapPayouts', () => {
  const payoutsOf = (drawn: readonly DrawnTransfer[], world: DrawnWorld = { swaps: ['dex'] }) => [
    ...swapPayouts(transfersOf(drawn, world)),
  ];

  it('answers each payment once, the earliest that fits', () => {
    expect(
      payoutsOf([
        ['a', 'dex', minute(0), 100],
        ['a', 'dex', minute(1), 101],
        ['dex', 'a', minute(2), 100, 'ETH'],
        ['dex', 'a', minute(90), 100, 'ETH'],
      ]),
    ).toEqual([2, -1, -1, -1]);
  });

  it('takes the payout to another for an answer only where one payment of that instant fits', () => {
    expect(
      payoutsOf([
        ['a', 'dex', minute(0), 100],
        ['dex', 'x', minute(0), 99, 'ETH'],
        ['b', 'dex', minute(5), 100],
        ['c', 'dex', minute(5), 100],
        ['dex', 'y', minute(5), 99, 'ETH'],
      ]),
    ).toEqual([1, -1, -1, -1, -1]);
  });

  it('takes none of two payouts to others that answer one payment alike, in either order', () => {
    const payouts: DrawnTransfer[] = [
      ['dex', 'x', minute(0), 98, 'ETH'],
      ['dex', 'y', minute(0), 99, 'ETH'],
    ];
    for (const drawn of [payouts, [...payouts].reverse()])
      expect(payoutsOf([['a', 'dex', minute(0), 100], ...drawn])).toEqual([-1, -1, -1]);
  });

  it('takes no withdrawal from an exchange for the answer to the deposit of somebody else', () => {
    const drawn: DrawnTransfer[] = [
      ['a', 'exchange', minute(0), 100],
      ['exchange', 'x', minute(0), 99, 'ETH'],
    ];
    expect(payoutsOf(drawn, { services: ['exchange'] })).toEqual([-1, -1]);
  });

  it('finds no swap where an asset has no price', () => {
    const drawn: DrawnTransfer[] = [
      ['a', 'dex', minute(0), 100],
      ['dex', 'a', minute(1), 100, 'MEME'],
    ];
    expect(payoutsOf(drawn, { swaps: ['dex'], unpriced: ['MEME'] })).toEqual([-1, -1]);
  });

  it('is not quadratic at a trader with 20,000 open requests', () => {
    const drawn = Array.from({ length: 20_000 }, (_, at): DrawnTransfer[] => [
      ['a', 'dex', minute(at / 1000), 100 + at],
      ['dex', 'a', minute(at / 1000), 1, 'ETH'],
    ]).flat();
    expect(payoutsOf(drawn).every((payout) => payout === -1)).toBe(true);
  });
});
