/** Cases: alerts that share an episode, a suspect or a flow of money, never joined through a service or another hub. */
import { disjointSets } from '../disjoint-sets.ts';
import { HOUR_MS } from '@analytics/domain';
import { episodesOf } from '../structural/episodes.ts';
import type { TypologyContext } from '../typologies/context.ts';
import { timeOf } from '../typologies/measures.ts';
import type { Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';

export type CaseLink = 'shared_suspect' | 'shared_episode' | 'money_flow';

export interface Case {
  /** Positions of its schemes, ascending. */
  readonly schemes: readonly number[];
  /** What joins them: each kind once, in the order above; empty for a single alert. */
  readonly links: readonly CaseLink[];
}

/** One case a set of joined schemes, in the order of their first scheme. O(transfers + rows of the suspects). */
export function casesOf(context: TypologyContext, schemes: readonly Scheme[], settings: AlertSettings): Case[] {
  const sets = disjointSets(schemes.length);
  const links: { readonly at: number; readonly link: CaseLink }[] = [];
  const join = (a: number, b: number, link: CaseLink): void => {
    if (a === b) return;
    sets.join(a, b);
    links.push({ at: a, link });
  };
  const isHub = hubTest(context, settings.case_hub_counterparties);
  joinBySuspect(schemes, isHub, join);
  joinByEpisode(context, schemes, isHub, settings, join);
  joinByFlow(context, schemes, isHub, settings, join);
  const cases = new Map<number, { schemes: number[]; links: Set<CaseLink> }>();
  schemes.forEach((_, at) => {
    const root = sets.rootOf(at);
    const found = cases.get(root) ?? { schemes: [], links: new Set() };
    found.schemes.push(at);
    cases.set(root, found);
  });
  for (const { at, link } of links) cases.get(sets.rootOf(at))!.links.add(link);
  const order: readonly CaseLink[] = ['shared_suspect', 'shared_episode', 'money_flow'];
  return [...cases.values()].map((one) => ({
    schemes: one.schemes,
    links: order.filter((link) => one.links.has(link)),
  }));
}

type Join = (a: number, b: number, link: CaseLink) => void;

/** Whether so many counterparties deal with an address that it is in many schemes by chance. */
function hubTest(context: TypologyContext, limit: number): (node: number) => boolean {
  const { from, to } = context.input.transfers;
  const known = new Map<number, boolean>();
  return (node) => {
    if (context.isBystander(node) || context.isKnown(node)) return true;
    let isHub = known.get(node);
    if (isHub === undefined) {
      const others = new Set<number>();
      for (const row of context.rowsIn(node)) others.add(from[row]!);
      for (const row of context.rowsOut(node)) others.add(to[row]!);
      known.set(node, (isHub = others.size > limit));
    }
    return isHub;
  };
}

function joinBySuspect(schemes: readonly Scheme[], isHub: (node: number) => boolean, join: Join): void {
  const firstOf = new Map<number, number>();
  schemes.forEach(({ suspects, lead }, at) => {
    for (const node of suspects) {
      // The centre of a scheme may have many counterparties of its own: it is the scheme, not a chance.
      if (isHub(node) && node !== lead.subject) continue;
      const first = firstOf.get(node);
      if (first === undefined) firstOf.set(node, at);
      else join(first, at, 'shared_suspect');
    }
  });
}

function joinByEpisode(
  context: TypologyContext,
  schemes: readonly Scheme[],
  isHub: (node: number) => boolean,
  settings: AlertSettings,
  join: Join,
): void {
  if (schemes.length < 2) return;
  const { transfers, addresses } = context.input;
  // Only what the schemes touch can join them; everybody else counts as a hub, so that an episode stays among those in
  // it.
  const joins_nothing = new Uint8Array(addresses.length).fill(1);
  for (const { suspects } of schemes) for (const node of suspects) joins_nothing[node] = isHub(node) ? 1 : 0;
  const { episode_of_row } = episodesOf(transfers, joins_nothing, settings.case_quiet_gap_hours * HOUR_MS);
  const firstOf = new Map<number, number>();
  schemes.forEach(({ rows }, at) => {
    for (const episode of new Set(Array.from(rows, (row) => episode_of_row[row]!))) {
      const first = firstOf.get(episode);
      if (first === undefined) firstOf.set(episode, at);
      else join(first, at, 'shared_episode');
    }
  });
}

/** A payment from a suspect of one scheme to a suspect of another, at most `case_flow_hours` before or after either. */
function joinByFlow(
  context: TypologyContext,
  schemes: readonly Scheme[],
  isHub: (node: number) => boolean,
  settings: AlertSettings,
  join: Join,
): void {
  const { to } = context.input.transfers;
  const schemesOf = new Map<number, number[]>();
  schemes.forEach(({ suspects }, at) => {
    for (const node of suspects) if (!isHub(node)) schemesOf.set(node, [...(schemesOf.get(node) ?? []), at]);
  });
  const spans = schemes.map(({ rows }) => [timeOf(context, rows[0]!), timeOf(context, rows.at(-1)!)] as const);
  const within_ms = settings.case_flow_hours * HOUR_MS;
  const isNear = (at: number, time_ms: number): boolean =>
    time_ms >= spans[at]![0] - within_ms && time_ms <= spans[at]![1] + within_ms;
  for (const [node, mine] of schemesOf) {
    for (const row of context.rowsOut(node)) {
      const theirs = schemesOf.get(to[row]!);
      if (theirs === undefined) continue;
      const time_ms = timeOf(context, row);
      for (const a of mine)
        for (const b of theirs) if (a !== b && isNear(a, time_ms) && isNear(b, time_ms)) join(a, b, 'money_flow');
    }
  }
}
