/** audit: what was computed when, step by step; and below it what people decided. */
import { duration, counted } from '@analytics/domain';
import type { Command } from 'commander';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { registerAuditTrail } from './audit-trail.ts';
import { alignedRows, megabytes } from '../terminal/quantities.ts';

const ROWS_SHOWN = 50;

export function registerAudit(program: Command, shell: Shell): void {
  const audit = addCommonOptions(program.command('audit'))
    .addHelpText('after', '\nExample:\n  $ npx analytics audit --network torus')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const entries = await source.audit(ROWS_SHOWN);
        shell.answer({ audit: entries });
        if (entries.length === 0) shell.say('Nothing has been computed yet.');
        const rows = entries.map((entry) => [
          entry.started_at,
          `${entry.processing_date}/${entry.window_days}`,
          entry.step,
          entry.status,
          duration(entry.duration_seconds * 1000),
          counted(entry.row_count, 'row'),
          megabytes(entry.peak_rss_bytes),
          entry.warnings.length === 0 ? '' : counted(entry.warnings.length, 'note'),
        ]);
        for (const line of alignedRows(rows)) shell.say(line);
      });
    });
  registerAuditTrail(audit, shell);
}
