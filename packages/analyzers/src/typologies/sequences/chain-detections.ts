/**
 * Sequences: the second stage begins where and after the first ends. Any two chapters can be chained by configuration.
 */
import { holds, HOUR_MS, type Condition } from '@analytics/domain';
import { atLeast, atMost, type Roles } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import type { TypologyDetection } from '../detection.ts';
import { ascending, ratio, timeOf, timesOf } from '../measures.ts';
import type { SequenceSettings } from './params.ts';

/** The more stages, the more a name says: above every single chapter. */
const SPECIFICITY = 90;
/** Of two sequences of the same transfers the one whose second stage says more. */
const SECOND_STAGE_WEIGHT = 0.01;

/**
 * Two detections of which the second could follow the first: they share an address, and the second has transfers of its
 * own.
 */
export interface SequenceCandidate {
  readonly name: string;
  readonly first: TypologyDetection;
  readonly second: TypologyDetection;
  readonly conditions: readonly Condition[];
}

/**
 * For each pair of detections that fit, one detection of the whole, in the order of the links. O(first · second) a
 * link.
 */
export function chainDetections(
  context: TypologyContext,
  detections: readonly TypologyDetection[],
  settings: SequenceSettings,
  parameters_hash: string,
): TypologyDetection[] {
  return sequenceCandidates(context, detections, settings)
    .filter(({ conditions }) => conditions.every(holds))
    .map((candidate) => chained(candidate, parameters_hash));
}

/**
 * Every pair that a link could join, with what would have to hold, in the order of the links. O(first · second) a link.
 */
export function sequenceCandidates(
  context: TypologyContext,
  detections: readonly TypologyDetection[],
  settings: SequenceSettings,
): SequenceCandidate[] {
  return settings.links.flatMap((link) => {
    const seconds = detections.filter(({ typology_type }) => link.second.includes(typology_type));
    return detections
      .filter(({ typology_type }) => typology_type === link.first)
      .flatMap((first) =>
        seconds.flatMap((second) => {
          const conditions = conditionsOf(context, first, second, settings);
          return conditions === undefined ? [] : [{ name: link.name, first, second, conditions }];
        }),
      );
  });
}

function conditionsOf(
  context: TypologyContext,
  first: TypologyDetection,
  second: TypologyDetection,
  settings: SequenceSettings,
): Condition[] | undefined {
  const entry = new Set(second.entry);
  const shared = new Set(first.exit.filter((node) => entry.has(node) && !context.isService(node)));
  const join = ratio(shared.size, Math.min(first.exit.length, entry.size));
  if (shared.size === 0 || first === second) return undefined;
  const of_first = new Set(first.rows);
  const own = second.rows.filter((row) => !of_first.has(row));
  if (own.length === 0) return undefined;
  const [, end_ms] = timesOf(context, first.rows);
  const begins_ms = beginOf(context, own);
  return [
    atLeast('join_ratio', join, settings.min_join_ratio, 'share of the narrower joint'),
    atLeast(
      'carried_ratio',
      carriedShare(context, first, shared),
      settings.min_carried_ratio,
      'share of what left the first stage that went to those who begin the second',
    ),
    atLeast(
      'own_ratio',
      ratio(own.length, second.rows.length),
      settings.min_own_ratio,
      'share of the second stage that is not of the first',
    ),
    atLeast('begins_after_hours', (begins_ms - end_ms) / HOUR_MS, 0, 'hours after the first ends'),
    atMost('gap_hours', (begins_ms - end_ms) / HOUR_MS, settings.max_gap_hours, 'hours'),
  ];
}

/** Of what the first stage paid to where it ends, the share that went to those who begin the second. */
function carriedShare(
  { input, value }: TypologyContext,
  { exit, rows }: TypologyDetection,
  shared: ReadonlySet<number>,
): number {
  const ends = new Set(exit);
  let [left, carried] = [0, 0];
  for (const row of rows) {
    const payee = input.transfers.to[row]!;
    if (!ends.has(payee)) continue;
    left += value[row]!;
    if (shared.has(payee)) carried += value[row]!;
  }
  return ratio(carried, left);
}

function chained({ name, first, second, conditions }: SequenceCandidate, parameters_hash: string): TypologyDetection {
  const weaker =
    first.proof_grade === 'shape_time' || second.proof_grade === 'shape_time' ? 'shape_time' : 'shape_time_value';
  return {
    typology_type: name,
    fatf_category: 'transaction_patterns',
    specificity: SPECIFICITY + SECOND_STAGE_WEIGHT * second.specificity,
    innocent_reading: `${first.innocent_reading} Or: ${second.innocent_reading}`,
    subject: first.subject,
    conditions: [...conditions, ...first.conditions, ...second.conditions],
    stages: [...first.stages, ...second.stages],
    parameters_hash,
    roles: joinedRoles(first.roles, second.roles),
    entry: first.entry,
    exit: second.exit,
    rows: ascending(first.rows, second.rows),
    patterns: ascending(first.patterns, second.patterns),
    proof_grade: first.proof_grade === 'shape' || second.proof_grade === 'shape' ? 'shape' : weaker,
    confidence: [
      ...first.confidence.map((term) => ({ ...term, name: `first stage: ${term.name}`, weight: term.weight / 2 })),
      ...second.confidence.map((term) => ({ ...term, name: `second stage: ${term.name}`, weight: term.weight / 2 })),
    ],
    sentences: [...first.sentences, ...second.sentences],
  };
}

/**
 * When most of a stage begins: money that was there before may have been spent along with it, so its first tenth may be
 * earlier.
 */
function beginOf(context: TypologyContext, own: readonly number[]): number {
  const sorted = [...own].sort((a, b) => a - b);
  return timeOf(context, sorted[Math.floor(sorted.length / 10)]!);
}

/** A role of the first stage stays; who is a mere receiver there may run the second. */
function joinedRoles(first: Roles, second: Roles): Roles {
  const roles = new Map(first);
  for (const [node, role] of second) {
    const known = roles.get(node);
    if (known === undefined || known === 'receiver' || known === 'sender') roles.set(node, role);
  }
  return roles;
}
