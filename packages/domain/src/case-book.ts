/**
 * Where the work on the cases of a network stands: what all acts up to now make of it. Cases are computed by runs; this
 * lies over them: which alert belongs to which case, and whose work a case is.
 */
import type { CaseAct } from './rows/case-work-row.ts';
import type { CaseStatus } from './vocabulary.ts';

export interface CaseState {
  readonly case_id: string;
  readonly status: CaseStatus;
  /** Empty for nobody. */
  readonly owner: string;
  readonly last_act_ms: number;
  readonly last_act_by: string;
  /** Comments, versions of them and files, those that were removed included. */
  readonly item_act_count: number;
  /** The case that it is a part of; empty for none. */
  readonly merged_into: string;
  /** The case that its first alerts came from; empty where a run made it. */
  readonly split_from: string;
  /** That it held when it was closed. */
  readonly closed_alert_ids: ReadonlySet<string>;
}

export interface CaseBook {
  /** Tells one state from the next. */
  readonly state: string;
  readonly cases: ReadonlyMap<string, CaseState>;
  /** Cases of alerts that were split off, by alert. */
  readonly moved: ReadonlyMap<string, string>;
}

export const EMPTY_CASE_BOOK: CaseBook = { state: '', cases: new Map(), moved: new Map() };

const NO_ALERTS: ReadonlySet<string> = new Set();

/** The state of a case that nobody has worked on. */
export function newCase(case_id: string): CaseState {
  return {
    case_id,
    status: 'open',
    owner: '',
    last_act_ms: 0,
    last_act_by: '',
    item_act_count: 0,
    merged_into: '',
    split_from: '',
    closed_alert_ids: NO_ALERTS,
  };
}

/** @param acts in the order in which they were done */
export function caseBookOf(acts: readonly CaseAct[], state = ''): CaseBook {
  const cases = new Map<string, CaseState>();
  const moved = new Map<string, string>();
  const touch = (case_id: string, act: CaseAct, change: Partial<CaseState>): void => {
    const before = cases.get(case_id) ?? newCase(case_id);
    cases.set(case_id, { ...before, last_act_ms: act.done_at_ms, last_act_by: act.done_by, ...change });
  };
  for (const act of acts) {
    const one = cases.get(act.case_id) ?? newCase(act.case_id);
    const other = cases.get(act.other_case_id) ?? newCase(act.other_case_id);
    touch(act.case_id, act, changeOf(act, one, other));
    if (act.other_case_id !== '') touch(act.other_case_id, act, act.action === 'merged' ? graver(other, one) : {});
    if (act.action === 'split') for (const alert_id of act.alert_ids) moved.set(alert_id, act.case_id);
  }
  return { state, cases, moved };
}

/** Whether an act adds to what a case holds as text or bytes. */
export function addsItem(action: CaseAct['action']): boolean {
  return action === 'commented' || action === 'comment_edited' || action === 'file_added';
}

/** What a case becomes with another in it: no merge hides an escalation, or work that is not done. */
function graver(into: CaseState, part: CaseState): Partial<CaseState> {
  if (into.status === 'closed' && part.status === 'closed')
    return { closed_alert_ids: new Set([...into.closed_alert_ids, ...part.closed_alert_ids]) };
  // One that was closed is open again by the alerts that come in.
  if (GRAVITY[part.status] <= Math.max(GRAVITY[into.status], GRAVITY.open)) return {};
  return { status: part.status, closed_alert_ids: NO_ALERTS };
}

const GRAVITY: Readonly<Record<CaseStatus, number>> = {
  closed: 0,
  open: 1,
  waiting: 2,
  in_progress: 3,
  escalated: 4,
};

function changeOf(act: CaseAct, one: CaseState, other: CaseState): Partial<CaseState> {
  switch (act.action) {
    case 'status_set': {
      const closed_alert_ids = act.status === 'closed' ? new Set(act.alert_ids) : NO_ALERTS;
      return act.status === '' ? {} : { status: act.status, closed_alert_ids };
    }
    case 'assigned':
      return { owner: act.owner };
    case 'merged':
      return { merged_into: act.other_case_id };
    case 'separated':
      return { merged_into: '' };
    case 'split':
      return {
        split_from: act.other_case_id,
        owner: act.owner,
        status: other.status,
        closed_alert_ids: other.closed_alert_ids,
      };
    case 'commented':
    case 'comment_edited':
    case 'file_added':
      return { item_act_count: one.item_act_count + 1 };
    case 'comment_removed':
    case 'file_removed':
      return {};
  }
}

/** The case that a case is a part of in the end: itself where it is merged into none. */
export function wholeCase({ cases }: CaseBook, case_id: string): string {
  let whole = case_id;
  // Nothing merges in a circle; the bound holds also where two processes wrote at once.
  for (let step = 0; step < cases.size; step += 1) {
    const into = cases.get(whole)?.merged_into ?? '';
    if (into === '' || into === case_id) return whole;
    whole = into;
  }
  return whole;
}

/** The case of an alert; '' where a run gave it none. @param cluster_id the one that the run gave it */
export function caseOfAlert(book: CaseBook, alert_id: string, cluster_id: string): string {
  if (book.cases.size === 0) return cluster_id;
  return wholeCase(book, book.moved.get(alert_id) ?? cluster_id);
}

export function caseState({ cases }: CaseBook, case_id: string): CaseState {
  return cases.get(case_id) ?? newCase(case_id);
}

/** The cases that are merged into one, in order; itself not. */
export function membersOf(book: CaseBook, case_id: string): string[] {
  return [...book.cases.keys()].filter((one) => one !== case_id && wholeCase(book, one) === case_id).sort();
}

/** A closed case that holds an alert it was not closed with is open again. */
export function statusWith({ status, closed_alert_ids }: CaseState, alert_ids: readonly string[]): CaseStatus {
  if (status !== 'closed') return status;
  return alert_ids.every((alert_id) => closed_alert_ids.has(alert_id)) ? 'closed' : 'open';
}
