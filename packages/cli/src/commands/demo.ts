/** demo: a seeded world, the whole pipeline over it, and what was found, in words. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { RUN_STEPS, parseNetworkName, parseProcessingDate, windowOf, duration, counted } from '@analytics/domain';
import { resolveSettings } from '@analytics/analyzers';
import {
  coreFacts,
  countAlerts,
  countPatterns,
  listSlices,
  notablePatterns,
  sameSlice,
  type Database,
} from '@analytics/storage';
import { evaluateSlice } from '../evaluate-slice.ts';
import { NO_FILE, addCommonOptions, withDatabase, type Options, type RawOptions } from '../options.ts';
import { parsePlace } from '../place.ts';
import type { Shell } from '../shell.ts';
import { patternSentence } from '../summary/pattern-sentence.ts';
import { alignedRows, megabytes } from '../terminal/quantities.ts';
import { executeRun, sayAlerts, type StepReport } from './run.ts';
import { SIMULATED_DATE, parseCount, parseSeed, writeWorld } from './simulate.ts';

const DEMO = { network: 'demo', days: 30 } as const;
/** In words, before anything else. */
const ALERTS_SHOWN = 5;
/** Patterns in words: one of each type is enough where the alerts have told the schemes. */
const NOTABLE_PER_TYPE = 1;

interface DemoOptions extends RawOptions {
  readonly transfers: string;
  readonly seed: string;
}

export function registerDemo(program: Command, shell: Shell): void {
  addCommonOptions(program.command('demo'))
    .option('--transfers <count>', 'about how many transfers; 50000, 50k or 1m', '50000')
    .option('--seed <number>', 'the same seed gives the same bytes', '7')
    .addHelpText('after', '\nExample:\n  $ npx analytics demo')
    .action(async (raw: DemoOptions) => {
      const started_ms = shell.now_ms();
      const place = parsePlace(raw, shell);
      const network = parseNetworkName(DEMO.network);
      const date = parseProcessingDate(raw.processingDate ?? SIMULATED_DATE);
      const [transfers, seed] = [parseCount(raw.transfers), parseSeed(raw.seed)];
      shell.say(`Simulating about ${counted(transfers, 'transfer')} over ${DEMO.days} days (seed ${seed}) …`);
      const out = join(place.data_dir, 'worlds');
      const { world } = await writeWorld({ ...DEMO, transfers, seed, network, date, threads: place.threads, out });
      shell.say(
        `  ${counted(world.transfers.length, 'transfer')}, ${counted(world.ground_truth.instance_count, 'planted scheme')}, ${duration(shell.now_ms() - started_ms)}`,
      );
      const options: Options = {
        ...place,
        network,
        window: windowOf(date, DEMO.days),
        window_was_given: true,
        named_slice: { processing_date: date, window_days: DEMO.days },
        source: { kind: 'directory', path: out },
        settings: resolveSettings({}, network, NO_FILE),
        configured: { file: {}, origin: NO_FILE },
        allow_empty: false,
      };
      await withDatabase(shell, options, async (database) => {
        const { run, steps } = await executeRun(database, shell, options, RUN_STEPS);
        await evaluateSlice(database, network, options.window, out, shell.now_ms());
        const summary = await summarise(database, options);
        shell.answer({ run, steps, ...summary });
        shell.say();
        await sayAlerts(database, shell, options.window, summary.alerts, ALERTS_SHOWN);
        sayFindings(shell, summary, steps, (shell.now_ms() - started_ms) / 1000, out);
      });
    });
}

async function summarise(database: Database, options: Options) {
  const slices = await listSlices(database);
  const { window } = options;
  const slice = slices.find((one) => sameSlice(one, window));
  return {
    alerts: await countAlerts(database, window),
    loaded: await coreFacts(database),
    feature_rows: slice?.feature_count ?? 0,
    patterns: await countPatterns(database, window),
    notable: await notablePatterns(database, window, NOTABLE_PER_TYPE),
  };
}

function sayFindings(
  shell: Shell,
  summary: Awaited<ReturnType<typeof summarise>>,
  steps: readonly StepReport[],
  seconds: number,
  truth: string,
): void {
  const { loaded, feature_rows, patterns, notable } = summary;
  const total = patterns.reduce((sum, { pattern_count }) => sum + pattern_count, 0);
  shell.say();
  shell.say(
    `Loaded ${counted(loaded.transfer_count, 'transfer')}, ${counted(loaded.label_count, 'label')}, ${counted(loaded.price_count, 'daily price')} of ${counted(loaded.asset_count, 'asset')}.`,
  );
  shell.say(
    `Computed the features of ${counted(feature_rows, 'address', 'addresses')} and found ${counted(total, 'structural pattern')}:`,
  );
  for (const line of alignedRows(
    patterns.map((row) => [`  ${row.pattern_type}`, row.pattern_subtype, row.pattern_count]),
  ))
    shell.say(line);
  shell.say();
  shell.say('The best proven pattern of each type (facts, none proves a crime):');
  for (const pattern of notable) shell.say(`  • ${patternSentence(pattern)}`);
  shell.say();
  shell.say('Seconds and memory:');
  const rows = steps.map((step) => [
    `  ${step.step}`,
    duration(step.duration_seconds * 1000),
    `${megabytes(step.peak_rss_bytes)} peak`,
  ]);
  for (const line of alignedRows(rows)) shell.say(line);
  shell.say(`  everything, simulation included: ${duration(seconds * 1000)}`);
  shell.say();
  shell.say('What to do next:');
  const hints = [
    [
      'api',
      `the dashboard, at http://${shell.environment.API_HOST}:${shell.environment.API_PORT}/?network=${DEMO.network}`,
    ],
    [`alerts list --network ${DEMO.network}`, 'every alert in words'],
    [`verify --network ${DEMO.network}`, 'replay the evidence of every alert and pattern'],
    [`evaluate --network ${DEMO.network} --truth ${truth}`, 'compare the alerts with what was planted'],
    [`export alerts --network ${DEMO.network} --format jsonl --out -`, 'every alert with its evidence'],
    [`run --network NAME --processing-date DATE --window-days DAYS --source directory:PATH`, 'your own transfers'],
  ] as const;
  for (const line of alignedRows(hints.map(([command, what]) => [`  npx analytics ${command}`, what]))) shell.say(line);
}
