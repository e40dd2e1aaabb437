/** Repeats traces: those that alerts carry and those that people asked for, against what is stored now. */
import { traceSettingsSchema, type TraceSettings } from '@analytics/analyzers';
import { AnalyticsError, canonicalJson, counted, jsonOf, type AlertTrace, type Window } from '@analytics/domain';
import {
  answerDigest,
  keptTraces,
  rowsNamedBy,
  type Database,
  type KeptTrace,
  type TracedAlert,
} from '@analytics/storage';
import { alertTraces } from '../window/alert-traces.ts';
import type { OpenWindow } from '../window/open-window.ts';
import { parseTraceQuestion } from './trace-question.ts';
import { traceWindow } from './trace-window.ts';

export interface TraceVerification {
  /** How many were repeated. */
  readonly trace_count: number;
  readonly failures: readonly { readonly id: string; readonly failure: string }[];
  /** Those that could not be judged, with the reason. */
  readonly notes: readonly string[];
}

/** Read at a time: each row holds a whole answer. */
const PAGE_TRACES = 100;

/** The traces that people asked for, or one of them. */
export interface AskedTraces {
  readonly count: number;
  /** Pages, the newest first. */
  readonly pages: () => AsyncIterable<readonly KeptTrace[]> | Iterable<readonly KeptTrace[]>;
}

/** The newest `max_traces` of a slice that keeps `count`. */
export function askedTraces(database: Database, window: Window, count: number, max_traces: number): AskedTraces {
  const limit = Math.min(count, max_traces);
  async function* pages(): AsyncGenerator<KeptTrace[]> {
    for (let from = 0; from < limit; from += PAGE_TRACES)
      yield await keptTraces(database, window, Math.min(PAGE_TRACES, limit - from), from);
  }
  return { count, pages };
}

export function oneTrace(trace: KeptTrace): AskedTraces {
  return { count: 1, pages: () => [[trace]] };
}

/**
 * Each trace is repeated under the settings that it was made with and compared byte by byte. One that was made under
 * other labels is not judged: they may end it elsewhere. Throws RUN_CANCELLED.
 */
export async function verifyTraces(
  opened: OpenWindow,
  alerts: readonly TracedAlert[],
  kept: AskedTraces,
): Promise<TraceVerification> {
  const { labels_digest } = await opened.traceInput();
  const isJudged = (one: { readonly labels_digest: string }): boolean => one.labels_digest === labels_digest;
  const of_alerts = alerts.filter(({ trace }) => isJudged(trace));
  const failures = await failingAlerts(opened, of_alerts);
  let trace_count = of_alerts.length;
  let looked_at = 0;
  for await (const page of kept.pages()) {
    const asked = page.filter(isJudged);
    failures.push(...(await failingTraces(opened, asked)));
    trace_count += asked.length;
    looked_at += page.length;
  }
  const unjudged = alerts.length + looked_at - trace_count;
  const older = Math.max(0, kept.count - looked_at);
  const notes = [
    ...(unjudged === 0 ? [] : [notRepeated(unjudged, 'made before labels changed')]),
    ...(older === 0 ? [] : [`${notRepeated(older, `older than the newest ${looked_at}`)}; verify one by its id`]),
  ];
  return { trace_count, failures, notes };
}

function notRepeated(count: number, which: string): string {
  return `${counted(count, 'trace')} ${which} ${count === 1 ? 'was' : 'were'} not repeated`;
}

type Failure = TraceVerification['failures'][number];

async function failingAlerts(opened: OpenWindow, alerts: readonly TracedAlert[]): Promise<Failure[]> {
  if (alerts.length === 0) return [];
  const { database, window } = opened;
  const ids = [...new Set(alerts.flatMap(({ evidence_transfers }) => [...evidence_transfers]))];
  const { transfers } = (await opened.traceInput()).input;
  const rowOf = new Map((await rowsNamedBy(database, window, transfers, ids)).map(({ id, row }) => [id, row] as const));
  const failures: Failure[] = [];
  for (const group of groupedBySettings(alerts)) {
    const schemes = group.alerts.map(({ evidence_transfers }) =>
      Uint32Array.from(evidence_transfers.flatMap((id) => rowOf.get(id) ?? [])).sort(),
    );
    if (group.settings === undefined) {
      failures.push(...group.alerts.map(({ alert_id }) => ({ id: alert_id, failure: UNREADABLE })));
      continue;
    }
    const found = await alertTraces(opened, schemes, group.settings);
    group.alerts.forEach(({ alert_id, trace }, at) => {
      if (moneyOf(found[at]) !== moneyOf(trace)) failures.push({ id: alert_id, failure: DIFFERS });
    });
  }
  return failures;
}

/** Words beside the sums, which another version may choose otherwise. */
const WORDS: ReadonlySet<string> = new Set(['warnings', 'other_chains']);

/** What a trace says of money, to be compared. */
function moneyOf(trace: unknown): string {
  return canonicalJson(
    JSON.parse(JSON.stringify(trace ?? null), (key, value: unknown) => (WORDS.has(key) ? undefined : value)),
  );
}

const DIFFERS = 'its money goes elsewhere than it says';

interface SettingsGroup {
  /** undefined where this version cannot read them. */
  readonly settings: TraceSettings | undefined;
  readonly alerts: TracedAlert[];
}

function groupedBySettings(alerts: readonly TracedAlert[]): Iterable<SettingsGroup> {
  const groups = new Map<string, SettingsGroup>();
  for (const alert of alerts) {
    const key = canonicalJson(alert.trace.settings);
    const group = groups.get(key) ?? { settings: traceSettingsOf(alert.trace.settings), alerts: [] };
    group.alerts.push(alert);
    groups.set(key, group);
  }
  return groups.values();
}

function traceSettingsOf(settings: AlertTrace['settings']): TraceSettings | undefined {
  return traceSettingsSchema.safeParse(settings).data;
}

async function failingTraces(opened: OpenWindow, kept: readonly KeptTrace[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const trace of kept) {
    const failure = await failureOf(opened, trace);
    if (failure !== undefined) failures.push({ id: trace.trace_id, failure });
  }
  return failures;
}

async function failureOf(opened: OpenWindow, trace: KeptTrace): Promise<string | undefined> {
  const { question_json, settings_json, answer_json, answer_digest } = trace;
  if (answerDigest(answer_json) !== answer_digest) return 'its answer is not what was kept';
  const question = parseTraceQuestion(question_json);
  const settings = traceSettingsSchema.safeParse(jsonOf(settings_json));
  if (question === undefined || !settings.success) return UNREADABLE;
  try {
    const { answer } = await traceWindow(opened, question, settings.data);
    return moneyOf(answer) === moneyOf(JSON.parse(answer_json)) ? undefined : DIFFERS;
  } catch (error) {
    if (!(error instanceof AnalyticsError) || !GONE.includes(error.code)) throw error;
    return `what it asks about is gone: ${error.message}`;
  }
}

const UNREADABLE = 'its question or settings are not as this version writes them';
const GONE = ['ADDRESS_NOT_FOUND', 'TRANSFER_NOT_FOUND'];
