/**
 * A look from the alerts of a window: who deals, one by one, with suspects of many of them. It finds fans of small single
 * payments that no shape, sum or time tells from custom, because the same people are in several schemes.
 */
import { addToList, counted, lasting, moment, percent, settingsDigest } from '@analytics/domain';
import { seededRandom } from '@analytics/graph';
import { priorBits, type Chance } from '../../reference/chance.ts';
import { countAtLeast, descendingOf, ratiosAt, smallestFromBelow } from '../../target-decoy.ts';
import { atLeast, named, type Sentence } from '../../typologies/chapter.ts';
import { collection } from '../../typologies/collection/detect.ts';
import type { TypologyContext } from '../../typologies/context.ts';
import type { TypologyDetection } from '../../typologies/detection.ts';
import { dispersion } from '../../typologies/dispersion/detect.ts';
import { between, timesOf, worthOf } from '../../typologies/measures.ts';
import { RoleBook } from '../../typologies/role-book.ts';
import { mergeDetections, type Scheme } from '../merge-detections.ts';
import { scored, type SchemeWithEvidence } from '../scored-schemes.ts';
import { dealtSuspects, strataOf } from './deal-suspects.ts';
import { singlePayments, suspectFans, type AlertsOf, type SuspectFan } from './fans.ts';
import type { SharedSuspectsSettings } from './params.ts';

/** Bits at which the surprise of a fan counts in full. */
const FULL_BITS = 10;
/** It says what was paid and to whom, and nothing of a scheme that another chapter names. */
const SPECIFICITY = 10;

export interface FoundScheme extends SchemeWithEvidence {
  readonly chance: Chance;
}

/**
 * Looks from one set of raised schemes after another. Each scheme found is judged by those found among the same
 * suspects, dealt out anew: by its surprise, which the score of evidence blurs. Deterministic in the input's seed. A
 * look costs O(single payments · copies), the first O(transfers) more.
 */
export function suspectLooks(
  context: TypologyContext,
  settings: SharedSuspectsSettings,
): (raised: readonly Scheme[]) => FoundScheme[] {
  const ties = singlePayments(context);
  const strata = strataOf(ties);
  const schemesAmong = (alertsOf: AlertsOf): SchemeWithEvidence[] => {
    const fans = suspectFans(context, ties, alertsOf, settings);
    const detections = fans.map((fan) => detectionOf(context, fan, settings));
    return mergeDetections(context, detections).map((scheme) => scored(context, scheme));
  };
  return (raised) => {
    const alertsOf = alertsBySuspect(raised);
    const found = schemesAmong(alertsOf);
    if (found.length === 0) return [];
    const random = seededRandom(context.input.seed);
    const dealt = Array.from({ length: settings.copies }, () =>
      schemesAmong(dealtSuspects(strata, alertsOf, random)),
    ).flat();
    return judged(found, dealt, settings.copies);
  };
}

function judged(
  found: readonly SchemeWithEvidence[],
  dealt: readonly SchemeWithEvidence[],
  copies: number,
): FoundScheme[] {
  const [real, chance] = [descendingOf(found.map(surpriseOf)), descendingOf(dealt.map(surpriseOf))];
  const ratios = smallestFromBelow(ratiosAt(real, chance, copies));
  const bits_by_chance = dealt.map(({ evidence }) => evidence.bits);
  return found.map((scheme) => {
    const surprise = surpriseOf(scheme);
    const rank = countAtLeast(real, surprise);
    const expected_by_chance = countAtLeast(chance, surprise) / copies;
    const prior_bits = priorBits(rank, expected_by_chance, bits_by_chance);
    return { ...scheme, chance: { chance_ratio: ratios[rank - 1], expected_by_chance, prior_bits, is_pooled: false } };
  });
}

function surpriseOf({ scheme }: SchemeWithEvidence): number {
  return scheme.lead.surprise_bits ?? 0;
}

function alertsBySuspect(raised: readonly Scheme[]): AlertsOf {
  const alertsOf = new Map<number, number[]>();
  raised.forEach(({ suspects }, alert) => {
    for (const node of suspects) {
      addToList(alertsOf, node, alert);
    }
  });
  return alertsOf;
}

function detectionOf(context: TypologyContext, fan: SuspectFan, settings: SharedSuspectsSettings): TypologyDetection {
  const { centre, is_payer, leaves, rows, alert_count, bits } = fan;
  const { typology_type, fatf_category } = is_payer ? dispersion : collection;
  return {
    typology_type,
    fatf_category,
    specificity: SPECIFICITY,
    innocent_reading:
      'Several who are under suspicion by mistake, or for one reason, are customers, staff or friends of the same person.',
    subject: centre,
    conditions: [
      atLeast('alerts', alert_count, settings.min_alerts, 'different alerts that its members are suspects of'),
      atLeast('surprise', bits, settings.min_bits, 'bits beyond chance'),
    ],
    stages: [typology_type],
    parameters_hash: settingsDigest(settings),
    roles: new RoleBook(context)
      .add(centre, is_payer ? 'source' : 'destination')
      .add(leaves, is_payer ? 'destination' : 'source').roles,
    entry: is_payer ? [centre] : leaves,
    exit: is_payer ? leaves : [centre],
    rows,
    patterns: [],
    surprise_bits: bits,
    proof_grade: 'shape',
    confidence: [{ name: 'how seldom chance makes such a group', value: between(bits, 0, FULL_BITS), weight: 1 }],
    sentences: sentencesOf(context, fan, settings),
  };
}

function sentencesOf(
  context: TypologyContext,
  { centre, is_payer, leaves, rows, alert_count, tie_count, expected_share }: SuspectFan,
  { stretch_days }: SharedSuspectsSettings,
): Sentence[] {
  const [begin_ms, end_ms] = timesOf(context, rows);
  const others = counted(leaves.length, 'address', 'addresses');
  const [payers, payees] = is_payer ? [named(centre), others] : [others, named(centre)];
  const dealt = is_payer
    ? `${named(centre)} paid ${tie_count} addresses`
    : `${tie_count} addresses paid ${named(centre)}`;
  return [
    {
      text: `From ${moment(begin_ms)} on, ${payers} paid ${payees}, ${worthOf(context, rows)} in ${counted(rows.length, 'transfer')}, within ${lasting(end_ms - begin_ms)}; no payer pays the same address at another time of the window.`,
      rows,
    },
    {
      text: `All ${leaves.length} are suspects of other alerts, of ${alert_count} different ones at least.`,
      rows,
    },
    {
      text: `Once, and never again, ${dealt} within ${stretch_days} days from the first of them on: ${percent(leaves.length / tie_count)} are these suspects. Of all such payments here ${percent(expected_share)} ${is_payer ? 'go to' : 'come from'} a suspect.`,
      rows,
    },
  ];
}
