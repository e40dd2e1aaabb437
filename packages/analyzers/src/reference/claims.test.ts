import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../structural/detection.ts';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { typologyContext } from '../typologies/context.ts';
import { detectTypologies } from '../typologies/detect-typologies.ts';
import { typologySettingsSchema } from '../typologies/settings.ts';
import { hour, several, typologyInputOf } from '../typologies/testing/typologies-of.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';
import { CLAIMS } from './claims.ts';
import type { Copy, Shuffle } from './copy.ts';
import { unusualSumsSettingsSchema } from '../structural/unusual-sums/params.ts';
import { dealSums } from './deal-sums.ts';
import { exchangeAmounts } from './exchange-amounts.ts';
import { referenceSettingsSchema } from './params.ts';
import { shiftTimes } from './shift-times.ts';
import { shuffleTies } from './shuffle-ties.ts';

const settings = referenceSettingsSchema.parse({});
const SHUFFLED: Readonly<Record<Shuffle, (input: DetectionInput, seed: number) => Copy>> = {
  ties: (input, seed) => shuffleTies(input, seed, settings),
  times: (input, seed) => shiftTimes(input, seed, settings),
  amounts: exchangeAmounts,
  sums: (input, seed) => dealSums(input, seed, unusualSumsSettingsSchema.parse({})),
};

/** Whole numbers that look drawn by lot: a multiplicative hash. */
const drawn = (n: number): number => Math.imul(n ^ 0x5bd1e995, 0x2c1b3c6d) >>> 8;

/** Ordinary life: three hundred who pay each other unlike sums over six weeks. */
const LIFE = Array.from({ length: 900 }, (_, n): DrawnTransfer => [
  `u${drawn(n) % 300}`,
  `u${300 + (drawn(n + 5_000) % 300)}`,
  hour((drawn(n + 9_000) % 100_000) / 100),
  20 + (drawn(n + 13_000) % 9_000),
]);

const SCHEMES: Readonly<Record<string, (nth: number) => DrawnTransfer[]>> = {
  affiliate_split: (nth) =>
    several('', 8).flatMap((name, at): DrawnTransfer[] => {
      const [usd, begin] = [2_000 + (drawn(31 * nth + at) % 7_000), 60 * at + 17 * nth];
      return [
        [`p${nth}-${name}`, `s${nth}-${name}`, hour(begin), usd],
        [`s${nth}-${name}`, `a${nth}`, hour(begin + 0.1), 0.8 * usd],
        [`s${nth}-${name}`, `o${nth}`, hour(begin + 0.1), 0.2 * usd],
      ];
    }),
  wallet_drainer: (nth) => [
    ...several('', 12).flatMap((name, at): DrawnTransfer[] => {
      const [usd, begin] = [300 + (drawn(37 * nth + at) % 3_000), 30 * at + 19 * nth];
      return [
        [`v${nth}-${name}`, `a${nth}`, hour(begin), 0.75 * usd],
        [`v${nth}-${name}`, `o${nth}`, hour(begin), 0.25 * usd],
      ];
    }),
    [`a${nth}`, `x${nth}`, hour(600 + nth), 14_000],
    [`o${nth}`, `x${nth}`, hour(601 + nth), 4_000],
  ],
  ponzi_scheme: (nth) =>
    several('', 24).flatMap((name, at): DrawnTransfer[] => {
      const [usd, begin] = [700 + (drawn(41 * nth + at) % 900), 38 * at + 3 * nth];
      const payouts =
        at >= 12
          ? []
          : [1, 2, 3, 4].map((turn): DrawnTransfer => [
              `h${nth}`,
              `i${nth}-${name}`,
              hour(begin + 110 * turn),
              0.33 * usd,
            ]);
      return [[`i${nth}-${name}`, `h${nth}`, hour(begin), usd], ...payouts];
    }),
};

const PLANTED = 4;
const SEEDS = [1, 2, 3];

function countOf(input: TypologyInput, typology_type: string): number {
  const found = detectTypologies(typologyContext(input), typologySettingsSchema.parse({}));
  return found.filter((one) => one.typology_type === typology_type).length;
}

describe.each(Object.keys(SCHEMES))('the claim of %s', (typology_type) => {
  const planted = Array.from({ length: PLANTED }, (_, nth) => SCHEMES[typology_type]!(nth)).flat();
  const input: TypologyInput = { ...typologyInputOf([...LIFE, ...planted]), patterns: [] };

  it('stands in the network itself', () => {
    expect(countOf(input, typology_type)).toBe(PLANTED);
  });

  it.each(CLAIMS[typology_type]!.shuffles)('is broken by %s in nine of ten planted schemes', (shuffle) => {
    const left = SEEDS.map((seed) => countOf({ ...input, ...SHUFFLED[shuffle](input, seed).input }, typology_type));
    expect(left.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(0.1 * PLANTED * SEEDS.length);
  });
});
