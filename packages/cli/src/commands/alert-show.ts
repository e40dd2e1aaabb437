/** alerts show: one alert with its story, its evidence in bits and what was decided. */
import type { Command } from 'commander';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
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
      await withReadingSource(shell, options, async (source) => {
        const { alert, labels, entities, decisions, transfers } = await source.alert(alert_id);
        shell.answer({ alert, labels, entities, decisions, transfers });
        const names = new Map(labels.map(({ address, label }) => [address, label] as const));
        const page = { alert, names, entities, decisions, transfers: raw.full === true ? transfers : undefined };
        for (const line of alertPageLines(page, shell.layout)) shell.say(line);
      });
    });
}
