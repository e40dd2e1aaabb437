import { describe, expect, it } from 'vitest';
import { chanceOf, type ScoredScheme, type ShuffledSchemes } from './chance.ts';
import type { Shuffle } from './copy.ts';

const schemes = (typology_type: string, bits: readonly number[], methods: readonly string[] = []): ScoredScheme[] =>
  bits.map((one) => ({ typology_type, methods, bits: one }));
const copies = (shuffle: Shuffle, count: number, found: readonly ScoredScheme[]): ShuffledSchemes => ({
  shuffle,
  copies: count,
  schemes: found,
});

describe('chanceOf', () => {
  it('is the share of schemes of its score or above that one copy shows, never rising with the score', () => {
    const found = schemes('structuring', [9, 7, 5, 3, 1, ...Array<number>(15).fill(0)]);
    // Two copies show eight in all: one of 6 and seven of 2.
    const shuffled = [copies('amounts', 2, schemes('structuring', [6, ...Array<number>(7).fill(2)]))];
    const ratios = chanceOf(found, shuffled).map(({ chance_ratio }) => chance_ratio);
    // (1 + 0) / (2 · 1) = 0.5 at 9, but 0.225 = (1 + 8) / (2 · 20) at 0; at 7 a quarter, so the smallest below counts.
    expect(ratios.slice(0, 3)).toEqual([0.225, 0.225, 0.225]);
    expect(chanceOf(found, shuffled)[2]).toMatchObject({ expected_by_chance: 0.5, is_pooled: false });
  });

  it('is judged by the least favourable shuffle that breaks its claim, and by no other', () => {
    const found = schemes('layering', Array<number>(20).fill(4));
    const many = schemes('layering', Array<number>(19).fill(5));
    const shuffled = [copies('ties', 1, []), copies('times', 1, many), copies('amounts', 1, [...many, ...many])];
    expect(chanceOf(found, shuffled)[0]).toMatchObject({ chance_ratio: 1, expected_by_chance: 19 });
  });

  it('pools the kin of a typology that is rare', () => {
    const found = [...schemes('smurfing', [4]), ...schemes('scatter_gather', Array<number>(10).fill(4))];
    const shuffled = [copies('ties', 10, schemes('sybil_network', [5]))];
    expect(chanceOf(found, shuffled)[0]).toMatchObject({ is_pooled: true, chance_ratio: 2 / 110 });
  });

  it('judges nothing that rests on a label, and nothing without copies', () => {
    const nothing = { chance_ratio: undefined, expected_by_chance: undefined, prior_bits: -2 };
    expect(chanceOf(schemes('exposure_mixer', [3]), [copies('ties', 5, [])])[0]).toMatchObject(nothing);
    expect(chanceOf(schemes('layering', [3]), [copies('ties', 0, [])])[0]).toMatchObject(nothing);
  });

  it('has a prior of how many are more than chance, beside the base rate of −2: (20 − 5) of 5½ are 1.45 bits more', () => {
    const found = schemes('collection', Array<number>(20).fill(4));
    const shuffled = [copies('times', 2, schemes('collection', Array<number>(10).fill(0)))];
    expect(chanceOf(found, shuffled)[0]!.prior_bits).toBeCloseTo(-2 + Math.log2(15 / 5.5), 6);
  });

  it('counts evidence from what chance scores on the network: ten of −4 and ten unseen of 0 are −2', () => {
    const found = schemes('collection', Array<number>(20).fill(4));
    const shuffled = [copies('times', 2, schemes('collection', Array<number>(10).fill(-4)))];
    expect(chanceOf(found, shuffled)[0]!.prior_bits).toBeCloseTo(-2 + Math.log2(15 / 5.5) + 2, 6);
  });

  it('judges apart what only the slow look sees', () => {
    const prompt = schemes('dispersion', [2], ['windowed_distinct_counterparties']);
    const slow = schemes('dispersion', Array<number>(30).fill(3), ['windowed_distinct_counterparties_slow']);
    const chance = schemes('dispersion', Array<number>(300).fill(3), ['windowed_distinct_counterparties_slow']);
    const judged = chanceOf([...prompt, ...slow], [copies('times', 10, chance)]);
    expect(judged[0]!.chance_ratio).toBe(0.1);
    expect(judged[1]!.chance_ratio).toBe(1);
  });
});
