/** audit: what was computed when, step by step. */
import { duration, counted } from '@analytics/domain';
import type { Command } from 'commander';
import { listAudit } from '@analytics/storage';
import { addCommonOptions, parseOptions, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows, megabytes } from '../terminal/quantities.ts';

const ROWS_SHOWN = 50;

export function registerAudit(program: Command, shell: Shell): void {
  addCommonOptions(program.command('audit'))
    .addHelpText('after', '\nExample:\n  $ npx analytics audit --network torus')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const entries = await listAudit(database, ROWS_SHOWN);
        shell.answer({ audit: entries });
        if (entries.length === 0) shell.say('Nothing has been computed yet.');
        const rows = entries.map((entry) => [
          entry.started_at,
          `${entry.processing_date}/${entry.window_days}`,
          entry.step,
          entry.status,
          duration(entry.duration_seconds * 1000),
          counted(Number(entry.row_count), 'row'),
          megabytes(Number(entry.peak_rss_bytes)),
          entry.warnings.length === 0 ? '' : counted(entry.warnings.length, 'note'),
        ]);
        for (const line of alignedRows(rows)) shell.say(line);
      });
    });
}
