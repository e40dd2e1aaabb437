/**
 * The whole of what is decided about a window's schemes without a word of text: detections, schemes, assessments, what
 * is raised, cases.
 */
import { counted, type HoldReason, type RunNotice } from '@analytics/domain';
import { withDecisions, type Learned } from '../evidence/learn-from-decisions.ts';
import type { RoleByBehaviour } from '../roles/address-roles.ts';
import { chanceOf, type Chance, type ShuffledSchemes } from '../reference/chance.ts';
import { typologyContext, type TypologyContext } from '../typologies/context.ts';
import { detectTypologies } from '../typologies/detect-typologies.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import type { TypologySettings } from '../typologies/settings.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';
import { assess, type JudgedScheme } from './assess.ts';
import { casesOf, type Case } from './cases.ts';
import { countedByName } from './counted-by-name.ts';
import { heldBackNotices, whyHeldBack } from './held-back.ts';
import type { Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';
import { scoredSchemes, type SchemeWithEvidence } from './scored-schemes.ts';
import { suspectLooks } from './shared-suspects/find.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

export interface AssessedScheme extends JudgedScheme {
  readonly surroundings: Surroundings;
}

export interface HeldBackScheme extends AssessedScheme {
  readonly reason: HoldReason;
}

export interface WindowSchemes {
  /** Those that are raised as alerts, to be read in this order. */
  readonly schemes: readonly AssessedScheme[];
  /** Kept as detections and counted, raised as no alert. */
  readonly held_back: readonly HeldBackScheme[];
  /** Those beyond the alert budget: likewise. */
  readonly beyond_budget: readonly AssessedScheme[];
  readonly cases: readonly Case[];
  /** What addresses are by what they do, by node. */
  readonly roles: readonly RoleByBehaviour[];
  readonly notices: readonly RunNotice[];
}

/** What is known of the network when its schemes are judged. */
export interface NetworkKnowledge {
  /** The schemes of the window's shuffled copies; without any, nothing is held back as chance. */
  readonly shuffled: readonly ShuffledSchemes[];
  /** What decisions about its alerts taught. */
  readonly learned?: Learned | undefined;
}

export interface SchemeSettings {
  readonly typologies: TypologySettings;
  readonly alerts: AlertSettings;
}

/**
 * `extra` are detections of typologies that users added. Deterministic.
 */
export function findSchemes(
  input: TypologyInput,
  extra: readonly TypologyDetection[],
  settings: SchemeSettings,
  known: NetworkKnowledge,
): WindowSchemes {
  const context = typologyContext(input, settings.typologies);
  return schemesOf(context, detectTypologies(context, settings.typologies), extra, settings, known);
}

/** As `findSchemes`, from what chapters and sequences found in the window. */
export function schemesOf(
  context: TypologyContext,
  detections: readonly TypologyDetection[],
  extra: readonly TypologyDetection[],
  settings: SchemeSettings,
  known: NetworkKnowledge,
): WindowSchemes {
  const scored = scoredSchemes(context, detections, extra);
  const chances = chanceOf(
    scored.map((one) => one.counted),
    known.shuffled,
  );
  const assessed = ({ scheme, evidence }: SchemeWithEvidence, chance: Chance): JudgedScheme => {
    const decided = withDecisions(evidence, scheme.lead.typology_type, known.learned);
    return { ...scheme, assessment: assess(context, scheme, decided, chance, settings.alerts) };
  };
  const own = scored.map((one, at) => assessed(one, chances[at]!));
  const ranked = [...own, ...amongSuspects(context, own, settings.alerts, assessed)]
    .map((scheme, at) => ({ scheme, at }))
    .sort((a, b) => b.scheme.assessment.severity_score - a.scheme.assessment.severity_score || a.at - b.at)
    .map(({ scheme }) => scheme);
  const withSurroundings = <S extends Scheme>(scheme: S): S & { readonly surroundings: Surroundings } => ({
    ...scheme,
    surroundings: surroundingsOf(context, scheme, settings.alerts),
  });
  const judged = ranked.map((scheme) => ({ scheme, reason: whyHeldBack(scheme, settings.alerts) }));
  const passing = judged.filter(({ reason }) => reason === undefined).map(({ scheme }) => scheme);
  const held_back = judged.flatMap(({ scheme, reason }) =>
    reason === undefined ? [] : [withSurroundings({ ...scheme, reason })],
  );
  const schemes = passing.slice(0, settings.alerts.max_alerts).map(withSurroundings);
  const beyond_budget = passing.slice(settings.alerts.max_alerts).map(withSurroundings);
  return {
    schemes,
    held_back,
    beyond_budget,
    cases: casesOf(context, schemes, settings.alerts),
    roles: [...context.roles().values()],
    notices: [...heldBackNotices(held_back), ...budgetNotices(beyond_budget, settings.alerts.max_alerts)],
  };
}

/** What is seen from the schemes that are raised, and again from them and what was seen so. */
function amongSuspects(
  context: TypologyContext,
  own: readonly JudgedScheme[],
  settings: AlertSettings,
  assessed: (found: SchemeWithEvidence, chance: Chance) => JudgedScheme,
): JudgedScheme[] {
  const isRaised = (scheme: JudgedScheme): boolean => whyHeldBack(scheme, settings) === undefined;
  const { rounds, min_alerts } = settings.shared_suspects;
  const raised = own.filter(isRaised);
  if (rounds === 0 || raised.length < min_alerts) return [];
  const look = suspectLooks(context, settings.shared_suspects);
  const seen: JudgedScheme[] = [];
  for (let round = 1; round <= rounds; round++) {
    const found = look(raised)
      .filter(({ scheme }) => !own.some((one) => isSameScheme(one, scheme)))
      .map((one) => assessed(one, one.chance));
    const more = found.filter(isRaised);
    const isLast = round === rounds || more.length === 0;
    // What this round holds back the next one may find with more suspects.
    for (const one of isLast ? found : more) seen.push(one);
    if (isLast) break;
    for (const one of more) raised.push(one);
  }
  return seen;
}

/** Payers of a collection are no suspects of it: what is seen from other alerts may be what a chapter has found. */
function isSameScheme(own: Scheme, seen: Scheme): boolean {
  if (own.lead.subject !== seen.lead.subject || own.lead.typology_type !== seen.lead.typology_type) return false;
  const known = new Set(own.rows);
  return seen.rows.some((row) => known.has(row));
}

function budgetNotices(beyond: readonly AssessedScheme[], max_alerts: number): RunNotice[] {
  if (beyond.length === 0) return [];
  const message = `Raised as no alert: ${counted(beyond.length, 'scheme')} beyond the first ${max_alerts} (${countedByName(beyond)}); their detections are kept.`;
  return [{ code: 'ALERT_BUDGET_REACHED', message, count: beyond.length }];
}
