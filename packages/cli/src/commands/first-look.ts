/** first-look: a folder of files becomes a network with alerts; "start FOLDER" runs it. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  AnalyticsError,
  DAY_MS,
  RUN_STEPS,
  counted,
  moment,
  parseProcessingDate,
  windowOf,
  type Window,
} from '@analytics/domain';
import type { IngestPreview } from '@analytics/ingestion';
import { listAlerts, type Database } from '@analytics/storage';
import { addCommonOptions, parseOptions, withDatabase, type Options, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { previewLines } from '../summary/preview-lines.ts';
import { executeRun, lookAtSource, sayOutcome } from './run.ts';

/** A window that nobody asked for is no longer than this: the newest days are what matters. */
const MAX_DAYS = 90;
/** Days that reach back before the first chain. */
const EVERY_DAY = 20_000;

export function registerFirstLook(program: Command, shell: Shell): void {
  addCommonOptions(program.command('first-look').argument('<folder>', 'where the files lie'))
    .addHelpText(
      'after',
      '\nWithout --network it is called after the folder; without a date and window it takes the newest days that the files hold, at most 90.\n\nExample:\n  $ npx analytics start ./exports',
    )
    .action(async (folder: string, raw: RawOptions) => {
      const network = raw.network ?? shell.environment.NETWORK ?? networkNameOf(folder);
      const options = parseOptions({ ...raw, network, source: `directory:${folder}` }, shell);
      await withDatabase(shell, options, async (database) => {
        const window = options.window_was_given ? options.window : await windowOfFiles(database, shell, options);
        const asked = { ...options, window };
        shell.say(`Network ${network}, ${counted(window.window_days, 'day')} to ${window.processing_date}.`);
        await sayOutcome(database, shell, asked, await executeRun(database, shell, asked, RUN_STEPS));
        await sayNext(database, shell, asked);
      });
    });
}

/** `My Exports (May)` is `my_exports_may`. */
export function networkNameOf(folder: string): string {
  const words = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^[_0-9]+|_+$/gu, '');
  return words === '' ? 'network' : words.slice(0, 40);
}

/** Looks at the files without loading them, says what they are, and gives the newest days that they hold. */
async function windowOfFiles(database: Database, shell: Shell, options: Options): Promise<Window> {
  const every = windowOf(options.window.processing_date, EVERY_DAY);
  const report = await lookAtSource(database, shell, { ...options, window: every });
  for (const line of previewLines(report)) shell.say(line);
  shell.say();
  const { oldest_ms, newest_ms } = report.account;
  if (oldest_ms === null || newest_ms === null) {
    throw nothingToLoad(report.preview?.refusal ?? null);
  }
  const window = windowAround(oldest_ms, newest_ms);
  shell.say(`The transfers are of ${moment(oldest_ms)} to ${moment(newest_ms)}.`);
  return window;
}

/** Why nothing of the files can be loaded: what an ingest would say of them. */
export function nothingToLoad(refusal: IngestPreview['refusal']): AnalyticsError {
  if (refusal !== null) return new AnalyticsError(refusal.code, refusal.message);
  return new AnalyticsError('SOURCE_NOT_FOUND', 'Expected transfers in the files, found only labels or prices.');
}

/** The days from the oldest to the newest transfer, the last so many of them. */
export function windowAround(oldest_ms: number, newest_ms: number): Window {
  const end_ms = (Math.floor(newest_ms / DAY_MS) + 1) * DAY_MS;
  const date = parseProcessingDate(new Date(end_ms).toISOString().slice(0, 10));
  const days = Math.ceil((end_ms - oldest_ms) / DAY_MS);
  return windowOf(date, Math.min(MAX_DAYS, Math.max(1, days)));
}

async function sayNext(database: Database, shell: Shell, { network, window }: Options): Promise<void> {
  const [first] = await listAlerts(database, window, 1);
  const commands = [
    ...(first === undefined ? [] : [`analytics alerts show ${first.alert_id} --network ${network}`]),
    `analytics labels import FILE --network ${network}`,
    `analytics api`,
  ];
  for (const command of commands) shell.say(`      npx ${command}`);
}
