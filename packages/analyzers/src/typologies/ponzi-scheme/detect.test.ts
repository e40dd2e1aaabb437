import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf, type DrawnTypologyWorld } from '../testing/typologies-of.ts';

const investors = several('i', 24);
/** Two days apart; each a little more than the one before. */
const paysAt = (at: number): number => 48 * at;
const pays = (at: number): number => 1_000 + 60 * at;
const paid_in = investors.map((investor, at): DrawnTransfer => [investor, 'h', hour(paysAt(at)), pays(at)]);
/** The first twelve get 35 % of what they paid on each of four later days. */
const interest = investors
  .slice(0, 12)
  .flatMap((investor, at) =>
    [1, 2, 3, 4].map((turn): DrawnTransfer => ['h', investor, hour(paysAt(at) + 130 * turn), 0.35 * pays(at)]),
  );
const leaves: DrawnTransfer = ['h', 'x', hour(1_160), 9_000];

const namesOf = (drawn: readonly DrawnTransfer[], world: DrawnTypologyWorld = {}): readonly string[] =>
  typologiesOf(drawn, world).names;

describe('ponzi_scheme', () => {
  it('names the operator and where the rest goes, and the payers as victims', () => {
    const found = typologiesOf([...paid_in, ...interest, leaves]);
    expect(found.names).toContain('ponzi_scheme');
    expect(found.suspects('ponzi_scheme')).toEqual(['h', 'x']);
    expect(found.roles('ponzi_scheme')).toMatchObject({
      victim: investors.slice(12).sort(),
      early_investor: investors.slice(0, 12).sort(),
    });
    const [first] = found.detections.filter(({ typology_type }) => typology_type === 'ponzi_scheme');
    expect(first?.sentences.map(({ text }) => text).join(' ')).toMatch(
      /24 addresses paid .* 12 of them for the first time in the second half.* Of the first 8 who paid, 8 got more .*; of the last 8, 8 got less/u,
    );
  });

  it('is not a savings circle: all are there in the first round, and each gets the pot once', () => {
    const members = several('m', 18);
    const rounds = members.flatMap((winner, round): DrawnTransfer[] => [
      ...members.map((member, at): DrawnTransfer => [member, 'pot', hour(100 * round + at), 100]),
      ['pot', winner, hour(100 * round + 30), 1_800],
    ]);
    expect(namesOf(rounds)).not.toContain('ponzi_scheme');
  });

  it('is not staking or a share of revenue: somebody outside pays what is shared out', () => {
    const revenue = several('r', 30).map((_, at): DrawnTransfer => ['product', 'h', hour(38 * at + 1), 900]);
    expect(namesOf([...paid_in, ...interest, ...revenue, leaves])).not.toContain('ponzi_scheme');
  });

  it('is not a fund that earns at an exchange', () => {
    const earned = several('r', 30).map((_, at): DrawnTransfer => ['exchange', 'h', hour(38 * at + 1), 900]);
    expect(namesOf([...paid_in, ...interest, ...earned, leaves], { services: ['exchange'] })).not.toContain(
      'ponzi_scheme',
    );
  });

  it('is not a pool that gives the stake back whenever it came', () => {
    const back = investors.map((investor, at): DrawnTransfer => [
      'h',
      investor,
      hour(paysAt(at) + 100),
      1.01 * pays(at),
    ]);
    expect(namesOf([...paid_in, ...back])).not.toContain('ponzi_scheme');
  });

  it('is not a casino: of players most lose, early or late', () => {
    const prizes = investors.map((player, at): DrawnTransfer => [
      'h',
      player,
      hour(paysAt(at) + 5),
      pays(at) * (at % 6 === 0 ? 3 : 0.4),
    ]);
    expect(namesOf([...paid_in, ...prizes])).not.toContain('ponzi_scheme');
  });

  it('is not a shop that refunds a few', () => {
    const refunds = investors
      .slice(0, 3)
      .map((buyer, at): DrawnTransfer => ['h', buyer, hour(paysAt(at) + 20), pays(at)]);
    expect(namesOf([...paid_in, ...refunds, ['h', 'landlord', hour(900), 20_000]])).not.toContain('ponzi_scheme');
  });

  it('ends in seconds where 10,000 pay in', () => {
    const many = several('p', 10_000).flatMap((payer, at): DrawnTransfer[] => [
      [payer, 'h', hour(at / 40), 100],
      ...(at < 4_000 ? [['h', payer, hour(100 + at / 40), 120] as DrawnTransfer] : []),
    ]);
    const started = performance.now();
    expect(namesOf(many)).toContain('ponzi_scheme');
    expect(performance.now() - started).toBeLessThan(90_000);
  });
});
