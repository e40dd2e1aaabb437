import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { checkEvidence } from '../testing/check-evidence.ts';
import { randomInput } from '../testing/random-input.ts';
import { transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { detectRareTies } from './detect.ts';
import { groupBits, tieGroups } from './groups.ts';
import { squaresReference } from './squares.reference.ts';
import { rareTiesSettingsSchema, type RareTiesSettings } from './params.ts';
import { scaleOf } from './scale.ts';
import { rareTies } from './ties.ts';

const settings = rareTiesSettingsSchema.parse({});
const at = (hours: number): string => new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19);

/** Forty pairs of strangers over forty days, so that there is a network to be surprised against. */
const background = Array.from({ length: 40 }, (_, i): DrawnTransfer => [`p${i}`, `q${i}`, at(24 * i), 70 + i]);

function found(drawn: readonly DrawnTransfer[], own: Partial<RareTiesSettings> = {}) {
  const input = transfersOf([...drawn, ...background]);
  const { patterns } = detectRareTies(input, { ...settings, ...own });
  const names = (nodes: readonly number[]): string[] => nodes.map((node) => input.addresses.addresses[node]!).sort();
  return patterns.map((pattern) => ({ ...pattern, names: names(pattern.members) }));
}

const layers = (pairs: readonly (readonly [string, string])[]): DrawnTransfer[] =>
  pairs.map(([from, to], i) => [from, to, at(480 + i), 900 - 37 * i]);

const threeByThree = layers(['a', 'b', 'c'].flatMap((one) => ['x', 'y', 'z'].map((other) => [one, other] as const)));

describe('detectRareTies', () => {
  it('names a dense group by its layers, whatever the order and the amounts', () => {
    expect(found(threeByThree)).toMatchObject([
      { pattern_type: 'smurfing_network', pattern_subtype: 'bipartite', names: ['a', 'b', 'c', 'x', 'y', 'z'] },
    ]);
  });

  it('names what one pays to several who pay one a scatter-gather', () => {
    const ways = ['m', 'n', 'o', 'p'].flatMap((middle) => [['s', middle] as const, [middle, 'd'] as const]);
    expect(found(layers(ways))).toMatchObject([
      {
        pattern_subtype: 'scatter_gather',
        roles: ['source', 'intermediary', 'intermediary', 'intermediary', 'intermediary', 'destination'],
      },
    ]);
  });

  it('is not two payers who share two payees, which every network has', () => {
    expect(
      found(
        layers([
          ['a', 'x'],
          ['a', 'y'],
          ['b', 'x'],
          ['b', 'y'],
        ]),
      ),
    ).toEqual([]);
  });

  it('is not pairs that deal again and again', () => {
    const again = [1, 2, 3].flatMap((week) =>
      threeByThree.map(([from, to, , usd]): DrawnTransfer => [from, to, at(100 * week), usd]),
    );
    expect(found(again)).toEqual([]);
  });

  it('is not where a service stands', () => {
    const input = transfersOf([...threeByThree, ...background], { services: ['x', 'y'] });
    expect(detectRareTies(input, settings).patterns).toEqual([]);
  });

  it('closes a cycle only in the order of time', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const ring = layers(names.map((name, i) => [name, names[(i + 1) % names.length]!]));
    const own = { min_cycle_bits: -20 };
    expect(found(ring, own)).toMatchObject([{ pattern_type: 'cycle', pattern_subtype: 'rare_ties', names }]);
    const backwards = ring.map(([from, to, , usd], i): DrawnTransfer => [from, to, at(480 - i), usd]);
    expect(found(backwards, own)).toEqual([]);
  });

  it('follows exactly one amount through whatever order, and no price that many pay', () => {
    const way: DrawnTransfer[] = [
      ['c', 'd', at(10), 15.03],
      ['a', 'b', at(300), 15.03],
      ['b', 'c', at(200), 15.03],
    ];
    const own = { min_same_amount_bits: 2 };
    expect(found(way, own)).toMatchObject([
      { pattern_type: 'layering_path', pattern_subtype: 'same_amount', names: ['a', 'b', 'c', 'd'] },
    ]);
    const crowd = Array.from({ length: 60 }, (_, i): DrawnTransfer => [`u${i}`, `v${i}`, at(i), 15.03]);
    expect(found([...way, ...crowd], own)).toEqual([]);
  });

  it('follows an amount over three transfers where 403 pairs pay amounts of their own: 2 · log2(403 / 3) − log2(403) = 5.5 bits', () => {
    const way: DrawnTransfer[] = [
      ['c', 'd', at(10), 15.03],
      ['a', 'b', at(300), 15.03],
      ['b', 'c', at(200), 15.03],
    ];
    const strangers = Array.from({ length: 360 }, (_, i): DrawnTransfer => [`u${i}`, `v${i}`, at(2 * i), 200 + i]);
    expect(found([...way, ...strangers])).toMatchObject([{ names: ['a', 'b', 'c', 'd'] }]);
  });

  it('keeps the strongest of shapes that are mostly the same, and counts the others', () => {
    const input = transfersOf([...threeByThree, ...background]);
    const { patterns, notices } = detectRareTies(input, settings);
    expect(patterns).toHaveLength(1);
    expect(notices.map(({ code }) => code)).toContain('OVERLAPS_MERGED');
  });

  it('proves each pattern by transfers of the window, the same for the same input', () => {
    const wide = {
      ...settings,
      min_group_bits: -100,
      min_cycle_bits: -100,
      min_group_ties: 4,
      min_same_amount_bits: 0,
      max_same_amount_share: 1,
    };
    fc.assert(
      fc.property(randomInput({ addresses: 10, transfers: 30, selfTransfers: false }), (input) => {
        const { patterns } = detectRareTies(input, wide);
        for (const pattern of patterns) checkEvidence(input, pattern);
        expect(detectRareTies(input, wide).patterns).toEqual(patterns);
      }),
    );
  });
});

describe('tieGroups', () => {
  it('joins the squares that a search over all quadruples finds', () => {
    fc.assert(
      fc.property(randomInput({ addresses: 9, transfers: 24, selfTransfers: false }), (input: DetectionInput) => {
        const ties = rareTies(input, settings);
        const window_ms = input.window.end_ms - input.window.start_ms;
        const scale = scaleOf(ties, window_ms);
        const groups = tieGroups(ties, scale, { ...settings, min_group_ties: 4 }, { left: 1e9 });
        const widest = groups.filter(({ looseness }) => looseness === 20).map((group) => group.ties.join());
        expect(widest.sort()).toEqual(
          squaresReference(ties, scale, window_ms, 20)
            .map((group) => group.join())
            .sort(),
        );
      }),
    );
  });
});

describe('groupBits', () => {
  it('pays for its members and gains by its ties', () => {
    // Six addresses with nine ties, among 49 ties of 86 addresses: each tie 1 of 49, each member 1 of 86.
    const ties = rareTies(transfersOf([...threeByThree, ...background]), settings);
    const own = [...Array(ties.count).keys()].filter((tie) => isOwn(ties.payer[tie]!));
    const scale = scaleOf(ties, 1e12);
    expect(groupBits(ties, scale, own)).toBeCloseTo(9 * Math.log2(49) - 6 * Math.log2(86), 9);
  });
});

/** Nodes are numbered in byte order of their names: a, b and c come first. */
function isOwn(node: number): boolean {
  return node < 3;
}
