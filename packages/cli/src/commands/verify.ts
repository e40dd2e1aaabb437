/** verify: replays the evidence of published alerts and patterns, and traces, against the ingested transfers. */
import type { Command } from 'commander';
import { AnalyticsError, counted } from '@analytics/domain';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import type { VerifiedSlice } from '../reading/reading-source.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const FAILURES_SHOWN = 20;

const OUTDATED = ' The slice was published before addresses had one form: run it again.';

export function registerVerify(program: Command, shell: Shell): void {
  addCommonOptions(
    program.command('verify').argument('[id]', 'one alert, pattern or trace; all of the slice without it'),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics verify --network torus')
    .action(async (id: string | undefined, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const found = await source.verification(id);
        const checked = checkedWords(found, id === undefined);
        const { slice, failures, notes } = found;
        if (failures.length > 0) throw mismatch(shell, found, checked);
        for (const note of notes) shell.warn(`Note: ${note}.`);
        const { alert_count, pattern_count, trace_count, transfer_count, evidence_count } = found;
        const counts = { alert_count, pattern_count, trace_count, transfer_count, evidence_count };
        shell.answer({ slice, ...counts, failures, notes });
        const replayed =
          transfer_count === 0
            ? checked === ''
              ? `Nothing of ${slice} could be judged.`
              : `Repeated ${checked} of ${slice}: the money goes where they say.`
            : `Replayed ${counted(transfer_count, 'evidence transfer')} of ${checked} of ${slice}: every one is in the source, and counts, sums, times and hops match.`;
        shell.say(replayed);
        if (evidence_count > transfer_count)
          shell.warn(
            `Note: that is a part of ${counted(evidence_count, 'evidence transfer')}: what a pattern holds beyond evidence.max_transfers is counted and not listed, so that its sums could not be replayed.`,
          );
      });
    });
}

/** `61 alerts, 240 patterns and 3 traces`; of all also what there is none of. */
function checkedWords({ alert_count, pattern_count, trace_count }: VerifiedSlice, isOfAll: boolean): string {
  return listed([
    ...(isOfAll || alert_count > 0 ? [counted(alert_count, 'alert')] : []),
    ...(isOfAll || pattern_count > 0 ? [counted(pattern_count, 'pattern')] : []),
    ...(trace_count > 0 ? [counted(trace_count, 'trace')] : []),
  ]);
}

/** Prints the first failures; gives what to throw. */
function mismatch(shell: Shell, { slice, failures, is_outdated }: VerifiedSlice, checked: string): AnalyticsError {
  const rows = failures.slice(0, FAILURES_SHOWN).map((one) => [`  ${one.id}`, one.failure]);
  for (const line of alignedRows(rows)) shell.say(line);
  return new AnalyticsError(
    'EVIDENCE_MISMATCH',
    `Expected the evidence of ${checked} of ${slice} to match, found ${counted(failures.length, 'failure')}, the first ${failures[0]?.id ?? ''}: ${failures[0]?.failure ?? ''}.${is_outdated ? OUTDATED : ''}`,
  );
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
