/** How sure and how urgent a scheme is, term by term: what an analyst can recompute on paper. */
import type { ScoreTerm, Severity } from '@analytics/domain';
import type { TypologyContext } from '../typologies/context.ts';
import { between, usdOf } from '../typologies/measures.ts';
import { confidenceBand, confidenceOf } from '../structural/confidence.ts';
import { isSlowPattern } from '../structural/slow-look/two-looks.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import { otherNames, type Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';

export interface Assessment {
  readonly confidence_score: number;
  /** The grade's band, and the place in it that the terms sum to. */
  readonly confidence_band: readonly [low: number, high: number];
  readonly confidence_terms: readonly ScoreTerm[];
  /** Share of the doubt that independent indicators remove. */
  readonly corroboration: number;
  readonly severity: Severity;
  readonly severity_score: number;
  readonly severity_terms: readonly ScoreTerm[];
}

/** Three other typologies that touch the scheme on evidence of their own remove a quarter of the doubt; what tells the same transfers removes none. */
const MOST_CORROBORATION = 0.25;
const FULL_INDICATORS = 3;
const FULL_REACH = 20;

/**
 * confidence = band of the proof grade at the place that its terms sum to, then `+ (1 − confidence) · corroboration`. severity = the weighted sum
 * of its terms, compared with three limits. Rounded to 1e-6. O(evidence).
 */
export function assess(context: TypologyContext, scheme: Scheme, settings: AlertSettings): Assessment {
  const { lead, around, suspects, rows } = scheme;
  const confidence_terms = confidenceTerms(context, lead, settings);
  const strength = confidence_terms.reduce((sum, { value, weight }) => sum + value * weight, 0);
  const others = otherNames(lead, around);
  const corroboration = MOST_CORROBORATION * Math.min(1, others.length / FULL_INDICATORS);
  const plain = confidenceOf(lead.proof_grade, strength);
  const confidence_score = round(plain + (1 - plain) * corroboration);
  const { severity: limits } = settings;
  const usd = Math.max(1, movedUsd(context, scheme, rows));
  const touchesRisk = [...scheme.cast.keys()].some((node) => context.input.addresses.risk_category[node] !== 0);
  const severity_terms: ScoreTerm[] = [
    { name: 'confidence', value: confidence_score, weight: limits.confidence_weight },
    {
      name: 'amount',
      value: between(Math.log10(usd), Math.log10(limits.small_usd), Math.log10(limits.large_usd)),
      weight: limits.amount_weight,
    },
    { name: 'an address with a risk label takes part', value: touchesRisk ? 1 : 0, weight: limits.risk_weight },
    {
      name: 'stages and independent indicators',
      value: Math.min(1, (lead.stages.length - 1 + others.length) / FULL_INDICATORS),
      weight: limits.stages_weight,
    },
    { name: 'wallets of the scheme', value: Math.min(1, suspects.length / FULL_REACH), weight: limits.reach_weight },
  ];
  const severity_score = round(severity_terms.reduce((sum, { value, weight }) => sum + value * weight, 0));
  return {
    confidence_score,
    confidence_band: confidenceBand(lead.proof_grade),
    confidence_terms,
    corroboration,
    severity: severityOf(severity_score, settings),
    severity_score,
    severity_terms,
  };
}

/** A detection's own terms, and the doubt about what only the slow look shows. */
function confidenceTerms(
  { input }: TypologyContext,
  { patterns, confidence }: TypologyDetection,
  { slow_doubt_ratio }: AlertSettings,
): readonly ScoreTerm[] {
  const isSlow = patterns.length > 0 && patterns.every((at) => isSlowPattern(input.patterns[at]!));
  if (!isSlow) return confidence;
  const own = confidence.map((term) => ({ ...term, weight: term.weight * (1 - slow_doubt_ratio) }));
  return [...own, { name: 'its patterns show within days, not only over a week', value: 0, weight: slow_doubt_ratio }];
}

function severityOf(score: number, { severity: { medium_from, high_from, critical_from } }: AlertSettings): Severity {
  if (score >= critical_from) return 'critical';
  if (score >= high_from) return 'high';
  return score >= medium_from ? 'medium' : 'low';
}

/** What the scheme moved: the largest of what any one address took in or gave out within it, so that money is not counted at every hop. */
function movedUsd(context: TypologyContext, scheme: Scheme, rows: Uint32Array): number {
  const { from, to, amount_usd } = context.input.transfers;
  const gave = new Map<number, number>();
  const took = new Map<number, number>();
  for (const row of rows) {
    gave.set(from[row]!, (gave.get(from[row]!) ?? 0) + amount_usd[row]!);
    took.set(to[row]!, (took.get(to[row]!) ?? 0) + amount_usd[row]!);
  }
  let most = 0;
  for (const usd of [...gave.values(), ...took.values()]) most = Math.max(most, usd);
  return most > 0 ? most : usdOf(context, scheme.lead.rows);
}

function round(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}
