/** learning: what decisions about a network's alerts taught its scorecard, and from when on they count. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  counted,
  formatNumber,
  parseProcessingDate,
  signedBits,
  typologyWords,
  utcMinute,
  windowOf,
  type Learning,
} from '@analytics/domain';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface ResetFlags extends RawOptions {
  readonly from?: string;
  readonly reason?: string;
}

/** A weight that moved by less is shown as it was. */
const SHOWN_SHIFT = 0.005;

export function registerLearning(program: Command, shell: Shell): void {
  const learning = program.command('learning');
  addCommonOptions(learning.command('show').description('what decisions taught: bits by name, weights by term'))
    .addHelpText('after', '\nExample:\n  $ npx analytics learning show --network torus')
    .action(async (raw: RawOptions) => {
      await withReadingSource(shell, parseOptions(raw, shell), async (source) => {
        const learned = await source.learning();
        shell.answer(learned);
        for (const line of linesOf(learned)) shell.say(line);
      });
    });
  addCommonOptions(
    learning
      .command('reset')
      .description('say from when on decisions count; they themselves stay, and the next run reads it'),
  )
    .option('--from <date>', 'decisions of this day and later count (default: none made so far)')
    .option('--reason <text>', 'why; it is asked for')
    .addHelpText('after', '\nExample:\n  $ npx analytics learning reset --network torus --reason reorganised')
    .action(async (raw: ResetFlags) => {
      const { from, reason = '' } = raw;
      if (reason === '') throw new AnalyticsError('USAGE', 'Expected --reason TEXT, found none.');
      const counts_from_ms = from === undefined ? shell.now_ms() : startOf(from);
      await withReadingSource(shell, parseOptions(raw, shell), async (_source, decisions) => {
        const learned = await decisions.resetLearning(counts_from_ms, reason);
        shell.answer(learned);
        for (const line of linesOf(learned)) shell.say(line);
      });
    });
}

function startOf(date: string): number {
  return windowOf(parseProcessingDate(date), 1).start_ms;
}

function sinceWhen(counts_from_ms: number): string {
  return counts_from_ms === 0 ? 'Every decision counts' : `Decisions count since ${utcMinute(counts_from_ms)}`;
}

function linesOf({ true_count, false_count, unknown_count, names, terms, resets }: Learning): string[] {
  const count = true_count + false_count;
  const lines =
    count === 0
      ? ['No decision counts yet. Alerts called right or false teach the next run.']
      : [
          `${counted(count, 'decision')} of this network ${count === 1 ? 'counts' : 'count'}: ${true_count} right, ${false_count} false.`,
        ];
  if (unknown_count > 0)
    lines.push(
      `${counted(unknown_count, 'more')} teach nothing: they were made before evidence was kept. Decide again to count them.`,
    );
  lines.push(
    ...alignedRows(
      names.map((one) => [
        typologyWords(one.typology_type),
        `${one.true_count} right`,
        `${one.false_count} false`,
        `${signedBits(one.bits)} bits`,
      ]),
    ),
  );
  const moved = terms.filter(({ weight, learnt_weight }) => Math.abs(learnt_weight - weight) >= SHOWN_SHIFT);
  if (moved.length > 0) lines.push('Terms whose weight changed:');
  const weight = (value: number): string => formatNumber(value, { min: 2, max: 2 });
  lines.push(
    ...alignedRows(
      moved.map((one) => [one.name.replaceAll('_', ' '), weight(one.weight), '→', weight(one.learnt_weight)]),
    ),
  );
  const [newest] = resets;
  if (newest !== undefined) lines.push(`${sinceWhen(newest.counts_from_ms)} (${newest.decided_by}: ${newest.reason}).`);
  return lines;
}
