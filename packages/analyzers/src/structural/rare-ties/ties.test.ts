import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { randomInput } from '../testing/random-input.ts';
import { rareTiesSettingsSchema } from './params.ts';
import { rareTies, rowsOfTie } from './ties.ts';

const settings = rareTiesSettingsSchema.parse({});

/** The obvious way: every pair with its rows, then those that deal seldom, one way, between people. */
function obvious({ transfers, addresses }: DetectionInput): { pair: string; rows: number[] }[] {
  const pairs = new Map<string, number[]>();
  for (let row = 0; row < transfers.length; row++) {
    const key = `${transfers.from[row]}>${transfers.to[row]}`;
    pairs.set(key, [...(pairs.get(key) ?? []), row]);
  }
  return [...pairs]
    .map(([pair, rows]) => ({ pair, rows }))
    .filter(({ pair, rows }) => {
      const [payer, payee] = pair.split('>').map(Number) as [number, number];
      const isBetweenPeople = addresses.is_service[payer] === 0 && addresses.is_service[payee] === 0;
      return rows.length <= settings.max_transfers && isBetweenPeople && !pairs.has(`${payee}>${payer}`);
    });
}

it('finds the pairs that an obvious search finds, in the order of their first transfers', () => {
  fc.assert(
    fc.property(randomInput(), (input) => {
      const ties = rareTies(input, settings);
      const found = [...Array(ties.count).keys()].map((tie) => ({
        pair: `${ties.payer[tie]}>${ties.payee[tie]}`,
        rows: [...rowsOfTie(ties, tie)],
      }));
      expect(found).toEqual(obvious(input));
      expect(ties.nodeCount).toBe(new Set([...ties.payer, ...ties.payee]).size);
    }),
  );
});
