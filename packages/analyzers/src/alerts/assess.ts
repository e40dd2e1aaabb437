/** How sure and how urgent a scheme is, term by term: what an analyst can recompute on paper. */
import type { ScoreTerm, Severity } from '@analytics/domain';
import { probabilityOf, rounded, type Evidence } from '../evidence/scorecard.ts';
import type { Chance } from '../reference/chance.ts';
import type { TypologyContext } from '../typologies/context.ts';
import { between, usdOf } from '../typologies/measures.ts';
import { otherNames, touchesRisk, type Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';

export interface Assessment {
  /** The probability that the scheme is what it is called: 1 / (1 + 2^−(prior_bits + evidence.bits)). */
  readonly confidence_score: number;
  readonly evidence: Evidence;
  readonly chance: Chance;
  readonly severity: Severity;
  readonly severity_score: number;
  readonly severity_terms: readonly ScoreTerm[];
}

export interface JudgedScheme extends Scheme {
  readonly assessment: Assessment;
}

const FULL_INDICATORS = 3;
const FULL_REACH = 20;

/** severity = the weighted sum of its terms, compared with three limits. Rounded to 1e-6. O(evidence). */
export function assess(
  context: TypologyContext,
  scheme: Scheme,
  evidence: Evidence,
  chance: Chance,
  settings: AlertSettings,
): Assessment {
  const { lead, around, suspects, rows } = scheme;
  const confidence_score = probabilityOf(chance.prior_bits + evidence.bits);
  const others = otherNames(lead, around);
  const { severity: limits } = settings;
  const usd = Math.max(1, movedUsd(context, scheme, rows));
  const severity_terms: ScoreTerm[] = [
    { name: 'confidence', value: confidence_score, weight: limits.confidence_weight },
    {
      name: 'amount',
      value: between(Math.log10(usd), Math.log10(limits.small_usd), Math.log10(limits.large_usd)),
      weight: limits.amount_weight,
    },
    {
      name: 'an address with a risk label takes part',
      value: touchesRisk(context, scheme) ? 1 : 0,
      weight: limits.risk_weight,
    },
    {
      name: 'stages and independent indicators',
      value: Math.min(1, (lead.stages.length - 1 + others.length) / FULL_INDICATORS),
      weight: limits.stages_weight,
    },
    { name: 'wallets of the scheme', value: Math.min(1, suspects.length / FULL_REACH), weight: limits.reach_weight },
  ];
  const severity_score = rounded(severity_terms.reduce((sum, { value, weight }) => sum + value * weight, 0));
  return {
    confidence_score,
    evidence,
    chance,
    severity: severityOf(severity_score, settings),
    severity_score,
    severity_terms,
  };
}

function severityOf(score: number, { severity: { medium_from, high_from, critical_from } }: AlertSettings): Severity {
  if (score >= critical_from) return 'critical';
  if (score >= high_from) return 'high';
  return score >= medium_from ? 'medium' : 'low';
}

/**
 * What the scheme moved: the largest of what any one address took in or gave out within it, so that money is not
 * counted at every hop.
 */
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
