/**
 * One scheme, one alert: detections of the same episode are merged; the most specific gives the name, the others are
 * its indicators.
 */
import { isSuspectRole, roleKindOf, takesPart } from '@analytics/domain';
import type { TypologyContext } from '../typologies/context.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import { ascending, usdOf } from '../typologies/measures.ts';
import { commonExits, lastCollections, type Joint } from './last-collector.ts';

export interface Scheme {
  /** The detection that gives the name. */
  readonly lead: TypologyDetection;
  /** Detections of the same transfers, in the order in which they were merged. */
  readonly indicators: readonly TypologyDetection[];
  /**
   * Detections that touch the scheme and stand on evidence of their own: they corroborate it, and their transfers are
   * not its evidence.
   */
  readonly around: readonly TypologyDetection[];
  readonly roles: ReadonlyMap<number, string>;
  readonly suspects: readonly number[];
  /** Who took part: the roles without services and outsiders; all of it where nobody else is in it. */
  readonly participants: readonly number[];
  /** Ascending; of the lead and of indicators that tell the same transfers. */
  readonly rows: Uint32Array;
}

/** What other detections are called, each once, where a scheme's own name and stages do not say it. */
export function otherNames(lead: TypologyDetection, detections: readonly TypologyDetection[]): string[] {
  return [...new Set(detections.map(({ typology_type }) => typology_type))].filter(
    (type) => type !== lead.typology_type && !lead.stages.includes(type),
  );
}

/** Every detection of a scheme, the one that names it first. */
export function detectionsIn({ lead, indicators, around }: Scheme): TypologyDetection[] {
  return [lead, ...indicators, ...around];
}

/** Whether an address with a risk label has a role in it. */
export function touchesRisk({ input }: Pick<TypologyContext, 'input'>, { roles }: Pick<Scheme, 'roles'>): boolean {
  return [...roles.keys()].some((node) => input.addresses.risk_category[node] !== 0);
}

/**
 * A detection that repeats at least so much of a scheme's transfers is of the same scheme and may complete its roles.
 */
const SAME_TRANSFERS = 0.5;
/** With at least so many of its suspects in the scheme already, one shared transfer makes it a part of the scheme. */
const SAME_SUSPECTS = 0.5;
/** Of detections of one typology at one time: with at least so much of the smaller roles in common they are one act. */
const SAME_ROLES = 0.5;

/**
 * Detections from the most specific to the least (then by confidence, USD and first transfer); each joins the scheme
 * that it shares most with, or begins one. Schemes are joined to detections, never to each other, so that a chance link
 * cannot glue two schemes. O(detections · transfers of each).
 */
export function mergeDetections(context: TypologyContext, detections: readonly TypologyDetection[]): Scheme[] {
  const ordered = [...detections.entries()].sort(
    ([i, a], [j, b]) =>
      b.specificity - a.specificity ||
      strength(b) - strength(a) ||
      usdOf(context, b.rows) - usdOf(context, a.rows) ||
      i - j,
  );
  const schemes: GrowingScheme[] = [];
  const index = new SchemeIndex();
  for (const [, detection] of ordered) {
    const home = homeOf(context, detection, index) ?? sameActOf(context, detection, index);
    if (home === undefined) {
      const scheme = new GrowingScheme(detection);
      schemes.push(scheme);
      index.add(scheme, detection);
    } else if (home.take(detection)) index.add(home, detection);
  }
  const absorbed = absorbContained(schemes, index);
  const kept = schemes.filter((scheme) => !absorbed.has(scheme));
  const gathered = joinedAt(context, kept, commonExits);
  return joinedAt(context, gathered, lastCollections).map((scheme) => scheme.finish(context));
}

/**
 * A scheme that another one grew around: every transfer of it is the other's evidence too, so that it would tell nothing
 * of its own. The smaller goes first, and of two alike the later; the name that is kept is no less specific. Gives those
 * that are gone. O(transfers of the schemes).
 */
function absorbContained(schemes: readonly GrowingScheme[], { ofRow }: SchemeIndex): ReadonlySet<GrowingScheme> {
  const gone = new Set<GrowingScheme>();
  for (const scheme of schemes.toReversed().sort((a, b) => a.rows.size - b.rows.size)) {
    const [row] = scheme.rows;
    const around = [...(ofRow.get(row!) ?? [])].find(
      (other) =>
        other !== scheme &&
        !gone.has(other) &&
        other.lead.specificity >= scheme.lead.specificity &&
        !passesThrough(other, scheme.lead.subject) &&
        [...scheme.rows].every((one) => other.rows.has(one)),
    );
    if (around === undefined) continue;
    around.absorb(scheme);
    gone.add(scheme);
  }
  return gone;
}

/** Detections that parts of one sum come together from are one: the first takes what the others found, and the joint. */
function joinedAt(
  context: TypologyContext,
  schemes: readonly GrowingScheme[],
  jointsOf: typeof lastCollections,
): GrowingScheme[] {
  const joined = new Set<GrowingScheme>();
  const leads = schemes.map(({ lead }) => lead);
  for (const joint of jointsOf(context, leads)) {
    const [first, ...others] = joint.positions.map((at) => schemes[at]!);
    for (const other of others) {
      first!.absorb(other);
      joined.add(other);
    }
    first!.tell(joint);
  }
  return schemes.filter((scheme) => !joined.has(scheme));
}

function strength(detection: TypologyDetection): number {
  return detection.confidence.reduce((sum, { value, weight }) => sum + value * weight, 0);
}

class GrowingScheme {
  lead: TypologyDetection;
  readonly indicators: TypologyDetection[] = [];
  readonly around: TypologyDetection[] = [];
  readonly roles: Map<number, string>;
  readonly rows: Set<number>;

  constructor(lead: TypologyDetection) {
    this.lead = lead;
    this.roles = new Map(lead.roles);
    this.rows = new Set(lead.rows);
  }

  /**
   * Adds a detection; gives whether it is on the same transfers, so that its roles and evidence belong to the scheme.
   */
  take(detection: TypologyDetection): boolean {
    const shared = detection.rows.filter((row) => this.rows.has(row)).length;
    const isSameAct = detection.typology_type === this.lead.typology_type;
    if (shared < SAME_TRANSFERS * detection.rows.length && !isSameAct) {
      this.around.push(detection);
      return false;
    }
    this.join(detection);
    return true;
  }

  /** Takes all that another scheme holds. */
  absorb({ lead, indicators, around }: GrowingScheme): void {
    for (const detection of [lead, ...indicators]) this.join(detection);
    for (const detection of around) this.around.push(detection);
  }

  /** Adds to its story where what it holds comes from and meets. */
  tell({ roles, rows, sentences }: Joint): void {
    const { lead } = this;
    for (const [node, role] of roles) if (!this.roles.has(node)) this.roles.set(node, role);
    for (const row of rows) this.rows.add(row);
    this.lead = {
      ...lead,
      roles: new Map([...roles, ...lead.roles]),
      rows: ascending(lead.rows, rows),
      sentences: [...lead.sentences, ...sentences],
    };
  }

  /** Adds a detection whose roles and evidence belong to the scheme. */
  private join(detection: TypologyDetection): void {
    this.indicators.push(detection);
    for (const [node, role] of detection.roles) {
      if (!this.roles.has(node)) this.roles.set(node, isSuspectRole(role) ? 'associate' : role);
    }
    for (const row of detection.rows) this.rows.add(row);
  }

  finish(context: TypologyContext): Scheme {
    const { lead, indicators, around, roles } = this;
    const isSuspect = ([node, role]: readonly [number, string]): boolean =>
      isSuspectRole(role) &&
      !context.isKnown(node) &&
      (roleKindOf(role) === 'service_runner' || !context.isBystander(node));
    const suspects = [...roles].filter(isSuspect).map(([node]) => node);
    // The crowd of another detection is no part of this scheme.
    const inside = [...roles]
      .filter(([node, role]) => takesPart(role) && (isSuspectRole(role) || lead.roles.has(node)))
      .map(([node]) => node);
    const participants = inside.length > 0 ? inside : [...roles.keys()];
    return { lead, indicators, around, roles, suspects, participants, rows: Uint32Array.from(this.rows).sort() };
  }
}

/** The schemes that a transfer or an address is in already. */
class SchemeIndex {
  readonly ofRow = new Map<number, Set<GrowingScheme>>();
  readonly ofSuspect = new Map<number, Set<GrowingScheme>>();
  /** Whoever has a role, suspects included. */
  readonly ofMember = new Map<number, Set<GrowingScheme>>();

  add(scheme: GrowingScheme, { rows, roles }: TypologyDetection): void {
    for (const row of rows) setOf(this.ofRow, row).add(scheme);
    for (const [node, role] of roles) {
      setOf(this.ofMember, node).add(scheme);
      if (isSuspectRole(role)) setOf(this.ofSuspect, node).add(scheme);
    }
  }
}

function setOf<K, V>(sets: Map<K, Set<V>>, key: K): Set<V> {
  let set = sets.get(key);
  if (set === undefined) sets.set(key, (set = new Set()));
  return set;
}

/**
 * Whether a scheme is a service found by behaviour whose customers alone a subject can be among: many schemes pass
 * through it with their money and are none of its own.
 */
function passesThrough({ lead }: GrowingScheme, subject: number): boolean {
  return lead.typology_type === 'unregistered_service' && [undefined, 'customer'].includes(lead.roles.get(subject));
}

/** The scheme with which a detection shares most transfers (then suspects), where that is enough to be a part of it. */
function homeOf(
  context: TypologyContext,
  { subject, rows, roles }: TypologyDetection,
  index: SchemeIndex,
): GrowingScheme | undefined {
  const shared = new Map<GrowingScheme, { rows: number; suspects: number; members: number }>();
  const entryOf = (scheme: GrowingScheme) => {
    let entry = shared.get(scheme);
    if (entry === undefined) shared.set(scheme, (entry = { rows: 0, suspects: 0, members: 0 }));
    return entry;
  };
  for (const row of rows) for (const scheme of index.ofRow.get(row) ?? []) entryOf(scheme).rows++;
  // At a risk label many schemes meet: it makes none of them a part of another.
  const meetsMany = (node: number): boolean => context.input.addresses.risk_category[node] !== 0;
  const suspects = [...roles].filter(([node, role]) => isSuspectRole(role) && !meetsMany(node)).map(([node]) => node);
  for (const node of suspects) {
    for (const scheme of index.ofSuspect.get(node) ?? []) entryOf(scheme).suspects++;
    for (const scheme of index.ofMember.get(node) ?? []) entryOf(scheme).members++;
  }
  let best: GrowingScheme | undefined;
  let most = { rows: 0, suspects: 0 };
  for (const [scheme, counts] of shared) {
    if (passesThrough(scheme, subject)) continue;
    const isPart =
      counts.rows >= SAME_TRANSFERS * Math.min(rows.length, scheme.rows.size) ||
      (counts.rows > 0 && suspects.length > 0 && counts.suspects >= SAME_SUSPECTS * suspects.length) ||
      // The way of one coin through a mixer: it passes a suspect, and whoever else is on it takes part there already.
      (counts.rows > 0 && counts.suspects > 0 && counts.members === suspects.length);
    if (!isPart) continue;
    if (counts.rows > most.rows || (counts.rows === most.rows && counts.suspects > most.suspects))
      [best, most] = [scheme, counts];
  }
  return best;
}

/**
 * Two detections of one typology at one time that have the subject or half of the smaller roles in common are one act
 * in several parts, as when a sum is split over two aggregators, or one crowd pays several addresses at once.
 */
function sameActOf(
  context: TypologyContext,
  { typology_type, subject, rows, roles }: TypologyDetection,
  index: SchemeIndex,
): GrowingScheme | undefined {
  // At a risk label many schemes meet, each with its own money.
  if (context.input.addresses.risk_category[subject] !== 0) return undefined;
  const members = [...roles.keys()].filter((node) => !context.isBystander(node));
  const common = new Map<GrowingScheme, number>();
  for (const node of members) {
    for (const scheme of index.ofMember.get(node) ?? []) {
      if (scheme.lead.typology_type === typology_type) common.set(scheme, (common.get(scheme) ?? 0) + 1);
    }
  }
  const [first, last] = spanOf(rows);
  for (const [scheme, count] of common) {
    const isAlike =
      scheme.lead.subject === subject || count >= SAME_ROLES * Math.min(members.length, scheme.roles.size);
    const [begin, end] = spanOf(scheme.lead.rows);
    if (isAlike && first <= end && last >= begin) return scheme;
  }
  return undefined;
}

function spanOf(rows: readonly number[]): [first: number, last: number] {
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    if (row < first) first = row;
    if (row > last) last = row;
  }
  return [first, last];
}
