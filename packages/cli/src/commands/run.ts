/** run, ingest, features, patterns: one slice, through all steps or some of them. */
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  AnalyticsError,
  RUN_STEPS,
  type RunEvent,
  type RunStep,
  type Window,
  grouped,
  counted,
} from '@analytics/domain';
import { ingest, type IngestReport } from '@analytics/ingestion';
import { readUserTypologies, runPipeline } from '@analytics/jobs';
import {
  countAlerts,
  countPatterns,
  listAlerts,
  type AlertCount,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import { CODE_VERSION } from '../code-version.ts';
import {
  addCommonOptions,
  parseOptions,
  withDatabase,
  withSavedSettings,
  type Options,
  type RawOptions,
} from '../options.ts';
import type { Shell } from '../shell.ts';
import { previewLines } from '../summary/preview-lines.ts';
import { rowAccountLines } from '../summary/row-account-lines.ts';
import { createProgressLine } from '../terminal/progress-line.ts';
import { alignedRows } from '../terminal/quantities.ts';
import { alertLines, sayLimits } from './alerts.ts';

/** In words, after a run. */
const ALERTS_SHOWN = 3;

interface RunCommand {
  readonly name: string;
  readonly steps: readonly RunStep[];
  readonly needs_source: boolean;
  readonly example: string;
}

const RUN_COMMANDS: readonly RunCommand[] = [
  {
    name: 'run',
    steps: RUN_STEPS,
    needs_source: false,
    example:
      'analytics run --network torus --processing-date 2025-11-20 --window-days 300 --source directory:../shared/data',
  },
  {
    name: 'ingest',
    steps: ['initialize', 'ingest'],
    needs_source: true,
    example:
      'analytics ingest --network torus --processing-date 2025-11-20 --window-days 300 --source directory:../shared/data',
  },
  {
    name: 'features',
    steps: ['initialize', 'features', 'publish', 'audit'],
    needs_source: false,
    example: 'analytics features --network torus --processing-date 2025-11-20 --window-days 300',
  },
  {
    name: 'patterns',
    steps: ['initialize', 'patterns', 'publish', 'audit'],
    needs_source: false,
    example: 'analytics patterns --network torus --processing-date 2025-11-20 --window-days 300',
  },
];

export function registerRuns(program: Command, shell: Shell): void {
  for (const definition of RUN_COMMANDS) {
    const command = addCommonOptions(program.command(definition.name));
    command.option('--allow-empty', 'publish an empty slice where the window holds no transfers');
    if (definition.name === 'ingest') command.option('--dry-run', 'show what would be loaded and load nothing');
    command.addHelpText('after', `\nExample:\n  $ npx ${definition.example}`);
    command.action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      if (definition.needs_source && options.source === undefined) {
        throw new AnalyticsError('USAGE', `Expected --source directory:PATH for "${definition.name}", found none.`);
      }
      await withDatabase(shell, options, async (database) => {
        if (raw.dryRun === true) {
          await dryRun(database, shell, options);
          return;
        }
        const outcome = await executeRun(database, shell, options, definition.steps);
        await sayOutcome(database, shell, options, outcome);
      });
    });
  }
}

/** Reads and checks a source and shows what would be loaded. */
async function dryRun(database: Database, shell: Shell, options: Options): Promise<void> {
  const report = await lookAtSource(database, shell, options);
  shell.answer({ ...report });
  for (const line of previewLines(report)) shell.say(line);
}

/** What an ingest of the source would load; nothing is loaded. Throws USAGE without a source, and what ingest throws. */
export async function lookAtSource(database: Database, shell: Shell, options: Options): Promise<IngestReport> {
  const { source, network, window, data_dir } = options;
  if (source === undefined) throw new AnalyticsError('USAGE', 'Expected --source directory:PATH, found none.');
  const { settings } = await withSavedSettings(database, options);
  return await ingest(database, {
    source,
    network,
    window,
    settings: settings.ingestion,
    run_directory: join(data_dir, 'runs', 'dry-run'),
    signal: shell.signal,
    version: shell.now_ms(),
    is_dry_run: true,
  });
}

export type StepReport = Omit<Extract<RunEvent, { kind: 'step_ended' }>, 'kind'>;

export interface RunOutcome {
  readonly run: RunRecord;
  /** The steps that this attempt ran, with their seconds and memory. */
  readonly steps: readonly StepReport[];
}

/** Runs the steps with progress on standard error. */
export async function executeRun(
  database: Database,
  shell: Shell,
  options: Options,
  steps: readonly RunStep[],
): Promise<RunOutcome> {
  const user_typologies = await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
  const { settings } = await withSavedSettings(database, options);
  const reports: StepReport[] = [];
  const progress = shell.json
    ? undefined
    : createProgressLine(
        (text) => process.stderr.write(text),
        () => (shell.interactive ? process.stderr.columns : undefined),
      );
  try {
    const run = await runPipeline(
      database,
      { ...options, settings, steps, user_typologies, code_version: CODE_VERSION },
      {
        signal: shell.signal,
        now_ms: shell.now_ms,
        onEvent: (event) => {
          progress?.onEvent(event);
          if (event.kind === 'step_ended') {
            const { step, duration_seconds, row_count, peak_rss_bytes, parts } = event;
            reports.push({ step, duration_seconds, row_count, peak_rss_bytes, parts });
          }
        },
      },
    );
    return { run, steps: reports };
  } finally {
    progress?.finish();
  }
}

/** How many alerts there are, and the first of them in words. */
export async function sayAlerts(
  database: Database,
  shell: Shell,
  window: Window,
  counts: readonly AlertCount[],
  shown = ALERTS_SHOWN,
): Promise<void> {
  const total = counts.reduce((sum, { alert_count }) => sum + alert_count, 0);
  if (total === 0) {
    shell.say('No alerts.');
    return;
  }
  const bySeverity = counts.map(({ severity, alert_count }) => `${grouped(alert_count)} ${severity}`).join(', ');
  shell.say(`${counted(total, 'alert')} (${bySeverity}); the first:`);
  shell.say();
  for (const alert of await listAlerts(database, window, shown))
    for (const line of alertLines(alert, shell.layout)) shell.say(line);
}

/** What became of a run, in words. */
export async function sayOutcome(
  database: Database,
  shell: Shell,
  options: Options,
  { run, steps }: RunOutcome,
): Promise<void> {
  const patterns = run.steps.includes('patterns') ? await countPatterns(database, options.window) : [];
  const alerts = run.steps.includes('alerts') ? await countAlerts(database, options.window) : [];
  shell.answer({ run, steps, patterns, alerts });
  shell.say();
  for (const line of run.ingested === null ? [] : rowAccountLines(run.ingested)) shell.say(line);
  if (run.steps.includes('alerts')) {
    await sayAlerts(database, shell, options.window, alerts);
    if (alerts.length === 0) sayLimits(shell, run.notices);
  }
  if (patterns.length > 0) {
    shell.say('Patterns found:');
    const rows = patterns.map((row) => [`  ${row.pattern_type}`, row.pattern_subtype, row.pattern_count] as const);
    for (const line of alignedRows(rows)) shell.say(line);
  }
  const slice = `--network ${options.network} --processing-date ${options.window.processing_date} --window-days ${options.window.window_days}`;
  const name = run.steps.includes('alerts')
    ? 'alerts'
    : run.steps.includes('patterns')
      ? 'patterns'
      : run.steps.includes('features')
        ? 'features'
        : 'transfers';
  shell.say(
    run.steps.includes('publish')
      ? `Published ${options.window.processing_date}/${options.window.window_days}.`
      : 'Loaded.',
  );
  shell.say(`Next: npx analytics export ${name} ${slice} --format parquet --out ${name}.parquet`);
}
