/** alerts: the list of a slice, and what changed between two dates. */
import type { Command } from 'commander';
import {
  ALERT_CHANGES,
  AnalyticsError,
  NOTICE_CATALOGUE,
  type AlertChange,
  type ListedAlert,
  type RunNotice,
  grouped,
  usd,
  counted,
} from '@analytics/domain';
import { diffAlerts, listAlerts, listRuns, requirePublished, requireStep, sameSlice } from '@analytics/storage';
import { addCommonOptions, parseOptions, publishedWindow, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 20;

interface ListOptions extends RawOptions {
  readonly limit?: string;
}

export function registerAlerts(program: Command, shell: Shell): void {
  const alerts = program.command('alerts');
  addCommonOptions(alerts.command('list').description('the alerts of a slice in words, highest-ranked first'))
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics alerts list --network torus --limit 5')
    .action(async (raw: ListOptions) => {
      const limit = parseLimit(raw.limit);
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const runs = await listRuns(database);
        requireStep(runs, window, 'alerts');
        const listed = await listAlerts(database, window, limit);
        shell.answer({ slice: `${window.processing_date}/${window.window_days}`, alerts: listed });
        if (listed.length === 0) {
          shell.say(`No alerts in ${window.processing_date}/${window.window_days}.`);
          sayLimits(shell, runs.find((run) => run.status === 'published' && sameSlice(run, window))?.notices ?? []);
        }
        for (const alert of listed) for (const line of alertLines(alert)) shell.say(line);
      });
    });
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
      await withExistingDatabase(shell, options, async (database) => {
        const { window_days } =
          raw.windowDays === undefined ? await publishedWindow(database, options) : options.window;
        const before = await requirePublished(database, { processing_date: first, window_days });
        const after = await requirePublished(database, { processing_date: second, window_days });
        const runs = await listRuns(database);
        for (const window of [before, after]) requireStep(runs, window, 'alerts');
        const changes = await diffAlerts(database, before, after);
        shell.answer({ before: first, after: second, window_days, changes });
        sayChanges(shell, changes, first, second);
      });
    });
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = /^\d{1,6}$/u.test(text) ? Number(text) : 0;
  if (limit < 1)
    throw new AnalyticsError('USAGE', `Expected --limit to be a whole number from 1, found ${JSON.stringify(text)}.`);
  return limit;
}

/** A heading and a paragraph. */
export function alertLines(alert: ListedAlert): string[] {
  const score = `${usd(Number(alert.entered_usd))} entered, severity ${alert.severity_score.toFixed(2)}, confidence ${alert.alert_confidence_score.toFixed(2)}`;
  return [`${alert.alert_rank}. ${alert.alert_id}  ${score}  ${alert.cluster_id}`, `   ${alert.description}`, ''];
}

/** Below "No alerts": what the run could not see, so that silence is not taken for an answer. */
export function sayLimits(shell: Shell, notices: readonly RunNotice[]): void {
  const limits = notices.filter(({ code }) => NOTICE_CATALOGUE[code].limits_alerts);
  if (limits.length === 0) return;
  shell.say('What the run could not see:');
  for (const message of new Set(limits.map((notice) => notice.message))) shell.say(`  ${message}`);
}

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
    ]);
  for (const line of alignedRows(rows)) shell.say(line);
}
