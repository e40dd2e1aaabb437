/** status: what is loaded, what is published, how the last runs went. */
import { duration, utcMinute, counted } from '@analytics/domain';
import type { Command } from 'commander';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { addressChangeLines } from '../summary/address-changes.ts';
import { alignedRows } from '../terminal/quantities.ts';
import { sayLimits } from './alerts.ts';

const RUNS_SHOWN = 10;

export function registerStatus(program: Command, shell: Shell): void {
  addCommonOptions(program.command('status'))
    .addHelpText('after', '\nExample:\n  $ npx analytics status --network torus')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const { loaded: facts, slices, runs, address_changes: changes } = await source.status(RUNS_SHOWN);
        shell.answer({ loaded: facts, slices, runs, address_changes: changes });
        shell.say(
          facts.transfer_count === 0
            ? `Loaded: no transfer yet${facts.label_count === 0 ? '' : `, ${counted(facts.label_count, 'label')}`}.`
            : `Loaded: ${counted(facts.transfer_count, 'transfer')} from ${utcMinute(facts.first_timestamp_ms)} to ${utcMinute(facts.last_timestamp_ms)}, ${counted(facts.label_count, 'label')}, ${counted(facts.price_count, 'daily price')}, ${counted(facts.asset_count, 'asset')}.`,
        );
        for (const line of addressChangeLines(changes)) shell.say(line);
        shell.say(slices.length === 0 ? 'Published: nothing yet.' : 'Published:');
        const sliceRows = slices.map((slice) => [
          `  ${slice.processing_date}`,
          `${slice.window_days} d`,
          counted(slice.feature_count, 'feature row'),
          counted(slice.pattern_count, 'pattern'),
          counted(slice.alert_count, 'alert'),
          slice.damage === '' ? '' : `DAMAGED: ${slice.damage}`,
        ]);
        for (const line of alignedRows(sliceRows)) shell.say(line);
        sayLimits(shell, runs.find(({ status }) => status === 'published')?.notices ?? []);
        if (runs.length > 0) shell.say('Last runs:');
        const runRows = runs.map((run) => [
          `  ${run.processing_date}/${run.window_days}`,
          run.status,
          run.ended_ms === 0
            ? `${Math.round(run.progress * 100)} %, ${run.current_step}`
            : duration(run.ended_ms - run.started_ms),
          run.error_code === '' ? '' : `${run.error_code}: ${run.error_message}`,
        ]);
        for (const line of alignedRows(runRows)) shell.say(line);
      });
    });
}
