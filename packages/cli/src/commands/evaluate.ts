/** evaluate: what was planted against what the alerts of a slice say. The measures are kept for the dashboard. */
import type { Command } from 'commander';
import type { Evaluation } from '@analytics/analyzers';
import { AnalyticsError } from '@analytics/domain';
import { ParquetWriter, textColumn } from '@analytics/storage';
import { evaluateSlice, measured } from '../evaluate-slice.ts';
import { addCommonOptions, parseOptions, publishedWindow, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { evaluationLines } from '../summary/evaluation-tables.ts';

interface EvaluateOptions extends RawOptions {
  readonly truth?: string;
  readonly out?: string;
}

export function registerEvaluate(program: Command, shell: Shell): void {
  addCommonOptions(program.command('evaluate'))
    .option('--truth <directory>', 'where ground_truth.parquet and benign.parquet are, or NETWORK/DATE/DAYS/ with them')
    .option('--out <file>', 'also write every measure as a Parquet file')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics evaluate --network demo --truth ./worlds --out evaluation.parquet',
    )
    .action(async (raw: EvaluateOptions) => {
      if (raw.truth === undefined) throw new AnalyticsError('USAGE', 'Expected --truth DIRECTORY, found none.');
      const truth_directory = raw.truth;
      const options = parseOptions(raw, shell);
      const { slice, directory, evaluation } = await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const found = await evaluateSlice(database, options.network, window, truth_directory, shell.now_ms());
        return { slice: `${window.processing_date}/${window.window_days}`, ...found };
      });
      if (raw.out !== undefined) await writeMeasures(evaluation, raw.out, options.threads);
      shell.answer({ slice, truth: directory, evaluation });
      for (const line of evaluationLines(evaluation)) shell.say(line);
      if (raw.out !== undefined) shell.say(`\nWrote ${raw.out}.`);
    });
}

/** One row a measure; what is undefined is left out. */
async function writeMeasures(evaluation: Evaluation, path: string, threads: number): Promise<void> {
  const measures = measured(evaluation);
  const writer = await ParquetWriter.open(threads);
  try {
    await writer.write(
      {
        scope: textColumn(measures.map(({ scope }) => scope)),
        name: textColumn(measures.map(({ name }) => name)),
        measure: textColumn(measures.map(({ measure }) => measure)),
        value: { values: Float64Array.from(measures, ({ value }) => value) },
      },
      path,
    );
  } finally {
    await writer.close();
  }
}
