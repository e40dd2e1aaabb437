/** How a confidence comes out of the sum of its terms: what a reader can recompute on paper, step by step. */
import type { ApiSchemas } from '@analytics/api-client';
import { formatShare } from '../format/number.ts';
import { strings } from '../strings.ts';

export interface ScoreStep {
  readonly name: string;
  readonly value: number;
}

/** The place in the band that the sum points at, then what other typologies add; docs/alerts.md tells the rule. */
export function confidenceSteps({ band, terms, corroboration }: ApiSchemas['ConfidenceScore']): readonly ScoreStep[] {
  const [low = 0, high = 0] = band;
  const sum = terms.reduce((total, { value, weight }) => total + value * weight, 0);
  const placed = low + (high - low) * Math.min(1, Math.max(0, sum));
  const steps = [{ name: strings.score.band(formatShare(low), formatShare(high)), value: placed }];
  if (corroboration === 0) return steps;
  const name = strings.score.corroboration(formatShare(corroboration));
  return [...steps, { name, value: placed + (1 - placed) * corroboration }];
}
