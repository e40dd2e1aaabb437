/** Runs every chapter over a window, then the sequences over what they found. */
import { holds, settingsDigest } from '@analytics/domain';
import { CHAPTERS, type BoundChapter } from './catalogue.ts';
import { RoleBook } from './role-book.ts';
import { type Candidate, type Roles, type Draft } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import type { TypologyDetection } from './detection.ts';
import { chainDetections } from './sequences/chain-detections.ts';
import type { TypologySettings } from './settings.ts';

/**
 * Names the schemes of a window: by chapter, then in the chapter's order, sequences last. Deterministic; O(transfers)
 * for most chapters, see each.
 */
export function detectTypologies(context: TypologyContext, settings: TypologySettings): TypologyDetection[] {
  return withSequences(
    context,
    CHAPTERS.flatMap((chapter) => detectChapter(context, chapter, settings)),
    settings,
  );
}

/** Reads the context alone: chapters may be run in any order, on any thread. */
export function detectChapter(
  context: TypologyContext,
  chapter: BoundChapter,
  settings: TypologySettings,
): TypologyDetection[] {
  return detectionsOf(context, chapter, settings, chapter.candidates(context, settings));
}

/** What all chapters found, in their order, and the sequences over it. */
export function withSequences(
  context: TypologyContext,
  detections: readonly TypologyDetection[],
  { sequences }: TypologySettings,
): TypologyDetection[] {
  return [...detections, ...chainDetections(context, detections, sequences, settingsDigest(sequences))];
}

/** Those of a chapter's candidates of which every condition holds, described. */
export function detectionsOf(
  context: TypologyContext,
  chapter: BoundChapter,
  settings: TypologySettings,
  candidates: Iterable<Candidate>,
): TypologyDetection[] {
  const { typology_type, fatf_category, specificity, innocent_reading } = chapter;
  const parameters_hash = settingsDigest(chapter.parametersOf(settings));
  const detections: TypologyDetection[] = [];
  for (const { subject, conditions, describe } of candidates) {
    if (!conditions.every(holds)) continue;
    const head = { typology_type, fatf_category, specificity, innocent_reading, subject, conditions, parameters_hash };
    const draft = describe();
    detections.push({ ...head, stages: [typology_type], ...draft, roles: withEveryEnd(context, draft) });
  }
  return detections;
}

/** The roles with everybody at an end of the evidence in it: nobody is involved without being named. */
export function withEveryEnd(context: TypologyContext, { roles, rows }: Pick<Draft, 'roles' | 'rows'>): Roles {
  return new RoleBook(context, roles).addEnds(rows, 'counterparty').roles;
}
