/** alerts graphml: an alert or a case as a graph for other programs. */
import type { Command } from 'commander';
import { counted } from '@analytics/domain';
import { alertsGraphml } from '../graphml/alerts-graphml.ts';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { writeText } from '../terminal/write-text.ts';

interface GraphmlOptions extends RawOptions {
  readonly out: string;
}

export function registerAlertGraphml(alerts: Command, shell: Shell): void {
  addCommonOptions(
    alerts
      .command('graphml')
      .argument('<id>', 'of an alert or a case')
      .description('an alert or a case as GraphML: who takes part, and the transfers of the evidence'),
  )
    .option('--out <file>', 'where to write; "-" is standard output', '-')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics alerts graphml alert_26bdd64d72ce0741 --network demo --out scheme.graphml',
    )
    .action(async (id: string, raw: GraphmlOptions) => {
      await withReadingSource(shell, parseOptions(raw, shell), async (source) => {
        const ids = id.startsWith('case_') ? await source.alertsOfCase(id) : [id];
        const readings = [];
        for (const alert_id of ids) readings.push(await source.alert(alert_id));
        await writeText(shell, raw.out, alertsGraphml(id, readings));
        shell.answer({ id, alert_ids: ids, out: raw.out });
        if (raw.out !== '-') shell.say(`Wrote ${raw.out} (${counted(ids.length, 'alert')}).`);
      });
    });
}
