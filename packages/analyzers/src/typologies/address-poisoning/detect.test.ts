import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf, type DrawnTypologyWorld } from '../testing/typologies-of.ts';

const MODEL = '0xabcd11111111111111111111111111111111ef01';
const FAKE = '0xabcd99999999999999999999999999999999ef01';
const VICTIM = '0x1111000000000000000000000000000000002222';

const paid: DrawnTransfer = [VICTIM, MODEL, hour(1), 50_000];
const dust: DrawnTransfer = [FAKE, VICTIM, hour(2), 0.000_001];
const lost: DrawnTransfer = [VICTIM, FAKE, hour(3), 80_000];
const gas: DrawnTransfer = ['0x7f', FAKE, hour(1.5), 3, 'ETH'];

const namesOf = (drawn: readonly DrawnTransfer[], world: DrawnTypologyWorld = {}): readonly string[] =>
  typologiesOf(drawn, world).names;

describe('address_poisoning', () => {
  it('names the look-alike and who funds it, and the victim as victim', () => {
    const found = typologiesOf([paid, gas, dust, lost]);
    expect(found.names).toContain('address_poisoning');
    expect(found.suspects('address_poisoning')).toEqual(['0x7f', FAKE].sort());
    expect(found.roles('address_poisoning')).toEqual({
      look_alike: [FAKE],
      funder: ['0x7f'],
      victim: [VICTIM],
      imitated: [MODEL],
    });
    const [detection] = found.detections.filter(({ typology_type }) => typology_type === 'address_poisoning');
    expect(detection?.sentences.map(({ text }) => text).join(' ')).toMatch(
      /had paid \$50,000 to .* the same first 4 characters and the same last 4.* then paid \$80,000 to .* in 1 transfer/u,
    );
  });

  it('names a look-alike whose bait is of value zero, in either direction', () => {
    for (const zero of [[VICTIM, FAKE, hour(2)] as const, [FAKE, VICTIM, hour(2)] as const])
      expect(namesOf([paid, lost], { zeros: [zero] })).toContain('address_poisoning');
  });

  it('names a look-alike whose bait is a token that only has the name', () => {
    // Another contract: the test's asset is called alike but for a capital.
    const fake: DrawnTransfer = [FAKE, VICTIM, hour(2), 50_000, 'usdt'];
    expect(namesOf([paid, fake])).toContain('address_poisoning');
  });

  it('names a bait that nobody has fallen for', () => {
    const found = typologiesOf([paid, dust]);
    expect(found.suspects('address_poisoning')).toEqual([FAKE]);
  });

  /** Three victims who pay three addresses, each baited by a look-alike of its own that `funders[at]` filled. */
  const campaign = (funders: readonly string[]): DrawnTransfer[] =>
    ['1a2b', '3c4d', '5e6f'].flatMap((ends, at): DrawnTransfer[] => {
      const like = (middle: string): string => `0x${ends}${middle.repeat(32)}${ends}`;
      return [
        [`victim${at}`, like('1'), hour(at), 900 + at],
        [funders[at]!, like('9'), hour(at + 0.3), 3, 'ETH'],
        [like('9'), `victim${at}`, hour(at + 0.5), 0.001],
      ];
    });
  const campaignsIn = (drawn: readonly DrawnTransfer[], world: DrawnTypologyWorld = {}): number =>
    typologiesOf(drawn, world).detections.filter(({ typology_type }) => typology_type === 'address_poisoning').length;

  it('names one scheme where one hand fills look-alikes of several addresses', () => {
    const found = typologiesOf(campaign(['boss', 'boss', 'boss']));
    expect(campaignsIn(campaign(['boss', 'boss', 'boss']))).toBe(1);
    expect(found.roles('address_poisoning')['look_alike']).toHaveLength(3);
    expect(found.roles('address_poisoning')['funder']).toEqual(['boss']);
  });

  it('names several where each look-alike has its own funder, or a service fills them', () => {
    expect(campaignsIn(campaign(['f1', 'f2', 'f3']))).toBe(3);
    expect(campaignsIn(campaign(['boss', 'boss', 'boss']), { services: ['boss'] })).toBe(3);
  });

  it('names one scheme where look-alikes hand what they took to one address', () => {
    const taken = ['1a2b', '3c4d'].flatMap((ends, at): DrawnTransfer[] => {
      const fake = `0x${ends}${'9'.repeat(32)}${ends}`;
      return [
        [`victim${at}`, fake, hour(20 + at), 800],
        [fake, 'taker', hour(30 + at), 790],
      ];
    });
    expect(campaignsIn([...campaign(['f1', 'f2', 'f3']), ...taken])).toBe(2);
  });

  it('tells what a look-alike hands on of what it took, and nothing of what else it pays', () => {
    const told = (...paid_by_fake: DrawnTransfer[]): [string[] | undefined, string] => {
      const found = typologiesOf([paid, gas, dust, lost, ...paid_by_fake]);
      const [detection] = found.detections.filter(({ typology_type }) => typology_type === 'address_poisoning');
      return [found.roles('address_poisoning')['collector'], detection!.sentences.at(-1)!.text];
    };
    const [collectors, text] = told([FAKE, 'taker', hour(10), 79_990], [FAKE, 'shop', hour(20), 60_000]);
    expect([collectors, text]).toEqual([['taker'], expect.stringMatching(/^⟨\d+⟩ then paid \$79,990 to ⟨\d+⟩\.$/u)]);
    expect(told(['0x7f', FAKE, hour(9), 5_000_000], [FAKE, 'taker', hour(10), 5_079_000])[0]).toBeUndefined();
    expect(told([FAKE, 'taker', hour(3 + 24 * 15), 79_990])[0]).toBeUndefined();
  });

  it('names one scheme where many are baited with look-alikes of the same address', () => {
    const victims = several('victim', 30);
    const drawn = victims.flatMap((victim, at): DrawnTransfer[] => [
      [victim, MODEL, hour(at), 900 + at],
      [FAKE, victim, hour(at + 0.5), 0.001],
    ]);
    const found = typologiesOf(drawn).detections.filter(({ typology_type }) => typology_type === 'address_poisoning');
    expect(found).toHaveLength(1);
    expect([...(found[0]?.roles.values() ?? [])].filter((role) => role === 'victim')).toHaveLength(30);
  });

  it('is not a partner with a like address who pays a real part of a bill', () => {
    expect(namesOf([paid, [FAKE, VICTIM, hour(2), 5_000], lost])).not.toContain('address_poisoning');
  });

  it('is not somebody whom the victim paid before', () => {
    expect(namesOf([paid, [VICTIM, FAKE, hour(1.5), 70_000], dust, lost])).not.toContain('address_poisoning');
  });

  it('is not dust from an address that looks like nobody', () => {
    const other = '0xaaad99999999999999999999999999999999ef01';
    expect(namesOf([paid, [other, VICTIM, hour(2), 0.000_001], [VICTIM, other, hour(3), 80_000]])).not.toContain(
      'address_poisoning',
    );
  });

  it('is not a look-alike that a trusted label names', () => {
    expect(namesOf([paid, dust, lost], { known: [FAKE] })).not.toContain('address_poisoning');
  });

  it('names one scheme where 65,000 are baited', () => {
    const drawn = several('victim', 65_000).flatMap((victim, at): DrawnTransfer[] => [
      [victim, MODEL, hour(at / 1000), 900],
      [FAKE, victim, hour(70 + at / 1000), 0.001],
    ]);
    expect(namesOf(drawn)).toContain('address_poisoning');
  });

  it('ends in seconds where the address that is imitated has 20,000 customers', () => {
    const crowd = several('c', 20_000).map((name, at): DrawnTransfer => [name, MODEL, hour(at / 100), 10]);
    const started = performance.now();
    expect(namesOf([...crowd, paid, dust, lost])).toContain('address_poisoning');
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});
