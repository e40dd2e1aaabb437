/** What happened to a case, in order: by runs, by decisions about its alerts, by work on it. */
import {
  caseCommentSchema,
  caseOfAlert,
  caseState,
  dispositionRowSchema,
  membersOf,
  statusWith,
  wholeCase,
  type CaseBook,
  type CaseEvent,
  type CaseWork,
  type DispositionRow,
} from '@analytics/domain';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { actsOfCases, caseItems, itemsIn, type FullAct } from '../service/case-items.ts';
import { readCaseBook } from '../service/case-books.ts';
import type { CasePlace } from '../service/case-work.ts';
import { publishedRuns } from '../slices/runs.ts';

/** The work on the case that holds the one that is asked for. @param alert_ids that the whole case holds now */
export async function caseWork(
  { service, network }: CasePlace,
  book: CaseBook,
  case_id: string,
  alert_ids: readonly string[],
): Promise<CaseWork> {
  const whole = wholeCase(book, case_id);
  const member_ids = membersOf(book, whole);
  const state = caseState(book, whole);
  const { comments, files } = await caseItems(service, network, [whole, ...member_ids]);
  const { owner, last_act_ms, last_act_by, split_from } = state;
  return {
    case_id: whole,
    status: statusWith(state, alert_ids),
    owner,
    last_act_ms,
    last_act_by,
    member_ids,
    split_from,
    comments: comments.map((comment) => caseCommentSchema.parse(comment)),
    files: [...files],
  };
}

/**
 * The oldest first. `window_days` says which published slices are compared. O(alerts of these slices in the case +
 * decisions + acts).
 */
export async function caseTimeline(place: CasePlace, case_id: string, window_days: number): Promise<CaseEvent[]> {
  const { service, network, database } = place;
  const book = await readCaseBook(service, network);
  const whole = wholeCase(book, case_id);
  const case_ids = [whole, ...membersOf(book, whole)];
  const runs = await runEvents(place, book, whole, case_ids, window_days);
  const alert_ids = [...new Set(runs.flatMap((event) => event.alert_ids))];
  const decisions = await parsedRows(database, dispositionRowSchema, statement('dispositions/of_alerts'), {
    alert_ids,
  });
  const acts = await actsOfCases(service, network, case_ids);
  const removed = new Set(itemsIn(acts).comments.flatMap((one) => (one.removed_by === '' ? [] : [one.comment_id])));
  const events = [
    ...runs,
    ...decisions.map((one) => decisionEvent(whole, one)),
    ...acts.map((act) => actEvent(act, removed)),
  ];
  // Equal times keep that order: a run comes before what people say of it.
  return events.sort((a, b) => a.at_ms - b.at_ms);
}

const NOTHING = {
  actor: '',
  other_case_id: '',
  alert_ids: [],
  status: '',
  owner: '',
  item_id: '',
  file_name: '',
  file_digest: '',
  text: '',
  reason: '',
} as const;

/** What changed from each published date to the next, in the case as people have merged and split it. */
async function runEvents(
  { database }: CasePlace,
  book: CaseBook,
  whole: string,
  case_ids: readonly string[],
  window_days: number,
): Promise<CaseEvent[]> {
  const moved = [...book.moved].filter(([, into]) => case_ids.includes(into)).map(([alert_id]) => alert_id);
  const rows = await readRows(database, 'cases/history', { window_days, cluster_ids: case_ids, alert_ids: moved });
  const alertsOn = new Map(
    rows.map(({ date, alert_ids, cluster_ids }) => {
      const own = alert_ids.filter((alert_id, at) => caseOfAlert(book, alert_id, cluster_ids[at] ?? '') === whole);
      return [date, own] as const;
    }),
  );
  const events: CaseEvent[] = [];
  let before: readonly string[] | undefined;
  for (const run of await publishedRuns(database)) {
    if (run.window_days !== window_days) continue;
    const now = alertsOn.get(run.processing_date) ?? [];
    const known = before ?? [];
    const joined = now.filter((alert_id) => !known.includes(alert_id));
    const left = known.filter((alert_id) => !now.includes(alert_id));
    const common = { ...NOTHING, at_ms: run.ended_ms, case_id: whole, item_id: run.run_id };
    const event = before === undefined ? 'opened' : 'alerts_joined';
    if (joined.length > 0) events.push({ ...common, event, alert_ids: joined });
    if (left.length > 0) events.push({ ...common, event: 'alerts_left', alert_ids: left });
    if (before !== undefined || now.length > 0) before = now;
  }
  return events;
}

function decisionEvent(case_id: string, one: DispositionRow): CaseEvent {
  const { alert_id, status, assignee: owner, note: text, reason, decided_by: actor, decided_at_ms: at_ms } = one;
  return { ...NOTHING, event: 'decided', case_id, at_ms, actor, alert_ids: [alert_id], status, owner, text, reason };
}

function actEvent(act: FullAct, removed: ReadonlySet<string>): CaseEvent {
  const { case_id, other_case_id, alert_ids, status, owner, item_id, file_name, file_digest, reason } = act;
  return {
    at_ms: act.done_at_ms,
    event: act.action,
    actor: act.done_by,
    case_id,
    other_case_id,
    alert_ids: act.action === 'split' ? [...alert_ids] : [],
    status,
    owner,
    item_id,
    file_name,
    file_digest,
    text: removed.has(item_id) ? '' : act.text,
    reason,
  };
}
