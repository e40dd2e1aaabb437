/** verify: replays the evidence of published alerts and patterns, and traces, against the ingested transfers. */
import type { Command } from 'commander';
import { AnalyticsError, type Window, counted } from '@analytics/domain';
import { askWindow, verifyTraces, type TraceVerification } from '@analytics/jobs';
import {
  addressChanges,
  compareSlice,
  keptTrace,
  keptTraces,
  sliceName,
  tracedAlerts,
  verifyAlerts,
  verifyOneAlert,
  verifyPatterns,
  type AlertVerification,
  type Database,
} from '@analytics/storage';
import {
  addCommonOptions,
  parseOptions,
  publishedWindow,
  withExistingDatabase,
  withSavedSettings,
  type Options,
  type RawOptions,
} from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const FAILURES_SHOWN = 20;
const WHY_NOT_REPEATED: ReadonlyMap<string, string> = new Map([
  ['EMPTY_WINDOW', 'no transfers are stored'],
  ['RUN_UNDER_WAY', 'a run of the slice is under way'],
]);
/** Those that were asked for last. */
const TRACES = 1000;

const OUTDATED = ' The slice was published before addresses had one form: run it again.';

export function registerVerify(program: Command, shell: Shell): void {
  addCommonOptions(
    program.command('verify').argument('[id]', 'one alert, pattern or trace; all of the slice without it'),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics verify --network torus')
    .action(async (id: string | undefined, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const slice = `${window.processing_date}/${window.window_days}`;
        const alerts = await verifiedAlerts(database, window, id);
        const isOfPatterns = id === undefined || (!isAlertId(id) && !isTraceId(id));
        const patterns = isOfPatterns ? await verifyPatterns(database, window, id) : undefined;
        const traces = await verifiedTraces(shell, options, database, window, id);
        const failures = [
          ...(alerts ?? []).flatMap(({ alert_id, failures: found }) =>
            found.map((failure) => ({ id: alert_id, failure })),
          ),
          ...(patterns?.failures ?? []).map(({ pattern_id, failure }) => ({ id: pattern_id, failure })),
          ...traces.failures,
        ];
        const checked = listed([
          ...(alerts === undefined ? [] : [counted(alerts.length, 'alert')]),
          ...(patterns === undefined ? [] : [counted(patterns.pattern_count, 'pattern')]),
          ...(traces.trace_count === 0 ? [] : [counted(traces.trace_count, 'trace')]),
        ]);
        if (failures.length > 0) {
          const rows = failures.slice(0, FAILURES_SHOWN).map((one) => [`  ${one.id}`, one.failure]);
          for (const line of alignedRows(rows)) shell.say(line);
          const changes = await addressChanges(database);
          const isOutdated = changes.some(({ outcome, found }) => outcome === 'outdated' && found === slice);
          throw new AnalyticsError(
            'EVIDENCE_MISMATCH',
            `Expected the evidence of ${checked} of ${slice} to match, found ${counted(failures.length, 'failure')}, the first ${failures[0]?.id ?? ''}: ${failures[0]?.failure ?? ''}.${isOutdated ? OUTDATED : ''}`,
          );
        }
        const notes = [...(id === undefined ? await requireAsPublished(database, window) : []), ...traces.notes];
        for (const note of notes) shell.warn(`Note: ${note}.`);
        const in_alerts = (alerts ?? []).reduce((sum, { listed_count }) => sum + listed_count, 0);
        const transfer_count = in_alerts + (patterns?.transfer_count ?? 0);
        const of_alerts = (alerts ?? []).reduce((sum, { evidence_count }) => sum + evidence_count, 0);
        const evidence_count = of_alerts + (patterns?.evidence_count ?? 0);
        const counts = {
          alert_count: alerts?.length ?? 0,
          pattern_count: patterns?.pattern_count ?? 0,
          trace_count: traces.trace_count,
          transfer_count,
          evidence_count,
        };
        shell.answer({ slice, ...counts, failures, notes });
        const replayed =
          transfer_count === 0
            ? checked === ''
              ? `Nothing of ${slice} could be judged.`
              : `Repeated ${checked} of ${slice}: the money goes where they say.`
            : `Replayed ${counted(transfer_count, 'evidence transfer')} of ${checked} of ${slice}: every one is in the source, and counts, sums, times and hops match.`;
        shell.say(replayed);
        if (evidence_count > transfer_count)
          shell.warn(
            `Note: that is a part of ${counted(evidence_count, 'evidence transfer')}: what a pattern holds beyond evidence.max_transfers is counted and not listed, so that its sums could not be replayed.`,
          );
      });
    });
}

/** Compares every row with what was recorded; gives what could not be compared. Throws SLICE_DAMAGED. */
async function requireAsPublished(database: Database, window: Window): Promise<readonly string[]> {
  const { differences, notes } = await compareSlice(database, window);
  if (differences.length === 0) return notes;
  const message = `Expected the slice ${sliceName(window)} to hold what was published, found ${differences.join('; ')}.`;
  throw new AnalyticsError('SLICE_DAMAGED', message);
}

async function verifiedAlerts(
  database: Database,
  window: Window,
  id: string | undefined,
): Promise<AlertVerification[] | undefined> {
  if (id === undefined) return await verifyAlerts(database, window);
  return isAlertId(id) ? [await verifyOneAlert(database, window, id)] : undefined;
}

/** Where the money of alerts went, and traces that people asked for, repeated. */
async function verifiedTraces(
  shell: Shell,
  options: Options,
  database: Database,
  window: Window,
  id: string | undefined,
): Promise<TraceVerification> {
  const alerts = id === undefined || isAlertId(id) ? await tracedAlerts(database, window, id) : [];
  const kept =
    id === undefined
      ? await keptTraces(database, window, TRACES)
      : isTraceId(id)
        ? [await keptTrace(database, window, id)]
        : [];
  if (alerts.length + kept.length === 0) return { trace_count: 0, failures: [], notes: [] };
  const { settings } = await withSavedSettings(database, options);
  const request = { ...options, settings, window, signal: shell.signal };
  try {
    return await askWindow(database, request, shell.now_ms, (opened) => verifyTraces(opened, alerts, kept));
  } catch (error) {
    const why = error instanceof AnalyticsError ? WHY_NOT_REPEATED.get(error.code) : undefined;
    if (why === undefined) throw error;
    return { trace_count: 0, failures: [], notes: [`no trace was repeated: ${why}`] };
  }
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function isTraceId(id: string): boolean {
  return id.startsWith('trace_');
}

function isAlertId(id: string): boolean {
  return id.startsWith('alert_');
}
