/** How much of what is found chance alone explains, each scheme by the shuffles that break its claim. */
import { rounded } from '../evidence/scorecard.ts';
import { countAtLeast, descendingOf, ratiosAt, smallestFromBelow } from '../target-decoy.ts';
import { claimOf, type Claim } from './claims.ts';
import type { Shuffle } from './copy.ts';

/** One scheme as it is counted: what it is, and its score. */
export interface ScoredScheme {
  readonly typology_type: string;
  readonly methods: readonly string[];
  /** Bits of the scorecard, without prior and chance. */
  readonly bits: number;
}

/** The schemes of all copies of one shuffle. */
export interface ShuffledSchemes {
  readonly shuffle: Shuffle;
  /** Copies that moved enough to judge. */
  readonly copies: number;
  readonly schemes: readonly ScoredScheme[];
}

export interface Chance {
  /** Share of the schemes that score as high which chance alone explains: q(s). Undefined where nothing judges it. */
  readonly chance_ratio: number | undefined;
  /** Schemes of its kind that one copy shows at its score or above; of the least favourable shuffle. */
  readonly expected_by_chance: number | undefined;
  /**
   * Log-odds, in bits, that a scheme of its kind with a score of 0 is more than chance on this network, and no habit:
   * estimated from how many the copies show, and how they score. BASE_RATE_BITS where nothing judges it.
   */
  readonly prior_bits: number;
  readonly is_pooled: boolean;
}

/** Below so many schemes of a typology its kin is counted with it. */
export const MIN_SCHEMES = 20;
/**
 * Copies say what chance makes, and nothing of habits that are innocent and no chance: beyond four to one the evidence
 * has to speak for itself.
 */
export const MAX_PRIOR_BITS = 2;
/**
 * Log-odds that a structure which is no chance is a scheme: habits that are innocent are four times as many. Measured
 * on networks of other makers (docs/evaluation.md).
 */
export const BASE_RATE_BITS = -2;
/**
 * Schemes of copies that count as having scored 0, before any is seen: ten or more say themselves what chance scores on
 * this network. From 5 to 20 nothing measured changes by more than a scheme.
 */
const UNSEEN_SCHEMES = 10;

const NOTHING: Chance = {
  chance_ratio: undefined,
  expected_by_chance: undefined,
  prior_bits: BASE_RATE_BITS,
  is_pooled: false,
};

/**
 * q(s) = min over s' ≤ s of min(1, (1 + schemes ≥ s' in all copies) / (copies · schemes ≥ s')), for each scheme the
 * least favourable of its shuffles. Prior = BASE_RATE_BITS + log2((found − by chance) / (by chance + ½)), the logarithm
 * within ±MAX_PRIOR_BITS, − Σ scores of the copies' schemes / (their number + UNSEEN_SCHEMES): evidence counts from what
 * chance scores here. Where everybody leads a busy life, so does chance, and it is no evidence against a scheme. One
 * entry a scheme, in their order. O(schemes · log(schemes)).
 */
export function chanceOf(found: readonly ScoredScheme[], shuffled: readonly ShuffledSchemes[]): Chance[] {
  const claims = found.map(({ typology_type, methods }) => claimOf(typology_type, methods));
  const counts = new Map<string, number>();
  found.forEach((scheme, at) => {
    const key = exactKey(scheme, claims[at]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const judges = new Map<string, (bits: number) => Omit<Chance, 'is_pooled'>>();
  return found.map((scheme, at) => {
    const claim = claims[at];
    if (claim === undefined) return NOTHING;
    const is_pooled = counts.get(exactKey(scheme, claim))! < MIN_SCHEMES;
    const keyOf = is_pooled ? kinKey : exactKey;
    const key = keyOf(scheme, claim);
    let judge = judges.get(key);
    if (judge === undefined) {
      const isAlike = (other: ScoredScheme): boolean =>
        keyOf(other, claimOf(other.typology_type, other.methods)) === key;
      judges.set(key, (judge = judgeOf(found.filter(isAlike), claim, shuffled, isAlike)));
    }
    return { ...judge(scheme.bits), is_pooled };
  });
}

function kinKey(_scheme: ScoredScheme, claim: Claim | undefined): string {
  return `kin ${claim?.kin ?? ''}`;
}

function exactKey({ typology_type }: ScoredScheme, claim: Claim | undefined): string {
  return `${typology_type} by ${claim?.kin ?? ''}`;
}

function judgeOf(
  alike: readonly ScoredScheme[],
  claim: Claim,
  shuffled: readonly ShuffledSchemes[],
  isAlike: (scheme: ScoredScheme) => boolean,
): (bits: number) => Omit<Chance, 'is_pooled'> {
  const real = descendingOf(alike.map(bitsOf));
  const judges = shuffled
    .filter(({ shuffle, copies }) => claim.shuffles.includes(shuffle) && copies > 0)
    .map(({ copies, schemes }) => {
      const chance = descendingOf(schemes.filter(isAlike).map(bitsOf));
      return { copies, chance, ratios: smallestFromBelow(ratiosAt(real, chance, copies)) };
    });
  if (judges.length === 0)
    return () => ({ chance_ratio: undefined, expected_by_chance: undefined, prior_bits: BASE_RATE_BITS });
  const by_chance = Math.max(...judges.map(({ chance, copies }) => chance.length / copies));
  const prior_bits = priorBits(
    real.length,
    by_chance,
    judges.flatMap(({ chance }) => [...chance]),
  );
  return (bits) => {
    const rank = countAtLeast(real, bits);
    const worst = judges
      .map(({ copies, chance, ratios }) => ({
        ratio: ratios[rank - 1]!,
        expected: countAtLeast(chance, bits) / copies,
      }))
      .reduce((a, b) => (b.ratio > a.ratio || (b.ratio === a.ratio && b.expected > a.expected) ? b : a));
    return { chance_ratio: worst.ratio, expected_by_chance: worst.expected, prior_bits };
  };
}

function bitsOf({ bits }: ScoredScheme): number {
  return bits;
}

/**
 * The prior of `chanceOf`: `found` schemes of a kind, `by_chance` of them in a copy, and the bits that the copies'
 * schemes score.
 */
export function priorBits(found: number, by_chance: number, bits_by_chance: readonly number[]): number {
  const odds = Math.max(found - by_chance, 0.25) / (by_chance + 0.5);
  const more_than_chance = Math.min(MAX_PRIOR_BITS, Math.max(-MAX_PRIOR_BITS, Math.log2(odds)));
  return rounded(BASE_RATE_BITS + more_than_chance - levelOf(bits_by_chance));
}

/** What chance scores, drawn towards 0 where little of it is seen. */
function levelOf(scores: readonly number[]): number {
  return scores.reduce((sum, bits) => sum + bits, 0) / (scores.length + UNSEEN_SCHEMES);
}
