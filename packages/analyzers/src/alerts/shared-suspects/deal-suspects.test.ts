import { seededRandom } from '@analytics/graph';
import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { typologyContext } from '../../typologies/context.ts';
import { hour, typologyInputOf } from '../../typologies/testing/typologies-of.ts';
import { dealtSuspects, strataOf } from './deal-suspects.ts';
import { singlePayments } from './fans.ts';

/** Ten that pay one each, ten that pay four each, and one that pays the same twice. */
const drawn: DrawnTransfer[] = [
  ...Array.from({ length: 10 }, (_, at): DrawnTransfer => [`one${at}`, `x${at}`, hour(at), 5]),
  ...Array.from({ length: 40 }, (_, at): DrawnTransfer => [`four${at % 10}`, `y${at}`, hour(at), 5]),
  ['again', 'z', hour(1), 5],
  ['again', 'z', hour(2), 5],
];
const context = typologyContext(typologyInputOf(drawn));
const { addresses } = context.input.addresses;
const strata = strataOf(singlePayments(context));

describe('dealtSuspects', () => {
  it('keeps how many suspects have so many payments, and what they are suspects of', () => {
    const alertsOf = new Map([
      [addresses.indexOf('four0'), [0, 1]],
      [addresses.indexOf('four1'), [2]],
      [addresses.indexOf('again'), [3]],
    ]);
    const dealt = dealtSuspects(strata, alertsOf, seededRandom(3));
    expect([...dealt.values()]).toEqual([[0, 1], [2]]);
    for (const node of dealt.keys()) expect(addresses[node]).toMatch(/^four/);
  });

  it('moves them, and the same seed moves them alike', () => {
    const alertsOf = new Map([[addresses.indexOf('four0'), [0]]]);
    const places = (seed: number): number[] => [...dealtSuspects(strata, alertsOf, seededRandom(seed)).keys()];
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].flatMap(places)).size).toBeGreaterThan(3);
    expect(places(5)).toEqual(places(5));
  });
});
