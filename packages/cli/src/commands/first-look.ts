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
import { locateFiles, unknownTable, type IngestPreview, type IngestReport } from '@analytics/ingestion';
import { listAlerts, type Database } from '@analytics/storage';
import { addCommonOptions, parseOptions, withDatabase, type Options, type RawOptions } from '../options.ts';
import type { Shell } from '../shell.ts';
import { previewLines } from '../summary/preview-lines.ts';
import { askDateOrder, askMapping, askNetwork, askTimeZone } from './first-questions.ts';
import { executeRun, lookAtSource, sayOutcome } from './run.ts';

/** A window that nobody asked for is no longer than this: the newest days are what matters. */
const MAX_DAYS = 90;
/** Days that reach back before the first chain. */
const EVERY_DAY = 20_000;

export function registerFirstLook(program: Command, shell: Shell): void {
  addCommonOptions(program.command('first-look').argument('<folder>', 'where the files lie'))
    .addHelpText(
      'after',
      '\nOn a terminal it asks for what the files do not say; else --network (the name of the folder) and --map say it. Without a date and window it takes the newest days that the files hold, at most 90.\n\nExamples:\n  $ npx analytics start ./exports\n  $ npx analytics start ./payments.csv --network bank --map amount=Paid,timestamp=When,date_order=dmy,time_zone=Europe/Berlin',
    )
    .action(async (folder: string, raw: RawOptions) => {
      const { ask } = shell;
      const given = raw.network ?? shell.environment.NETWORK;
      const proposal = networkNameOf(folder);
      const network = given ?? (ask === undefined ? proposal : await askNetwork(ask, shell.say, proposal));
      const named = { ...raw, network, source: `directory:${folder}` };
      const known = await withColumns(named, folder, shell);
      await withDatabase(shell, parseOptions(known, shell), async (database) => {
        const asked = await lookedAt(database, shell, known);
        const { window } = asked;
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
    .replace(/^[_0-9]+|(?<!_)_+$/gu, '');
  return words === '' ? 'network' : words.slice(0, 40);
}

/** With what the columns of a table mean, where nobody says it and somebody can be asked. */
async function withColumns(raw: RawOptions, folder: string, shell: Shell): Promise<RawOptions> {
  if (shell.ask === undefined || mappingOf(raw, shell) !== undefined || raw.sourceFormat !== undefined) return raw;
  const { source, network, window } = parseOptions(raw, shell);
  if (source?.kind !== 'directory') return raw;
  const isKnown = await locateFiles(source, network, window).then(
    () => true,
    (error: unknown) => !(error instanceof AnalyticsError) || error.code !== 'SOURCE_NOT_FOUND',
  );
  const table = isKnown ? undefined : await unknownTable(resolve(folder));
  return table === undefined ? raw : { ...raw, map: await askMapping(shell.ask, shell.say, table) };
}

const mappingOf = (raw: RawOptions, shell: Shell): string | undefined => raw.map ?? shell.environment.INGESTION_MAPPING;

/**
 * Looks at the files without loading them, asks for what they leave open where somebody can be asked, and gives the
 * options with the newest days that the files hold.
 */
async function lookedAt(database: Database, shell: Shell, raw: RawOptions): Promise<Options> {
  const options = parseOptions(raw, shell);
  if (options.window_was_given && shell.ask === undefined) return options;
  const every = windowOf(options.window.processing_date, EVERY_DAY);
  const report = await lookAtSource(database, shell, { ...options, window: every });
  const mapping = shell.ask === undefined ? undefined : await askRest(shell, raw, options, report);
  if (mapping !== undefined) {
    // A mapping that already says it is not asked for again.
    return await lookedAt(database, { ...shell, ask: undefined }, { ...raw, map: mapping });
  }
  if (options.window_was_given) return options;
  return { ...options, window: windowOfFiles(shell, report) };
}

/** The mapping with the order of dates and the zone of times where a table of transfers leaves them open; undefined where it says all. */
async function askRest(
  { ask, say, environment }: Shell,
  raw: RawOptions,
  { settings }: Options,
  { account, notices, preview }: IngestReport,
): Promise<string | undefined> {
  const isTable = preview?.files.some(({ dataset }) => dataset === 'transfers') === true;
  if (ask === undefined || !isTable) return undefined;
  const before = raw.map ?? environment.INGESTION_MAPPING ?? '';
  if (before !== '' && !before.includes('=')) return undefined;
  const pairs = before === '' ? [] : [before];
  const ambiguous = account.unloaded.find(({ reason }) => reason === 'ambiguous_date');
  if (ambiguous !== undefined) pairs.push(await askDateOrder(ask, say, ambiguous.examples?.[0]?.found ?? '03/04/2024'));
  const isLocal = ambiguous !== undefined || notices.some(({ code }) => code === 'TIME_ZONE_ASSUMED');
  if (isLocal && !before.includes('time_zone=')) {
    const zone = await askTimeZone(ask, say, settings.ingestion.time_zone);
    if (zone !== '') pairs.push(zone);
  }
  const mapping = pairs.join(',');
  return mapping === before ? undefined : mapping;
}

/** Says what the files are, and gives the newest days that they hold. */
function windowOfFiles(shell: Shell, report: IngestReport): Window {
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
  return new AnalyticsError('SOURCE_NOT_FOUND', 'Expected transfers in the files, found no row of any.');
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
