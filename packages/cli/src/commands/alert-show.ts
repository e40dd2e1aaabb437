/** alerts show: one alert with its story, its evidence in bits and what was decided. */
import type { Command } from 'commander';
import { dispositionsOf, evidenceTransfers, getAlert, namesOf, ResidentSlices } from '@analytics/storage';
import { addCommonOptions, parseOptions, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { alertPageLines } from '../summary/alert-page.ts';

interface ShowOptions extends RawOptions {
  readonly full?: boolean;
}

export function registerAlertShow(alerts: Command, shell: Shell): void {
  addCommonOptions(
    alerts
      .command('show')
      .argument('<alert_id>', 'as "alerts list" prints it')
      .description('one alert: what happened, evidence for and against, who takes part, what was decided'),
  )
    .option('--full', 'every sentence, term and address, and the evidence transfer by transfer')
    .addHelpText('after', '\nExample:\n  $ npx analytics alerts show alert_26bdd64d72ce0741 --network demo --full')
    .action(async (alert_id: string, raw: ShowOptions) => {
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const resident = new ResidentSlices(database, shell.now_ms);
        const { processing_date, window_days } = options.window;
        const within = {
          processing_date: raw.processingDate === undefined ? undefined : processing_date,
          window_days: raw.windowDays === undefined ? undefined : window_days,
        };
        const { alert } = await getAlert(resident, alert_id, within, shell.now_ms());
        const [labels, decisions, transfers] = await Promise.all([
          namesOf(database, alert.addresses_involved),
          dispositionsOf(database, alert_id),
          evidenceTransfers(database, {
            transfer_ids: alert.evidence_transfers,
            start_ms: alert.start_time,
            end_ms: alert.end_time,
          }),
        ]);
        shell.answer({ alert, labels, decisions, transfers });
        const names = new Map(labels.map(({ address, label }) => [address, label] as const));
        const page = { alert, names, decisions, transfers: raw.full === true ? transfers : undefined };
        for (const line of alertPageLines(page, shell.layout)) shell.say(line);
      });
    });
}
