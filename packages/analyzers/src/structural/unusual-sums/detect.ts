/** Unusual sums: several addresses that depart from what they usually pay, together and by sums of one order. */
import { counted, type CyclePattern, type Pattern } from '@analytics/domain';
import { confidenceOf } from '../confidence.ts';
import type { DetectionInput, DetectionResult } from '../detection.ts';
import { noticeBook } from '../notices.ts';
import { networkOf } from '../shape-of.ts';
import { evidenceOf, strongestPerIdentity } from '../strongest.ts';
import { departureGroups, type DepartureGroup } from './groups.ts';
import { habitsOf, usualForPayee, type Departure } from './habits.ts';
import type { UnusualSumsSettings } from './params.ts';

/** Bits at which a group's strength within its grade is full. */
const FULL_BITS = 10;

/** See README.md. Deterministic in the input's seed. */
export function detectUnusualSums(input: DetectionInput, settings: UnusualSumsSettings): DetectionResult {
  const groups = groupsIn(input, settings);
  const kept = groups.filter(isKept(settings));
  const book = noticeBook();
  book.add(
    'CHANCE_GROUPS_LEFT_OUT',
    groups.length - kept.length,
    (n) => `${counted(n, 'group')} of unusual sums left out: the same sums, dealt out anew, make as many.`,
  );
  return { patterns: strongestPerIdentity(kept.map(patternOf)), notices: book.list() };
}

/**
 * The score from which the groups of a window are listed: what a copy of it is held to, whose own groups are all chance.
 * Infinity where none is.
 */
export function listedFrom(input: DetectionInput, settings: UnusualSumsSettings): number {
  const kept = groupsIn(input, settings).filter(isKept(settings));
  return kept.reduce((least, { score }) => Math.min(least, score), Infinity);
}

/** What a window's copy shows of groups with at least that score. */
export function unusualSumsFrom(input: DetectionInput, settings: UnusualSumsSettings, min_score: number): Pattern[] {
  if (min_score === Infinity) return [];
  const groups = groupsIn(input, settings).filter(({ score }) => score >= min_score);
  return strongestPerIdentity(groups.map(patternOf));
}

function groupsIn(input: DetectionInput, settings: UnusualSumsSettings): DepartureGroup[] {
  const { is_service } = input.addresses;
  const habits = habitsOf(input, settings);
  const isUsual = usualForPayee(input, habits, settings);
  const isOrdinary = (departure: Departure): boolean => is_service[departure.payee] === 1 || isUsual(departure);
  return departureGroups(habits, isOrdinary, settings, input.seed);
}

function isKept({ max_chance_ratio }: UnusualSumsSettings): (group: DepartureGroup) => boolean {
  return ({ chance_ratio }) => chance_ratio <= max_chance_ratio;
}

function patternOf(group: DepartureGroup): Pattern {
  const { departures, ratio_of_score } = group;
  const surprise_bits = -Math.log2(ratio_of_score);
  const common = {
    transfers: evidenceOf(departures.flatMap(({ rows }) => rows)),
    occurrence_count: 1,
    proof_grade: 'shape',
    confidence_score: confidenceOf('shape', surprise_bits / FULL_BITS),
    detection_method: 'unusual_sums',
    found_by: 'unusual_sums',
    surprise_bits,
  } as const;
  const ring = ringOf(departures);
  if (ring !== undefined) return { ...common, ...ringShape(ring) };
  return { ...common, ...networkOf(departures.map(({ payer, payee }) => [payer, payee] as const)) };
}

/** The departures one after another where each payee pays the next and the last pays the first. */
function ringOf(departures: readonly Departure[]): readonly Departure[] | undefined {
  const byPayer = new Map(departures.map((departure) => [departure.payer, departure]));
  if (byPayer.size < departures.length) return undefined;
  const ring = [departures[0]!];
  for (let next = byPayer.get(ring[0]!.payee); next !== ring[0]; next = byPayer.get(next.payee)) {
    if (next === undefined || ring.length === departures.length) return undefined;
    ring.push(next);
  }
  return ring.length === departures.length ? ring : undefined;
}

function ringShape(
  ring: readonly Departure[],
): Pick<CyclePattern, 'pattern_type' | 'pattern_subtype' | 'members' | 'roles' | 'cycle_path' | 'hops'> {
  const path = ring.map(({ payer }) => payer);
  return {
    pattern_type: 'cycle',
    pattern_subtype: 'unusual_sums',
    members: path,
    roles: path.map((_, at) => (at === 0 ? 'origin' : 'intermediary')),
    cycle_path: path,
    hops: ring.map(({ rows }) => rows[0]!),
  };
}
