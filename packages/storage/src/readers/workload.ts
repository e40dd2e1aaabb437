/** Who has how much work in a slice, what of it is late, and what a week brought. */
import {
  CASE_STATUSES,
  DAY_MS,
  DISPOSITION_STATUSES,
  noCaseStatuses,
  noDecisions,
  noSeverities,
  statusWith,
  type CaseRow,
  type DispositionStatus,
  type GoneCase,
  type NetworkName,
  type PersonLoad,
  type PersonWeek,
  type Severity,
  type WeekSummary,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { oneOf } from '../engine/one-of.ts';
import { readRows } from '../engine/read-rows.ts';
import { pageOfAlerts } from './alerts/alerts.ts';
import { casesOfSlice } from './cases.ts';
import type { ResidentSlices } from './resident-slices.ts';

export interface WorkloadReport {
  /** By name, nobody first. */
  readonly people: readonly PersonLoad[];
  /** Cases that are not closed and have no alert in the slice, worked on last first. */
  readonly gone: readonly GoneCase[];
}

interface Item {
  readonly person: string;
  readonly severity: Severity;
  /** 0 without one. */
  readonly due_ms: number;
}

type Load = PersonLoad['alerts'];

/** O(alerts of the slice). @param known names of those who may work; undefined where everybody may */
export async function workloadOf(
  resident: ResidentSlices,
  window: Window,
  known: ReadonlySet<string> | undefined,
  now_ms: number,
): Promise<WorkloadReport> {
  const page = { sort: 'rank', order: 'asc', row_limit: Number.POSITIVE_INFINITY } as const;
  const { alerts } = await pageOfAlerts(resident, window, { statuses: ['open', 'in_review'] }, page, now_ms);
  const cases = await casesOfSlice(resident, window);
  const alertLoads = loadsOf(
    alerts.map(({ assignee, severity, due_ms }) => ({ person: assignee, severity, due_ms })),
    now_ms,
  );
  const caseLoads = loadsOf(cases.filter(isUnfinished).map(caseItem), now_ms);
  const names = [...new Set(['', ...(known ?? []), ...alertLoads.keys(), ...caseLoads.keys()])].sort();
  const people = names.map((person) => ({
    person,
    is_known: person === '' || known === undefined || known.has(person),
    alerts: alertLoads.get(person) ?? noLoad(),
    cases: caseLoads.get(person) ?? noLoad(),
  }));
  return { people, gone: await goneCases(resident, cases) };
}

/** One that nobody has begun, and in which nothing is left to decide, is nobody's work. */
function isUnfinished({ status, open_alerts, last_act_ms }: CaseRow): boolean {
  return status !== 'closed' && (open_alerts > 0 || last_act_ms > 0);
}

function caseItem({ owner, severity_max, due_ms }: CaseRow): Item {
  return { person: owner, severity: severity_max, due_ms };
}

async function goneCases(resident: ResidentSlices, cases: readonly CaseRow[]): Promise<GoneCase[]> {
  const here = new Set(cases.map(({ cluster_id }) => cluster_id));
  const gone = [...(await resident.case_book()).cases.values()].filter(
    (one) => one.merged_into === '' && !here.has(one.case_id) && one.status !== 'closed',
  );
  gone.sort((a, b) => b.last_act_ms - a.last_act_ms);
  return gone.map((one) => ({
    case_id: one.case_id,
    status: statusWith(one, []),
    owner: one.owner,
    last_act_ms: one.last_act_ms,
  }));
}

function noLoad(): Load {
  const by_severity = noSeverities();
  return { unfinished_count: 0, late_count: 0, by_severity, late_by_severity: noSeverities(), next_due_ms: 0 };
}

function loadsOf(items: readonly Item[], now_ms: number): Map<string, Load> {
  const loads = new Map<string, Load>();
  for (const { person, severity, due_ms } of items) {
    const load = loads.get(person) ?? noLoad();
    loads.set(person, load);
    load.unfinished_count += 1;
    load.by_severity[severity] += 1;
    if (due_ms === 0) continue;
    load.next_due_ms = load.next_due_ms === 0 ? due_ms : Math.min(load.next_due_ms, due_ms);
    if (due_ms >= now_ms) continue;
    load.late_count += 1;
    load.late_by_severity[severity] += 1;
  }
  return loads;
}

/** Decisions of a week that are counted. */
const MOST_DECISIONS = 100_000;

/** The week that begins on that Monday. O(alerts of the slice + decisions of the week). */
export async function weekOf(
  resident: ResidentSlices,
  window: Window,
  { service, network }: { readonly service: Database; readonly network: NetworkName },
  week_start: string,
): Promise<WeekSummary> {
  const start_ms = Date.parse(week_start);
  const span = { start_ms, end_ms: start_ms + 7 * DAY_MS };
  const row_limit = MOST_DECISIONS + 1;
  const found = await readRows(resident.database, 'dispositions/between', { ...span, row_limit });
  const decisions = found
    .slice(0, MOST_DECISIONS)
    .map((one) => ({ ...one, status: oneOf(DISPOSITION_STATUSES, one.status) }));
  const acts = await readRows(service, 'case-work/between', { network, ...span });
  const week_end = new Date(span.end_ms - DAY_MS).toISOString().slice(0, 10);
  const alerts = (await resident.alerts(window)).map(({ columns }) => columns);
  const came_in = noSeverities();
  for (const { first_seen_date, severity } of alerts)
    if (first_seen_date >= week_start && first_seen_date <= week_end) came_in[severity] += 1;
  const severityOf = new Map(alerts.map(({ alert_id, severity }) => [alert_id, severity] as const));
  const last = new Map(decisions.map(({ alert_id, status }) => [alert_id, status] as const));
  return {
    week_start,
    week_end,
    came_in,
    decided: decidedBySeverity(last, severityOf),
    decided_elsewhere_count: [...last.keys()].filter((alert_id) => !severityOf.has(alert_id)).length,
    people: peopleOf(decisions, acts),
    is_cut: found.length > MOST_DECISIONS,
  };
}

function decidedBySeverity(
  last: ReadonlyMap<string, DispositionStatus>,
  severityOf: ReadonlyMap<string, Severity>,
): WeekSummary['decided'] {
  return DISPOSITION_STATUSES.map((status) => {
    const by_severity = noSeverities();
    for (const [alert_id, decided] of last) {
      const severity = severityOf.get(alert_id);
      if (decided === status && severity !== undefined) by_severity[severity] += 1;
    }
    return { status, by_severity };
  });
}

function peopleOf(
  decisions: readonly { readonly decided_by: string; readonly status: DispositionStatus }[],
  acts: readonly {
    readonly done_by: string;
    readonly action: string;
    readonly status: string;
    readonly act_count: string;
  }[],
): PersonWeek[] {
  const people = new Map<string, PersonWeek>();
  const of = (person: string): PersonWeek => {
    const week = people.get(person) ?? {
      person,
      decisions: noDecisions(),
      case_statuses: noCaseStatuses(),
      comment_count: 0,
      other_act_count: 0,
    };
    people.set(person, week);
    return week;
  };
  for (const { decided_by, status } of decisions) of(decided_by).decisions[status] += 1;
  for (const { done_by, action, status, act_count } of acts) {
    const week = of(done_by);
    if (action === 'status_set') week.case_statuses[oneOf(CASE_STATUSES, status)] += Number(act_count);
    else if (action === 'commented') week.comment_count += Number(act_count);
    else week.other_act_count += Number(act_count);
  }
  return [...people.values()].sort((a, b) => (a.person < b.person ? -1 : 1));
}
