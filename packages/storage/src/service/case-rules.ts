/** Who may do what with a case, and what is said where it may not be done. */
import { AnalyticsError, caseState, wholeCase, type CaseBook } from '@analytics/domain';
import { readRows } from '../engine/read-rows.ts';
import type { CaseActor, CasePlace, Seen } from './case-work.ts';

/** A case that a run made or that was split off, and no part of another. */
export async function requireWhole(place: CasePlace, book: CaseBook, case_id: string): Promise<void> {
  const whole = wholeCase(book, case_id);
  if (whole !== case_id) {
    const { last_act_by, last_act_ms } = caseState(book, case_id);
    const found = `it merged into ${whole} by ${last_act_by} at ${new Date(last_act_ms).toISOString()}`;
    throw new AnalyticsError('CASE_CONFLICT', `Expected ${case_id} to be a case of its own, found ${found}.`);
  }
  await requireKnownCase(place, book, case_id);
}

/** One that people worked on, or that a run made in any slice. Throws CASE_NOT_FOUND. */
export async function requireKnownCase({ database }: CasePlace, book: CaseBook, case_id: string): Promise<void> {
  if (book.cases.has(case_id)) return;
  const known = await readRows(database, 'cases/known', { cluster_ids: [case_id] });
  if (known.length > 0) return;
  throw new AnalyticsError('CASE_NOT_FOUND', `Expected a case ${JSON.stringify(case_id)}, found none.`);
}

/** The same, of cases that are the actor's or nobody's, and that nobody has worked on since they were seen. */
export async function requireMine(
  place: CasePlace,
  book: CaseBook,
  case_ids: readonly string[],
  { seen_act_ms = Number.POSITIVE_INFINITY }: Seen,
  actor: CaseActor,
): Promise<void> {
  for (const case_id of case_ids) {
    await requireWhole(place, book, case_id);
    const { owner, last_act_by, last_act_ms } = caseState(book, case_id);
    if (last_act_ms > seen_act_ms) {
      const when = new Date(last_act_ms).toISOString();
      throw new AnalyticsError(
        'CASE_CONFLICT',
        `Expected nothing new about the case ${case_id}, found work of ${last_act_by} at ${when}.`,
      );
    }
    if (owner !== '' && owner !== actor.name && !actor.is_lead)
      throw notYours(`a case of ${actor.name} or of nobody`, `${case_id}, which is the work of ${owner}`);
  }
}

export function notYours(expected: string, found: string): AnalyticsError {
  return new AnalyticsError('NOT_YOUR_CASE', `Expected ${expected}, found ${found}.`);
}

export function noItem(case_id: string, item_id: string): AnalyticsError {
  return new AnalyticsError(
    'CASE_ITEM_NOT_FOUND',
    `Expected ${JSON.stringify(item_id)} in the case ${case_id}, found none.`,
  );
}

export function limit(most: string, found: string): AnalyticsError {
  return new AnalyticsError('CASE_LIMIT', `Expected at most ${most} of a case, found ${found}.`);
}
