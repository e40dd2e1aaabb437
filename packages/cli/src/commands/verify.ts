/** verify: replays the evidence of published alerts and patterns against the ingested transfers. */
import type { Command } from 'commander';
import { AnalyticsError, type Window, counted } from '@analytics/domain';
import {
  addressChanges,
  compareSlice,
  sliceName,
  verifyAlerts,
  verifyOneAlert,
  verifyPatterns,
  type AlertVerification,
  type Database,
} from '@analytics/storage';
import { addCommonOptions, parseOptions, publishedWindow, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const FAILURES_SHOWN = 20;

const OUTDATED = ' The slice was published before addresses had one form: run it again.';

export function registerVerify(program: Command, shell: Shell): void {
  addCommonOptions(program.command('verify').argument('[id]', 'one alert or pattern; all of the slice without it'))
    .addHelpText('after', '\nExample:\n  $ npx analytics verify --network torus')
    .action(async (id: string | undefined, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const slice = `${window.processing_date}/${window.window_days}`;
        const alerts = await verifiedAlerts(database, window, id);
        const patterns = id === undefined || !isAlertId(id) ? await verifyPatterns(database, window, id) : undefined;
        const failures = [
          ...(alerts ?? []).flatMap(({ alert_id, failures: found }) =>
            found.map((failure) => ({ id: alert_id, failure })),
          ),
          ...(patterns?.failures ?? []).map(({ pattern_id, failure }) => ({ id: pattern_id, failure })),
        ];
        const checked = [
          ...(alerts === undefined ? [] : [counted(alerts.length, 'alert')]),
          ...(patterns === undefined ? [] : [counted(patterns.pattern_count, 'pattern')]),
        ].join(' and ');
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
        const notes = id === undefined ? await requireAsPublished(database, window) : [];
        for (const note of notes) shell.warn(`Note: ${note}.`);
        const in_alerts = (alerts ?? []).reduce((sum, { listed_count }) => sum + listed_count, 0);
        const transfer_count = in_alerts + (patterns?.transfer_count ?? 0);
        const of_alerts = (alerts ?? []).reduce((sum, { evidence_count }) => sum + evidence_count, 0);
        const evidence_count = of_alerts + (patterns?.evidence_count ?? 0);
        const counts = {
          alert_count: alerts?.length ?? 0,
          pattern_count: patterns?.pattern_count ?? 0,
          transfer_count,
          evidence_count,
        };
        shell.answer({ slice, ...counts, failures, notes });
        shell.say(
          `Replayed ${counted(transfer_count, 'evidence transfer')} of ${checked} of ${slice}: every one is in the source, and counts, sums, times and hops match.`,
        );
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

function isAlertId(id: string): boolean {
  return id.startsWith('alert_');
}
