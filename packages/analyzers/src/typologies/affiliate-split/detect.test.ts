import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf, type DrawnTypologyWorld } from '../testing/typologies-of.ts';

/** Unlike sums, ten hours apart. */
const SUMS = [4_000, 7_310, 2_950, 11_200, 5_105, 8_888, 3_333];

/** Each pays a fresh address, which sends 80 % to a and 20 % to o within minutes. */
const ransoms = SUMS.flatMap((usd, at): DrawnTransfer[] => [
  [`p${at}`, `s${at}`, hour(10 * at), usd],
  [`s${at}`, 'a', hour(10 * at + 0.1), 0.8 * usd],
  [`s${at}`, 'o', hour(10 * at + 0.15), 0.2 * usd],
]);

const namesOf = (
  drawn: readonly DrawnTransfer[],
  world: DrawnTypologyWorld = {},
  settings: object = {},
): readonly string[] => typologiesOf(drawn, world, settings).names;

describe('affiliate_split', () => {
  it('names who shares what strangers pay, and not the payers', () => {
    const found = typologiesOf(ransoms);
    expect(found.names).toContain('affiliate_split');
    expect(found.suspects('affiliate_split')).toEqual(['a', 'o', ...SUMS.map((_, at) => `s${at}`)].sort());
    expect(found.roles('affiliate_split')['operator']).toEqual(['o']);
    const [first] = found.detections.filter(({ typology_type }) => typology_type === 'affiliate_split');
    expect(first?.sentences[0]?.text).toMatch(/^7 addresses paid \$42,786 in 7 payments .*20 % went to/u);
  });

  it('names those who share where a wallet of its own holds each payment for hours, and not where others use it too', () => {
    const patient = SUMS.flatMap((usd, at): DrawnTransfer[] => [
      [`p${at}`, `s${at}`, hour(10 * at), usd],
      [`s${at}`, 'a', hour(10 * at + 6), 0.8 * usd],
      [`s${at}`, 'o', hour(10 * at + 6.5), 0.2 * usd],
    ]);
    expect(namesOf(patient)).toContain('affiliate_split');
    for (const impatient of [{ own_wallet_hours: 5 }, { own_wallet_receipts: 0 }])
      expect(namesOf(patient, {}, { affiliate_split: impatient })).not.toContain('affiliate_split');
    const used = SUMS.flatMap((_, at) =>
      [1, 2, 3].map((nth): DrawnTransfer => [`c${at}${nth}`, `s${at}`, hour(-90 - 5 * nth - at), 40 + nth]),
    );
    expect(namesOf([...patient, ...used])).not.toContain('affiliate_split');
  });

  it('names those who pay, and not who splits in the moment in which it is paid, as payers', () => {
    // Parts in thirds: their sum is not the whole in floating point.
    const drawn = SUMS.flatMap((usd, at): DrawnTransfer[] => [
      [`p${at}`, `s${at}`, hour(10 * at), usd / 7],
      [`s${at}`, 'a', hour(10 * at), usd / 7 - usd / 21],
      [`s${at}`, 'o', hour(10 * at), usd / 21],
    ]);
    const roles = typologiesOf(drawn).roles('affiliate_split');
    expect(roles['payer']).toEqual(SUMS.map((_, at) => `p${at}`));
    expect(roles['splitter']).toEqual(SUMS.map((_, at) => `s${at}`));
  });

  it('names one who keeps four fifths and passes a fifth on, and a payer whose one block pays both', () => {
    const kept = SUMS.flatMap((usd, at): DrawnTransfer[] => [
      [`p${at}`, 'a', hour(10 * at), usd],
      ['a', 'o', hour(10 * at + 0.1), 0.2 * usd],
    ]);
    expect(namesOf(kept)).toContain('affiliate_split');
    const direct = SUMS.flatMap((usd, at): DrawnTransfer[] => [
      [`p${at}`, 'a', hour(10 * at), 0.8 * usd],
      [`p${at}`, 'o', hour(10 * at), 0.2 * usd],
    ]);
    expect(namesOf(direct)).toContain('affiliate_split');
  });

  it('is not a market that pays dozens of sellers and keeps its commission', () => {
    const sales = several('seller', 12).flatMap((seller, shop) =>
      SUMS.slice(0, 4).flatMap((usd, at): DrawnTransfer[] => [
        [`b${4 * shop + at}`, 'market', hour(5 * (4 * shop + at)), usd],
        ['market', seller, hour(5 * (4 * shop + at) + 0.1), 0.9 * usd],
        ['market', 'fees', hour(5 * (4 * shop + at) + 0.15), 0.1 * usd],
      ]),
    );
    expect(namesOf(sales)).not.toContain('affiliate_split');
  });

  it('is not gifts to a charity through one platform that keeps its commission', () => {
    const gifts = ransoms.map(([from, to, time, usd]): DrawnTransfer => [
      from.replace(/^s.*/u, 'platform'),
      to.replace(/^s.*/u, 'platform'),
      time,
      usd,
    ]);
    expect(namesOf(gifts)).not.toContain('affiliate_split');
  });

  it('is not partners who deal with each other at other times', () => {
    expect(namesOf([...ransoms, ['a', 'o', hour(33), 900]])).not.toContain('affiliate_split');
  });

  it('is not a payroll with its tax: one employer splits his own money', () => {
    const wages = SUMS.flatMap((usd, at): DrawnTransfer[] => [
      ['boss', 'worker', hour(10 * at), 0.7 * usd],
      ['boss', 'tax', hour(10 * at), 0.3 * usd],
    ]);
    expect(namesOf(wages)).not.toContain('affiliate_split');
  });

  it('is not customers who come back', () => {
    const again = ransoms.map(([from, to, time, usd]): DrawnTransfer => [
      /^p/u.test(from) ? `p${from.length % 4}${Number(from.slice(1)) % 4}` : from,
      to,
      time,
      usd,
    ]);
    expect(namesOf(again)).not.toContain('affiliate_split');
  });

  it('is not parts at a share of their own each time', () => {
    const loose = SUMS.flatMap((usd, at): DrawnTransfer[] => [
      [`p${at}`, 's', hour(10 * at), usd],
      ['s', 'a', hour(10 * at + 0.1), (0.95 - 0.06 * at) * usd],
      ['s', 'o', hour(10 * at + 0.15), (0.05 + 0.06 * at) * usd],
    ]);
    expect(namesOf(loose)).not.toContain('affiliate_split');
  });
});
