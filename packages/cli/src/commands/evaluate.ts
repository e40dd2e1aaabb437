/** evaluate: what was planted against what the alerts of a slice say. The measures are kept for the dashboard. */
import type { Command } from 'commander';
import { AnalyticsError } from '@analytics/domain';
import { ParquetWriter, textColumn } from '@analytics/storage';
import { evaluateSlice, measured, type SliceEvaluation } from '../evaluate-slice.ts';
import { addCommonOptions, parseOptions, publishedWindow, withExistingDatabase, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { entityLines } from '../summary/entity-lines.ts';
import { evaluationLines } from '../summary/evaluation-tables.ts';
import { qualityLines } from '../summary/quality-lines.ts';
import { roleLines } from '../summary/role-lines.ts';

interface EvaluateOptions extends RawOptions {
  readonly truth?: string;
  readonly out?: string;
}

export function registerEvaluate(program: Command, shell: Shell): void {
  addCommonOptions(program.command('evaluate'))
    .option(
      '--truth <file or directory>',
      'what is known to be true (Parquet, JSON, JSON lines or CSV); innocents stand beside it as benign',
    )
    .option('--out <file>', 'also write every measure as a Parquet file')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx analytics evaluate --network demo --truth ./worlds --out evaluation.parquet\n  $ npx analytics evaluate --network town --truth truth.csv',
    )
    .action(async (raw: EvaluateOptions) => {
      if (raw.truth === undefined) throw new AnalyticsError('USAGE', 'Expected --truth FILE_OR_DIRECTORY, found none.');
      const place = raw.truth;
      const options = parseOptions(raw, shell);
      const { slice, ...found } = await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const judged = await evaluateSlice(database, options.network, window, place, shell.now_ms());
        return { slice: `${window.processing_date}/${window.window_days}`, ...judged };
      });
      if (raw.out !== undefined) await writeMeasures(found, raw.out, options.threads);
      const { truth_file, quality, evaluation, entities, roles, remarks } = found;
      shell.answer({ slice, truth: truth_file, quality, evaluation, entities, roles, remarks });
      for (const line of qualityLines(quality)) shell.say(line);
      if (evaluation.overall.instance_count > 0)
        for (const line of ['', ...evaluationLines(evaluation)]) shell.say(line);
      if (entities !== null) for (const line of ['', ...entityLines(entities)]) shell.say(line);
      if (roles !== null) for (const line of ['', ...roleLines(roles)]) shell.say(line);
      for (const remark of remarks) shell.say(remark);
      if (raw.out !== undefined) shell.say(`\nWrote ${raw.out}.`);
    });
}

/** One row a measure; what is undefined is left out. */
async function writeMeasures(found: SliceEvaluation, path: string, threads: number): Promise<void> {
  const measures = measured(found);
  const writer = await ParquetWriter.open(threads);
  try {
    const columns = {
      scope: textColumn(measures.map(({ scope }) => scope)),
      name: textColumn(measures.map(({ name }) => name)),
      measure: textColumn(measures.map(({ measure }) => measure)),
      value: { values: Float64Array.from(measures, ({ value }) => value) },
    };
    await writer.write([() => columns], path);
  } finally {
    await writer.close();
  }
}
