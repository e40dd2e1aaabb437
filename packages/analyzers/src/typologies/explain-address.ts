/**
 * Why an address was named, or how near it came: every chapter's best candidate about it, with the conditions that
 * failed and by how much.
 */
import { holds, type ChapterExplanation, type Condition, type ExplainedCondition } from '@analytics/domain';
import { CHAPTERS } from './catalogue.ts';
import type { Candidate } from './chapter.ts';
import { typologyContext } from './context.ts';
import { detectionsOf } from './detect-typologies.ts';
import type { TypologyDetection } from './detection.ts';
import { sequenceCandidates, type SequenceCandidate } from './sequences/chain-detections.ts';
import type { TypologySettings } from './settings.ts';
import type { TypologyInput } from './typology-input.ts';

/**
 * One entry a chapter and one a sequence, those that named it first, then by how little they missed it. O(the chapters'
 * own cost). Deterministic. A sequence is near where both of its stages were found; where one is missing, the chapter
 * of that stage says why.
 */
export function explainAddress(input: TypologyInput, settings: TypologySettings, node: number): ChapterExplanation[] {
  const context = typologyContext(input, settings);
  const { links } = settings.sequences;
  const stages = new Set(links.flatMap(({ first, second }) => [first, ...second]));
  const found: TypologyDetection[] = [];
  const chapters = CHAPTERS.map((chapter) => {
    const { typology_type } = chapter;
    const candidates = [...chapter.candidates(context, settings)];
    if (stages.has(typology_type))
      for (const one of detectionsOf(context, chapter, settings, candidates)) found.push(one);
    return bestOf(typology_type, node, candidates);
  });
  const pairs = sequenceCandidates(context, found, settings.sequences);
  const sequences = links.map(({ name }) =>
    bestOf(name, node, pairs.filter((pair) => pair.name === name).map(asCandidate)),
  );
  const rank = { named: 0, near: 1, none: 2 } as const;
  return [...chapters, ...sequences].sort(
    (a, b) => rank[a.outcome] - rank[b.outcome] || miss(a.conditions) - miss(b.conditions),
  );
}

function asCandidate({ first, second, conditions }: SequenceCandidate): Attempt {
  return { subject: first.subject, members: [...first.roles.keys(), ...second.roles.keys()], conditions };
}

type Attempt = Pick<Candidate, 'subject' | 'members' | 'conditions'>;

/** Of the candidates about an address the one that fails least. */
function bestOf(typology_type: string, node: number, candidates: Iterable<Attempt>): ChapterExplanation {
  let best: { subject: number; conditions: ExplainedCondition[] } | undefined;
  for (const { subject, members, conditions } of candidates) {
    if (subject !== node && members?.includes(node) !== true) continue;
    const measured = conditions.map(explained);
    if (best === undefined || miss(measured) < miss(best.conditions)) best = { subject, conditions: measured };
  }
  if (best === undefined) return { typology_type, outcome: 'none', is_subject: false, conditions: [] };
  const outcome = best.conditions.every((condition) => condition.holds) ? 'named' : 'near';
  return { typology_type, outcome, is_subject: best.subject === node, conditions: best.conditions };
}

function explained(condition: Condition): ExplainedCondition {
  const isMet = holds(condition);
  const gap = Math.abs(condition.value - condition.limit);
  return { ...condition, holds: isMet, shortfall: isMet ? 0 : gap / Math.max(Math.abs(condition.limit), 1e-9) };
}

/** Every failed condition counts as one, and by how much it failed as up to one more. */
function miss(conditions: readonly ExplainedCondition[]): number {
  return conditions.reduce((sum, condition) => sum + (condition.holds ? 0 : 1 + Math.min(1, condition.shortfall)), 0);
}
