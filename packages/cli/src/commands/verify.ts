/** verify: replays the evidence of published patterns against the ingested transfers. */
import type { Command } from 'commander';
import { AnalyticsError } from '@analytics/domain';
import { verifyPatterns } from '@analytics/storage';
import { addCommonOptions, parseOptions, publishedWindow, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows, count } from '../terminal/quantities.ts';

const FAILURES_SHOWN = 20;

export function registerVerify(program: Command, shell: Shell): void {
  addCommonOptions(
    program
      .command('verify')
      .argument('[pattern-id]', 'one pattern; all of the slice without it')
      .description('replay the evidence of published patterns against the ingested transfers'),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics verify --network torus')
    .action(async (patternId: string | undefined, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const { pattern_count, transfer_count, failures } = await verifyPatterns(database, window, patternId);
        const slice = `${window.processing_date}/${window.window_days}`;
        if (failures.length > 0) {
          const rows = failures.slice(0, FAILURES_SHOWN).map((one) => [`  ${one.pattern_id}`, one.failure]);
          for (const line of alignedRows(rows)) shell.say(line);
          throw new AnalyticsError(
            'EVIDENCE_MISMATCH',
            `Expected the evidence of ${count(pattern_count)} patterns of ${slice} to match, found ${count(failures.length)} that do not, the first ${failures[0]?.pattern_id ?? ''}: ${failures[0]?.failure ?? ''}.`,
          );
        }
        shell.answer({ slice, pattern_count, transfer_count, failures });
        shell.say(
          `Replayed ${count(transfer_count)} evidence transfers of ${count(pattern_count)} patterns of ${slice}: every one is in the source, and counts, sums, times and hops match.`,
        );
      });
    });
}
