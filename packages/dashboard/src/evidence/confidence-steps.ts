/** How a confidence comes out of the sum of its terms: what a reader can recompute on paper, step by step. */
import type { ApiSchemas } from '@analytics/api-client';
import { NOT_JUDGED } from '@analytics/domain';
import { formatShare } from '../format/number.ts';
import { strings } from '../strings.ts';

export interface ScoreStep {
  readonly name: string;
  readonly value: number;
}

/**
 * The bits of evidence, the prior of the network, and the probability that they stand for; an alert of the first
 * edition has its band instead.
 */
export function confidenceSteps({
  prior_bits,
  terms,
  chance,
  band,
  corroboration = 0,
}: ApiSchemas['ConfidenceScore']): readonly ScoreStep[] {
  const sum = terms.reduce((total, { value, weight }) => total + value * weight, 0);
  if (prior_bits !== undefined) {
    const odds = [
      { name: strings.score.prior, value: prior_bits },
      { name: strings.score.probability, value: 1 / (1 + 2 ** -(prior_bits + sum)) },
    ];
    const ratio = chance?.chance_ratio ?? NOT_JUDGED;
    return ratio === NOT_JUDGED ? odds : [...odds, { name: strings.score.chance, value: ratio }];
  }
  const [low = 0, high = 0] = band ?? [];
  const placed = low + (high - low) * Math.min(1, Math.max(0, sum));
  const steps = [{ name: strings.score.band(formatShare(low), formatShare(high)), value: placed }];
  if (corroboration === 0) return steps;
  const name = strings.score.corroboration(formatShare(corroboration));
  return [...steps, { name, value: placed + (1 - placed) * corroboration }];
}
