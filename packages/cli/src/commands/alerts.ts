/** alerts: the list of a slice, one alert, what is decided, and what changed between two dates. */
import type { Command } from 'commander';
import {
  ALERT_CHANGES,
  AnalyticsError,
  DISPOSITION_STATUSES,
  NOTICE_CATALOGUE,
  SEVERITIES,
  WORK_QUEUES,
  counted,
  enteredWords,
  foldAddress,
  grouped,
  growthWords,
  type GONE_REASONS,
  type AlertChange,
  type AlertSummary,
  type ListedAlert,
  type ShownRun,
  type WorkQueue,
} from '@analytics/domain';
import { sliceName } from '@analytics/storage';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import type { AlertChoice } from '../reading/reading-source.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { severityWord, wrapped, type Layout } from '../terminal/layout.ts';
import { alignedRows } from '../terminal/quantities.ts';
import { registerAlertDecisions } from './alert-decisions.ts';
import { HELD_BACK } from '../summary/held-back.ts';
import { registerAlertGraphml } from './alert-graphml.ts';
import { registerAlertShow } from './alert-show.ts';

const DEFAULT_LIMIT = 20;

interface ListOptions extends RawOptions {
  readonly severity?: string;
  readonly typology?: string;
  readonly status?: string;
  readonly assignee?: string;
  readonly queue?: string;
  readonly address?: string;
  readonly new?: boolean;
  readonly suppressed?: boolean;
  readonly limit?: string;
}

export function registerAlerts(program: Command, shell: Shell): void {
  const alerts = program.command('alerts');
  addCommonOptions(alerts.command('list').description('the alerts of a slice in words, highest-ranked first'))
    .option('--severity <list>', `of these severities, joined by commas: ${SEVERITIES.join(', ')}`)
    .option('--typology <list>', 'of these typologies, joined by commas')
    .option('--status <list>', `decided so, joined by commas: ${DISPOSITION_STATUSES.join(', ')}`)
    .option('--assignee <name>', 'assigned to this name')
    .option('--queue <name>', `work to do, the soonest due first: ${WORK_QUEUES.join(', ')}`)
    .option('--address <address>', 'that involve this address')
    .option('--new', 'first seen on the date of the slice')
    .option('--suppressed', 'with those that a rule hides')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics alerts list --network torus --limit 5')
    .action(async (raw: ListOptions) => {
      const limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const found = await source.alerts(choiceOf(raw), limit);
        const { alerts: listed, total_count, all_count, open_count } = found;
        const slice = sliceName(found);
        shell.answer({ slice, total_count, alerts: listed });
        const hidden = all_count - open_count;
        if (all_count > 0 && listed.length === 0) {
          shell.say(
            `None of the ${counted(all_count, 'alert')} in ${slice} matches the filters${hidden > 0 ? `; ${hidden} suppressed` : ''}.`,
          );
        } else if (listed.length === 0) {
          shell.say(`No alerts in ${slice}.`);
          sayLimits(shell, found.notices);
        }
        for (const sentence of found.outdated) shell.warn(sentence);
        const unknown = total_count === 0 ? await unknownTypologies(raw.typology) : [];
        if (unknown.length > 0)
          shell.warn(
            `None of our typologies is called ${unknown.join(', ')}: "analytics typologies list" has the names.`,
          );
        for (const alert of listed) {
          // When it is due matters to who works through a queue.
          const state = raw.queue === undefined ? { ...alert, due_ms: 0 } : alert;
          for (const line of alertLines(alert, shell.layout, state)) shell.say(line);
        }
        if (listed.length > 0 && total_count > listed.length)
          shell.say(`${listed.length} of ${counted(total_count, 'alert')}; more with --limit.`);
        if (listed.length > 0 && hidden > 0 && raw.suppressed !== true)
          shell.say(`${counted(hidden, 'alert')} suppressed; shown with --suppressed.`);
      });
    });
  registerAlertShow(alerts, shell);
  registerAlertGraphml(alerts, shell);
  registerAlertDecisions(alerts, shell);
  addCommonOptions(
    alerts
      .command('diff')
      .argument('<date1>', 'the earlier date')
      .argument('<date2>', 'the later date')
      .description('the alerts that are new, grown, shrunk or gone from one date to another'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics alerts diff 2025-11-19 2025-11-20 --network torus --window-days 300',
    )
    .action(async (first: string, second: string, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const { window_days, changes } = await source.alertChanges(first, second);
        shell.answer({ before: first, after: second, window_days, changes });
        sayChanges(shell, changes, first, second);
      });
    });
}

/** A heading and a paragraph; with what was decided, where that is known. */
export function alertLines(alert: AlertHeading, layout: Layout, state?: AlertState): string[] {
  const score = `${severityWord(alert.severity, layout)} ${alert.severity_score.toFixed(2)}, confidence ${alert.alert_confidence_score.toFixed(2)}`;
  const decided =
    state === undefined || state.disposition_status === 'open'
      ? ''
      : `  ${state.disposition_status.replaceAll('_', ' ')}`;
  const assigned = state === undefined || state.assignee === '' ? '' : `  assigned to ${state.assignee}`;
  const due =
    state === undefined || state.due_ms === 0 ? '' : `  due ${new Date(state.due_ms).toISOString().slice(0, 10)}`;
  const suppressed = state?.is_suppressed === true ? '  suppressed' : '';
  const watched =
    state === undefined || state.watch_lists.length === 0 ? '' : `  watched: ${state.watch_lists.join(', ')}`;
  const grown = state === undefined || state.grown_transfers === 0 ? '' : `  ${growthWords(state)}`;
  return [
    `${alert.alert_rank}. ${alert.alert_id}  ${enteredWords(alert)}, ${score}  ${alert.cluster_id}${decided}${assigned}${due}${suppressed}${watched}${grown}`,
    ...wrapped(alert.description, '   ', layout),
    '',
  ];
}

type AlertHeading = Pick<
  ListedAlert,
  | 'alert_id'
  | 'alert_rank'
  | 'severity'
  | 'severity_score'
  | 'alert_confidence_score'
  | 'entered_usd'
  | 'volume_usd'
  | 'cluster_id'
  | 'description'
>;
type AlertState = Pick<
  AlertSummary,
  'disposition_status' | 'is_suppressed' | 'watch_lists' | 'grown_transfers' | 'grown_usd' | 'assignee' | 'due_ms'
>;

function choiceOf({
  severity,
  typology,
  status,
  assignee,
  queue,
  address,
  new: is_new,
  suppressed,
}: ListOptions): AlertChoice {
  return {
    severities: namesIn(severity, '--severity', SEVERITIES),
    typologies: typology?.split(','),
    statuses: namesIn(status, '--status', DISPOSITION_STATUSES),
    assignee,
    queue: queueNamed(queue),
    address: address === undefined ? undefined : foldAddress(address),
    is_new,
    include_suppressed: suppressed,
  };
}

/** Loaded where it is asked for only: the chapters are most of what a command would load. */
async function unknownTypologies(text: string | undefined): Promise<string[]> {
  if (text === undefined) return [];
  const { typologyNames, typologySettingsSchema } = await import('@analytics/analyzers');
  const known = typologyNames(typologySettingsSchema.parse({}));
  return text.split(',').filter((name) => !known.includes(name));
}

function queueNamed(text: string | undefined): WorkQueue | undefined {
  const [name, ...others] = namesIn(text, '--queue', WORK_QUEUES) ?? [];
  if (others.length === 0) return name;
  throw new AnalyticsError('USAGE', `Expected --queue to name one queue, found ${JSON.stringify(text)}.`);
}

function namesIn<T extends string>(text: string | undefined, flag: string, known: readonly T[]): T[] | undefined {
  return text?.split(',').map((name) => {
    const found = known.find((one) => one === name.trim().toLowerCase());
    if (found !== undefined) return found;
    throw new AnalyticsError('USAGE', `Expected ${flag} ${known.join(', ')}, found ${JSON.stringify(name)}.`);
  });
}

/** Of the source, not of the transfers that came of it: an alert is the same without them, silence may not be. */
const NOT_LOADED: ReadonlySet<string> = new Set(['FILE_NOT_READ', 'ROWS_REJECTED', 'ADDRESS_FORMS_MIXED']);

/**
 * Below "No alerts": what the run could not see, so that silence is not taken for an answer. Codes that only an older
 * version knew limit nothing.
 */
export function sayLimits(shell: Shell, notices: ShownRun['notices']): void {
  const catalogue: Readonly<Record<string, { readonly limits_alerts: boolean }>> = NOTICE_CATALOGUE;
  const limits = notices.filter(({ code }) => NOT_LOADED.has(code) || catalogue[code]?.limits_alerts === true);
  if (limits.length === 0) return;
  shell.say('What the run could not see:');
  for (const message of new Set(limits.map((notice) => notice.message))) shell.say(`  ${message}`);
}

const WHY_GONE: Readonly<Record<(typeof GONE_REASONS)[number], string>> = {
  left_window: 'its transfers have left the window',
  part_of: 'now a part of ',
  chance: `found, not raised: ${HELD_BACK.chance}`,
  service: `found, not raised: ${HELD_BACK.service}`,
  unsure: `found, not raised: ${HELD_BACK.unsure}`,
  over_budget: `found, not raised: ${HELD_BACK.over_budget}`,
  not_found: 'no longer found',
};

function sayChanges(shell: Shell, changes: readonly AlertChange[], before: string, after: string): void {
  const counts = new Map<string, number>();
  for (const { change } of changes) counts.set(change, (counts.get(change) ?? 0) + 1);
  const tally = ALERT_CHANGES.map((change) => `${grouped(counts.get(change) ?? 0)} ${change}`);
  shell.say(`From ${before} to ${after}: ${tally.join(', ')}.`);
  const rows = changes
    .filter(({ change }) => change !== 'same')
    .map((one) => [
      `  ${one.change}`,
      one.severity,
      one.typology_type,
      one.alert_id,
      `${grouped(one.previous_transaction_count)} → ${counted(one.evidence_transaction_count, 'transfer')}`,
      `$${grouped(Math.round(Number(one.previous_volume_usd)))} → $${grouped(Math.round(Number(one.volume_usd)))}`,
      one.gone_reason === '' ? '' : `${WHY_GONE[one.gone_reason]}${one.gone_into}`,
    ]);
  for (const line of alignedRows(rows)) shell.say(line);
}
