/** backfill: one run a day over an inclusive range of dates. */
import type { Command } from 'commander';
import { AnalyticsError, RUN_STEPS, datesBetween, parseProcessingDate, windowOf, counted } from '@analytics/domain';
import { addCommonOptions, parseOptions, withDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { executeRun, type RunOutcome } from './run.ts';

interface BackfillOptions extends RawOptions {
  readonly from?: string;
  readonly to?: string;
}

export function registerBackfill(program: Command, shell: Shell): void {
  addCommonOptions(program.command('backfill'))
    .option('--from <date>', 'first processing date')
    .option('--to <date>', 'last processing date, included')
    .option('--allow-empty', 'publish empty slices where a window holds no transfers')
    .addHelpText(
      'after',
      '\nExample (the transfers must be loaded, or --source must hold each day):\n  $ npx analytics backfill --network torus --from 2025-08-01 --to 2025-08-03 --window-days 30',
    )
    .action(async (raw: BackfillOptions) => {
      if (raw.from === undefined || raw.to === undefined) {
        throw new AnalyticsError('USAGE', 'Expected --from DATE and --to DATE, found one or both missing.');
      }
      const dates = datesBetween(parseProcessingDate(raw.from), parseProcessingDate(raw.to));
      const options = parseOptions(raw, shell);
      const steps = RUN_STEPS.filter((step) => step !== 'ingest' || options.source !== undefined);
      await withDatabase(shell, options, async (database) => {
        const runs: RunOutcome[] = [];
        for (const date of dates) {
          shell.say(`${date} (${runs.length + 1} of ${dates.length})`);
          const window = windowOf(date, options.window.window_days);
          runs.push(await executeRun(database, shell, { ...options, window }, steps));
        }
        shell.answer({ runs });
        shell.say(`Published ${counted(runs.length, 'slice')}, ${raw.from ?? ''} to ${raw.to ?? ''}.`);
      });
    });
}
