/** What each term of the scorecard is worth: every candidate judged anew without it. */
import {
  areaUnderCurve,
  calibrationError,
  probabilityOf,
  TERM_NAMES,
  type KnownCandidate,
  type TermName,
  type TermWeights,
} from '@analytics/analyzers';

export interface JudgedCandidate extends KnownCandidate {
  /** Log-odds of its kind on its network, and the share of such schemes that chance explains; −1: not judged. */
  readonly prior_bits: number;
  readonly chance_ratio: number;
}

/** Where an alert begins: the defaults of `alerts.min_confidence` and `alerts.max_chance_ratio`. */
export interface Gate {
  readonly min_confidence: number;
  readonly max_chance_ratio: number;
}

interface Judged {
  readonly area: number;
  readonly error: number;
  readonly true_raised: number;
  readonly raised: number;
}

function judged(
  candidates: readonly JudgedCandidate[],
  weights: TermWeights,
  without: TermName | undefined,
  gate: Gate,
): Judged {
  const confidences = candidates.map(({ bits, prior_bits }) =>
    probabilityOf(
      TERM_NAMES.reduce((sum, name) => sum + (name === without ? 0 : bits[name] * weights[name]), prior_bits),
    ),
  );
  const isTrue = candidates.map(({ is_true }) => is_true);
  const raised = candidates.filter(
    ({ chance_ratio }, at) => confidences[at]! >= gate.min_confidence && chance_ratio <= gate.max_chance_ratio,
  );
  return {
    area: areaUnderCurve(confidences, isTrue),
    error: calibrationError(confidences, isTrue),
    true_raised: raised.filter(({ is_true }) => is_true).length,
    raised: raised.length,
  };
}

/**
 * Rows of Markdown: all terms, then each left out, by source; priors and chance ratios stay as all terms gave them.
 * O(terms · candidates · log candidates).
 */
export function ablationTable(
  sources: ReadonlyMap<string, readonly JudgedCandidate[]>,
  weights: TermWeights,
  gate: Gate,
): string[] {
  const names = [...sources.keys()];
  const cellsOf = (without: TermName | undefined): string[] =>
    [...sources.values()].map((candidates) => {
      const { area, error, true_raised, raised } = judged(candidates, weights, without, gate);
      return `${area.toFixed(3)}, ${error.toFixed(2)}, ${true_raised} of ${raised}`;
    });
  return [
    `| left out | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---:').join('|')}|`,
    ...[undefined, ...TERM_NAMES].map((name) => `| ${[name ?? 'nothing', ...cellsOf(name)].join(' | ')} |`),
  ];
}
