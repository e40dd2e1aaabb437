/** How well alerts tell what was planted: per typology, overall, and what they say without reason. */
import type { EvaluationInput } from './evaluation-input.ts';
import {
  allSuspects,
  backgroundResult,
  countNames,
  ownAddresses,
  twinResults,
  victimsOf,
  type BackgroundResult,
  type NameCount,
  type TwinResult,
} from './false-alerts.ts';
import { readingEffort, type ReadingEffort } from './reading-effort.ts';
import { nameMatch } from './right-names.ts';
import { byRank, schemeMatches, SEEN_COVERAGE, type SchemeMatch } from './scheme-matches.ts';

/** Ratios are null where nothing is there to divide by. */
export interface TypologyResult {
  readonly typology_type: string;
  readonly instance_count: number;
  /** Instances of which one alert involves at least 50 % (80 %) of the own addresses. */
  readonly found_50_count: number;
  readonly found_80_count: number;
  readonly recall_50: number | null;
  readonly recall_80: number | null;
  /** Mean over the instances of the best Jaccard index that an alert has with it. */
  readonly mean_jaccard: number | null;
  /**
   * Of the instances found at 50 %: share whose best-covering alert bears a name that is exactly right
   * (right-names.ts).
   */
  readonly right_name_ratio: number | null;
  /** The names that best-covering alerts of found instances bear, the most frequent first. */
  readonly given_names: readonly NameCount[];
  /** Alerts about found instances, over the found instances. */
  readonly alerts_per_found: number | null;
  /** Bystanders of these schemes who act in none, and those of them whom some alert suspects. */
  readonly victim_count: number;
  readonly victim_suspected_count: number;
  readonly victim_suspected_ratio: number | null;
}

export interface Evaluation {
  readonly alert_count: number;
  /** In the order of first appearance. */
  readonly typologies: readonly TypologyResult[];
  /** The same over all instances; its typology_type is `all`. */
  readonly overall: TypologyResult;
  readonly twins: readonly TwinResult[];
  /** Twin instances flagged, over all twin instances. */
  readonly twin_flagged_ratio: number | null;
  readonly background: BackgroundResult;
  /** For half and for nine tenths of the schemes. */
  readonly reading: readonly ReadingEffort[];
  /** What became of each scheme. */
  readonly matches: readonly SchemeMatch[];
}

export const READING_SHARES = [0.5, 0.9] as const;
const WHOLE_COVERAGE = 0.8;
const ALL = 'all';

/** Pure and deterministic: the order of alerts does not matter, that of instances only for the order of rows. */
export function evaluateAlerts(input: EvaluationInput): Evaluation {
  const { schemes, alerts } = input;
  const matches = schemeMatches(schemes, alerts);
  const guilty = ownAddresses(schemes);
  const suspects = allSuspects(alerts);
  const resultOf = (typology_type: string): TypologyResult => {
    const isOfType = (name: string): boolean => typology_type === ALL || name === typology_type;
    return typologyResult(
      typology_type,
      matches.filter((match) => isOfType(match.typology_type)),
      victimsOf(
        schemes.filter(({ pattern_type }) => isOfType(pattern_type)),
        guilty,
      ),
      suspects,
    );
  };
  const twins = twinResults(input);
  const ranks = byRank(alerts).map(({ alert_rank }) => alert_rank);
  return {
    alert_count: alerts.length,
    typologies: [...new Set(schemes.map(({ pattern_type }) => pattern_type))].map(resultOf),
    overall: resultOf(ALL),
    twins,
    twin_flagged_ratio: ratio(sum(twins.map(({ flagged_count }) => flagged_count)), input.twins.length),
    background: backgroundResult(input),
    reading: READING_SHARES.map((share) => readingEffort(matches, ranks, share)),
    matches,
  };
}

function typologyResult(
  typology_type: string,
  matches: readonly SchemeMatch[],
  victims: ReadonlySet<string>,
  suspects: ReadonlySet<string>,
): TypologyResult {
  const found = matches.filter(({ coverage }) => coverage >= SEEN_COVERAGE);
  const found_80_count = matches.filter(({ coverage }) => coverage >= WHOLE_COVERAGE).length;
  const rightly = found.filter((match) => nameMatch(match.typology_type, match.best_alert_type) === 'exact').length;
  const victim_suspected_count = [...victims].filter((address) => suspects.has(address)).length;
  return {
    typology_type,
    instance_count: matches.length,
    found_50_count: found.length,
    found_80_count,
    recall_50: ratio(found.length, matches.length),
    recall_80: ratio(found_80_count, matches.length),
    mean_jaccard: ratio(sum(matches.map(({ best_jaccard }) => best_jaccard)), matches.length),
    right_name_ratio: ratio(rightly, found.length),
    given_names: countNames(found.map(({ best_alert_type }) => best_alert_type)),
    alerts_per_found: ratio(sum(found.map(({ alert_count }) => alert_count)), found.length),
    victim_count: victims.size,
    victim_suspected_count,
    victim_suspected_ratio: ratio(victim_suspected_count, victims.size),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
