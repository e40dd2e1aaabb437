import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const world = { risks: { thief: 'exploit', market: 'darknet' }, services: ['x'] } as const;
const stolen: DrawnTransfer[] = [
  ...several('v', 4).map((victim, at): DrawnTransfer => [victim, 'thief', hour(at), 1000]),
  ['thief', 'a', hour(10), 3900],
  ['a', 'b', hour(15), 3850],
  ['b', 'x', hour(20), 3800],
];

describe('exposure', () => {
  it('names the way that stolen money took, and the robbed as victims', () => {
    const found = typologiesOf(stolen, world);
    expect(found.names).toContain('exposure_exploit');
    expect(found.suspects('exposure_exploit')).toEqual(['a', 'b', 'thief']);
    expect(found.roles('exposure_exploit')['victim']).toEqual(several('v', 4));
  });

  it('names who pays a darknet market over another wallet, and tells where the methods of tracing agree', () => {
    const found = typologiesOf(
      [
        ['a', 'b', hour(0), 500],
        ['b', 'market', hour(3), 490],
      ],
      world,
    );
    expect(found.names).toEqual(['exposure_darknet']);
    expect(found.detections[0]!.sentences.at(-1)!.text).toMatch(
      /^All that ⟨\d+⟩ sent reaches that kind of risk, and all methods/u,
    );
  });

  it('calls the payers of a market its customers, and those of a thief victims', () => {
    const sold = stolen.map(([from, to, ...rest]): DrawnTransfer => [
      from === 'thief' ? 'market' : from,
      to === 'thief' ? 'market' : to,
      ...rest,
    ]);
    expect(typologiesOf(sold, world).roles('exposure_darknet')['customer']).toEqual(several('v', 4));
    expect(typologiesOf(sold, world).suspects('exposure_darknet')).not.toContain('v1');
  });

  it('names every address that its sentences speak of', () => {
    const found = typologiesOf(stolen, world).detections.find(
      ({ typology_type }) => typology_type === 'exposure_exploit',
    );
    const [direct, , trail] = found!.sentences.map(({ text }) => text);
    expect([direct, trail]).toEqual([
      expect.stringMatching(
        /^⟨\d+⟩ received \$\S+ from ⟨\d+⟩, labelled as stolen or extorted money, on \d+ \w+ 20\d\d \d\d:\d\d UTC: all that it received/u,
      ),
      expect.stringMatching(
        /^⟨\d+⟩ received it in the end, after 2 transfers over ⟨\d+⟩, each of at least four fifths of the one before\.$/u,
      ),
    ]);
  });

  it('follows money that parts and comes together again, and says so', () => {
    const parted: DrawnTransfer[] = [
      ['v', 'thief', hour(0), 4000],
      ['thief', 'a', hour(10), 3900],
      ['a', 'b', hour(15), 2000],
      ['a', 'c', hour(16), 1850],
      ['b', 'd', hour(20), 1950],
      ['c', 'd', hour(21), 1800],
      ['d', 'x', hour(30), 3700],
    ];
    const found = typologiesOf(parted, world);
    expect(found.suspects('exposure_exploit')).toEqual(['a', 'b', 'c', 'd', 'thief']);
    const [one] = found.detections.filter(({ typology_type }) => typology_type === 'exposure_exploit');
    expect(one!.sentences.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/after 5 transfers over .*, at each address in one payment or a few that carry at least/u),
    );
    // What is mostly other money is not followed.
    const mixed: DrawnTransfer = ['boss', 'd', hour(12), 30_000];
    const farther = typologiesOf([...parted.slice(0, -1), mixed, ['d', 'x', hour(30), 33_000]], world);
    expect(farther.detections.flatMap(({ rows }) => rows)).not.toContain(7);
  });

  it('is one act where a thief shares out one haul over days, and two where there were two', () => {
    const shared = [10, 40, 90].map((at, nth): DrawnTransfer => ['thief', `a${nth}`, hour(at), 1_300]);
    const acts = (drawn: readonly DrawnTransfer[]): number =>
      typologiesOf(drawn, world).detections.filter(({ typology_type }) => typology_type === 'exposure_exploit').length;
    expect(acts([['v', 'thief', hour(0), 4000], ...shared])).toBe(1);
    expect(acts([['v', 'thief', hour(0), 2600], ['w', 'thief', hour(60), 1400], ...shared])).toBe(2);
  });

  it('measures the share of all addresses that the risk paid', () => {
    const { detections } = typologiesOf(
      [
        ['thief', 'a', hour(1), 600],
        ['thief', 'b', hour(1), 600],
        ['salary', 'b', hour(2), 1200],
      ],
      world,
    );
    expect(detections[0]!.sentences[0]!.text).toMatch(
      /^⟨\d+⟩, ⟨\d+⟩ received \$1,200 from .*: 50 % of all that they received/u,
    );
  });

  it('counts what an address swapped as the same money', () => {
    const { detections } = typologiesOf(
      [
        ['thief', 'a', hour(1), 1000],
        ['a', 'dex', hour(2), 1000],
        ['dex', 'a', hour(2.1), 990, 'ETH'],
      ],
      { ...world, services: ['dex'] },
    );
    const [first, , last] = detections[0]!.sentences.map(({ text }) => text);
    expect(first).toContain('all that it received in the window');
    expect(last).toMatch(/^All that .* received traces back/u);
  });

  it('tells the range of four methods where they disagree', () => {
    const mixed: DrawnTransfer[] = [
      ['salary', 'a', hour(0), 200],
      ['thief', 'a', hour(1), 1000],
      ['a', 'b', hour(2), 1000],
    ];
    const { detections } = typologiesOf(mixed, world);
    expect(detections[0]!.sentences.at(-1)!.text).toMatch(
      /^(\d+) % to (\d+) % of all that .* traces back .*poison \d+ %, haircut \d+ %/u,
    );
  });

  it('is not dust, nor the victim of a thief, nor anything without a label', () => {
    expect(typologiesOf([['market', 'a', hour(0), 0.3]], world).names).toEqual([]);
    expect(typologiesOf([['v', 'thief', hour(0), 900]], world).names).toEqual([]);
    expect(typologiesOf(stolen, { services: ['x'] }).names).not.toContain('exposure_exploit');
  });

  it('is not followed where a trusted service carries the risk label', () => {
    const drawn: DrawnTransfer[] = [
      ['x', 'a', hour(0), 900],
      ['a', 'b', hour(2), 890],
    ];
    expect(typologiesOf(drawn, { services: ['x'], risks: { x: 'sanctions' } }).names).toEqual([]);
  });
});
