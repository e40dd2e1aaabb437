import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const buyers = several('b', 18);
const bought = buyers.map((buyer, at): DrawnTransfer => [buyer, 'dev', hour(5 * at), 300 + 17 * at]);
const total = 18 * 300 + 17 * 153;

describe('rug_pull', () => {
  it('names the developer and the exits, and the buyers as victims', () => {
    const found = typologiesOf([
      ...bought,
      ['dev', 'e1', hour(90), total * 0.46],
      ['dev', 'e2', hour(92), total * 0.46],
    ]);
    expect(found.names).toContain('rug_pull');
    expect(found.suspects('rug_pull')).toEqual(['dev', 'e1', 'e2']);
    expect(found.roles('rug_pull')['victim']).toEqual([...buyers].sort());
  });

  it('is not a sale whose makers spend a third of it over weeks', () => {
    const wages = [100, 200, 300, 400].map((at): DrawnTransfer => ['dev', `builder${at % 3}`, hour(at), total * 0.08]);
    expect(typologiesOf([...bought, ...wages]).names).not.toContain('rug_pull');
  });

  it('is not a theft beside which strangers send ten cents', () => {
    const drawn: DrawnTransfer[] = [
      ['victim', 'dev', hour(0), 10_000_000],
      ...several('s', 20).map((stranger, at): DrawnTransfer => [stranger, 'dev', hour(1 + at), 0.1]),
      ['dev', 'e1', hour(48), 6_000_000],
      ['dev', 'e2', hour(50), 3_999_000],
    ];
    expect(typologiesOf(drawn).names).not.toContain('rug_pull');
  });

  it('is not a sale that goes on afterwards', () => {
    const later = buyers.map((buyer, at): DrawnTransfer => [buyer, 'dev', hour(100 + 5 * at), 300]);
    const drawn: DrawnTransfer[] = [
      ...bought,
      ['dev', 'e1', hour(90), total * 0.46],
      ['dev', 'e2', hour(92), total * 0.46],
      ...later,
    ];
    expect(typologiesOf(drawn).names).not.toContain('rug_pull');
  });

  it('is not a raffle: the pot goes to some of those who paid', () => {
    const prizes: DrawnTransfer[] = [
      ['dev', 'b3', hour(90), total * 0.46],
      ['dev', 'b7', hour(92), total * 0.46],
    ];
    expect(typologiesOf([...bought, ...prizes]).names).not.toContain('rug_pull');
  });

  it('takes tokens that buyers get for neither takings nor drains, and then one exit for enough', () => {
    const sale = bought.flatMap(([buyer, dev, time, usd], at): DrawnTransfer[] => [
      [buyer, dev, time, usd, 'USDT'],
      [dev, buyer, hour(5 * at + 0.1), 700 + 31 * at, 'MOON'],
    ]);
    const drawn: DrawnTransfer[] = [
      ['maker', 'dev', hour(-1), 1_000_000, 'MOON'],
      ...sale,
      ['dev', 'e1', hour(90), total * 0.95, 'USDT'],
    ];
    const found = typologiesOf(drawn);
    expect(found.suspects('rug_pull')).toEqual(['dev', 'e1']);
    const gift = bought.map(([buyer, dev, time, usd]): DrawnTransfer => [buyer, dev, time, usd, 'USDT']);
    expect(typologiesOf([...gift, ['dev', 'e1', hour(90), total * 0.95, 'USDT']]).names).not.toContain('rug_pull');
  });

  it('names who empties a sale little by little while it goes on', () => {
    // Four drains over 64 hours carry 95 %; nobody buys after the last.
    const drains = [24, 48, 70, 88].map((at, turn): DrawnTransfer => ['dev', `e${turn % 2}`, hour(at), total * 0.2375]);
    expect(typologiesOf([...bought, ...drains]).names).toContain('rug_pull');
  });
});
