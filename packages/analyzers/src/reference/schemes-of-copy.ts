/** The schemes of a shuffled copy, scored as those of the window are. */
import type { Pattern } from '@analytics/domain';
import type { FeatureSettings } from '../features/params.ts';
import { scoredSchemes } from '../alerts/scored-schemes.ts';
import type { DetectionInput } from '../structural/detection.ts';
import { DETECTORS } from '../structural/detectors.ts';
import { onePerIdentity } from '../structural/one-per-identity.ts';
import type { StructuralSettings } from '../structural/settings.ts';
import { listedFrom, unusualSumsFrom } from '../structural/unusual-sums/detect.ts';
import { typologyContext } from '../typologies/context.ts';
import { detectTypologies } from '../typologies/detect-typologies.ts';
import type { TypologySettings } from '../typologies/settings.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';
import type { ScoredScheme } from './chance.ts';
import { copiedFeatures } from './copied-features.ts';
import { SHUFFLES, type Copy, type Shuffle } from './copy.ts';
import { dealSums } from './deal-sums.ts';
import { exchangeAmounts } from './exchange-amounts.ts';
import type { ReferenceSettings } from './params.ts';
import { shiftTimes } from './shift-times.ts';
import { shuffleTies } from './shuffle-ties.ts';

export interface CopySettings {
  readonly features: FeatureSettings;
  readonly structural: StructuralSettings;
  readonly typologies: TypologySettings;
  readonly reference: ReferenceSettings;
}

export interface CopyRequest {
  readonly shuffle: Shuffle;
  /** Which of the copies of this shuffle; each has a seed of its own. */
  readonly copy: number;
}

export interface CopySchemes extends CopyRequest {
  readonly moved_ratio: number;
  readonly schemes: readonly ScoredScheme[];
}

/** A copy keeps its seed when another way of shuffling is added. */
const SEEDS_APART = 3;

/**
 * Answers one copy of a window after another; from where on the window lists unusual sums is found once. Deterministic
 * in the input, the settings and the request, whatever was asked before. A copy costs a shuffle, the detectors and the
 * chapters.
 */
export function schemesOfCopies(
  original: Omit<TypologyInput, 'patterns'>,
  settings: CopySettings,
): (request: CopyRequest) => CopySchemes {
  const { unusual_sums } = settings.structural;
  let least_score: number | undefined;
  const leastScore = (): number => (least_score ??= listedFrom(original, unusual_sums));
  return (request) => schemesOfCopy(original, settings, leastScore, request);
}

function schemesOfCopy(
  original: Omit<TypologyInput, 'patterns'>,
  settings: CopySettings,
  leastScore: () => number,
  { shuffle, copy }: CopyRequest,
): CopySchemes {
  const { input, moved_ratio } = copyOf(original, settings, shuffle, seedOf(settings.features.seed, shuffle, copy));
  const patterns = onePerIdentity(patternsOf(input, settings.structural, shuffle, leastScore));
  if (shuffle === 'sums' && patterns.length === 0) return { shuffle, copy, moved_ratio, schemes: [] };
  const features = copiedFeatures(original, input, settings.features);
  // Copies are counted and nobody reads their sentences, which alone say what is traced by every method.
  const context = {
    ...typologyContext({ ...original, ...input, features, patterns }, settings.typologies),
    exposureOf: () => [],
  };
  const scored = scoredSchemes(context, detectTypologies(context, settings.typologies), []);
  return { shuffle, copy, moved_ratio, schemes: scored.map(({ counted }) => counted) };
}

/**
 * Sums dealt out anew judge groups of unusual sums alone, those that the window would list: no other detector runs. No
 * other shuffle judges these groups.
 */
function patternsOf(
  copy: DetectionInput,
  settings: StructuralSettings,
  shuffle: Shuffle,
  leastScore: () => number,
): Pattern[] {
  if (shuffle === 'sums') return unusualSumsFrom(copy, settings.unusual_sums, leastScore());
  return Object.entries(DETECTORS).flatMap(([name, detect]) =>
    name === 'unusual_sums' ? [] : [...detect(copy, settings).patterns],
  );
}

function copyOf(
  original: Omit<TypologyInput, 'patterns'>,
  { reference, structural }: CopySettings,
  shuffle: Shuffle,
  seed: number,
): Copy {
  switch (shuffle) {
    case 'ties':
      return shuffleTies(original, seed, reference);
    case 'times':
      return shiftTimes(original, seed, reference);
    case 'amounts':
      return exchangeAmounts(original, seed);
    case 'sums':
      return dealSums(original, seed, structural.unusual_sums);
  }
}

function seedOf(seed: number, shuffle: Shuffle, copy: number): number {
  return (seed * SEEDS_APART + SHUFFLES.indexOf(shuffle)) * 1000 + copy;
}
