/**
 * How good the alerts of a network are whose truth is known: what is found, what is right, and whether confidence is a
 * probability.
 */
import { alertJudge, type TruthInstance } from './alert-truth.ts';
import { nameMatch } from './right-names.ts';
import { reliabilityOf, type Reliability } from './reliability.ts';

export interface RankedAlert {
  readonly typology_type: string;
  readonly addresses: readonly string[];
  readonly suspects: readonly string[];
  readonly confidence: number;
}

/** What is known of a network: its schemes with their members, or only which accounts are guilty. */
export interface NetworkTruth {
  readonly schemes: readonly TruthInstance[];
  /** Innocent instances that look like schemes: the addresses of each. */
  readonly look_alikes: readonly (readonly string[])[];
  /** Where no scheme is known: the guilty accounts. */
  readonly accounts?: ReadonlySet<string>;
}

/** Ratios are null where nothing is there to divide by. */
export interface AlertQuality {
  readonly alert_count: number;
  readonly scheme_count: number;
  /** Share of the schemes of which one alert, that is mostly theirs, names at least half (four fifths) of the core. */
  readonly found_half: number | null;
  readonly found_most: number | null;
  /** Share of the schemes that are found by half under a name that is right or says the same structure. */
  readonly rightly_named: number | null;
  /** Share of the alerts that are mostly one scheme (mostly guilty accounts), of all and of the first fifty. */
  readonly precision: number | null;
  readonly precision_first_50: number | null;
  /** Share that is mostly background. */
  readonly false_ratio: number | null;
  /** Alerts for each scheme that is found. */
  readonly alerts_per_found: number | null;
  /** Share of the look-alikes that make up more than half of some alert's suspects. */
  readonly look_alike_flagged_ratio: number | null;
  /** Of suspects, the share that is guilty; of the guilty, the share that is suspected. */
  readonly suspect_precision: number | null;
  readonly suspect_recall: number | null;
  /** Of confidence against truth, among these alerts. */
  readonly confidence: Reliability;
}

const FIRST = 50;

/** `alerts` in the order in which they are read. O(addresses of alerts · instances of each). */
export function alertQuality(truth: NetworkTruth, alerts: readonly RankedAlert[]): AlertQuality {
  const { schemes, accounts } = truth;
  const judge = alertJudge(schemes);
  const judged = alerts.map((alert) => ({ ...alert, ...judge(alert.addresses) }));
  const counted = schemes.filter(({ core }) => core.size > 0);
  const found = (least: number, isCounted: (alert: (typeof judged)[number]) => boolean): number => {
    const best = judged.filter((alert) => alert.coverage >= least && isCounted(alert)).map(({ instance }) => instance);
    const seen = new Set(best);
    return counted.filter((one) => seen.has(one)).length;
  };
  const isTrue =
    accounts === undefined
      ? judged.map((alert) => alert.truth === 'true' || alert.truth === 'fragment')
      : judged.map(({ addresses }) => 2 * addresses.filter((one) => accounts.has(one)).length > addresses.length);
  const isFalse =
    accounts === undefined ? judged.map((alert) => alert.truth === 'false') : isTrue.map((right) => !right);
  const found_half = found(0.5, () => true);
  const guilty = accounts ?? new Set(counted.flatMap(({ core }) => [...core]));
  const suspects = new Set(alerts.flatMap((alert) => alert.suspects));
  const right = [...suspects].filter((address) => guilty.has(address)).length;
  return {
    alert_count: alerts.length,
    scheme_count: counted.length,
    found_half: share(found_half, counted.length),
    found_most: share(
      found(0.8, () => true),
      counted.length,
    ),
    rightly_named: share(
      found(0.5, ({ instance, typology_type }) => nameMatch(instance?.pattern_type ?? '', typology_type) !== 'other'),
      counted.length,
    ),
    precision: share(isTrue.filter(Boolean).length, isTrue.length),
    precision_first_50: share(isTrue.slice(0, FIRST).filter(Boolean).length, Math.min(FIRST, isTrue.length)),
    false_ratio: share(isFalse.filter(Boolean).length, isFalse.length),
    alerts_per_found: share(alerts.length, found_half),
    look_alike_flagged_ratio: share(flagged(truth, alerts), truth.look_alikes.length),
    suspect_precision: share(right, suspects.size),
    suspect_recall: share(right, guilty.size),
    confidence: reliabilityOf(
      alerts.map(({ confidence }) => confidence),
      isTrue,
    ),
  };
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/**
 * Look-alikes, members of schemes left out, that are more than half of an alert's suspects (of its addresses, where it
 * names none).
 */
function flagged({ schemes, look_alikes }: NetworkTruth, alerts: readonly RankedAlert[]): number {
  const inSchemes = new Set(schemes.flatMap(({ core, neutral }) => [...core, ...neutral]));
  const named = alerts.map(({ suspects, addresses }) => (suspects.length > 0 ? suspects : addresses));
  return look_alikes.filter((addresses) => {
    const own = new Set(addresses.filter((address) => !inSchemes.has(address)));
    return named.some((list) => 2 * list.filter((address) => own.has(address)).length > list.length);
  }).length;
}
