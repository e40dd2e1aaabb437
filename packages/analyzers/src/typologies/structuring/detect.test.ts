import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

const amounts = [9400, 9650, 9500, 9800, 9550, 9700, 9450];

describe('structuring', () => {
  it('names who pays seven times just below 10,000, and the limit', () => {
    const found = typologiesOf(
      amounts.map((usd, at): DrawnTransfer => ['s', `r${at % 2}`, hour(5 * at + at * at), usd]),
    );
    expect(found.names).toEqual(['structuring']);
    expect(found.roles('structuring')).toEqual({ structurer: ['s'], structured_receiver: ['r0', 'r1'] });
    expect(found.detections[0]!.sentences[0]!.text).toContain('10,000 USD');
  });

  it('tells the share of its payments that stay below the limit: 13 of 16', () => {
    const drawn = [...amounts, ...amounts.slice(1), 10_100, 10_200, 10_300].map((usd, at): DrawnTransfer => [
      's',
      `r${at % 2}`,
      hour(5 * at + at * at),
      usd,
    ]);
    expect(typologiesOf(drawn).detections[0]!.sentences[1]!.text).toContain('81 % of its payments stay below');
  });

  it('is not a weekly wage of one amount', () => {
    const drawn = Array.from({ length: 7 }, (_, week): DrawnTransfer => ['firm', 'clerk', hour(168 * week), 950]);
    expect(typologiesOf(drawn).names).toEqual([]);
  });

  it('is not bills that lie around the limit', () => {
    const drawn = [9400, 10_300, 9650, 11_000, 9500, 10_600, 9800].map((usd, at): DrawnTransfer => [
      's',
      'r',
      hour(7 * at + at * at),
      usd,
    ]);
    expect(typologiesOf(drawn).names).not.toContain('structuring');
  });

  it('is not the sweeps of a deposit wallet, whose customer chooses the sums', () => {
    const hours = [0, 9, 50, 61, 130, 150, 240];
    const deposits = amounts.flatMap((usd, at): DrawnTransfer[] => [
      [`customer${at % 2}`, 'deposit', hour(hours[at]!), usd],
      ['deposit', 'hot', hour(hours[at]! + 2), usd],
    ]);
    const others = ['a', 'b'].flatMap((one): DrawnTransfer[] => [
      [one, `${one}Deposit`, hour(1), 20],
      [`${one}Deposit`, 'hot', hour(2), 20],
    ]);
    const found = typologiesOf([...deposits, ...others], { services: ['hot'] });
    expect(found.names).toEqual([]);
  });
});
