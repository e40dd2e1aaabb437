/** The flags that every command shares, and what they mean once parsed. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { layeredSettings, resolveSettings, type AnalysisSettings } from '@analytics/analyzers';
import {
  AnalyticsError,
  SOURCE_FORMATS,
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  parseWindowDays,
  settingsOf,
  windowOf,
  type NetworkName,
  type SettingChange,
  type Window,
} from '@analytics/domain';
import { configuredSource, parseSourceFormat, parseSourceLocation, type SourceLocation } from '@analytics/ingestion';
import {
  inNetwork,
  migrate,
  openDatabase,
  requirePublished,
  requireWholeSlice,
  savedSettings,
  type Database,
  type WantedSlice,
} from '@analytics/storage';
import { parsePlace, serverAddress } from './place.ts';
import type { Shell } from './shell.ts';

export const DEFAULT_WINDOW_DAYS = 30;
/** Where settings come from that no file gave. */
export const NO_FILE = 'the defaults';

export interface RawOptions {
  readonly network?: string;
  readonly processingDate?: string;
  readonly windowDays?: string;
  readonly source?: string;
  readonly sourceFormat?: string;
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly config?: string;
  readonly dataDir?: string;
  readonly threads?: string;
  readonly json?: boolean;
  readonly allowEmpty?: boolean;
}

/** Adds the shared flags, in one order with one wording everywhere. */
export function addCommonOptions(command: Command): Command {
  return command
    .option('--network <name>', 'network to work on (default: NETWORK)')
    .option('--processing-date <date>', 'day that ends the window, YYYY-MM-DD, 00:00 UTC (default: today)')
    .option('--window-days <days>', `length of the window in days (default: ${DEFAULT_WINDOW_DAYS})`)
    .option(
      '--source <source>',
      'where transfers come from: directory:PATH (a folder or a file), clickhouse, s3 or http (default: INGESTION_SOURCE_TYPE)',
    )
    .option('--source-format <format>', `what its files are: ${SOURCE_FORMATS.join(', ')} (default: INGESTION_FORMAT)`)
    .option(
      '--map <mapping>',
      'what the columns of its tables mean: from=From,to=To,amount=Value,timestamp=Time, or a YAML or JSON file',
    )
    .option('--config <file>', 'settings as JSON; see "analytics config --explain"')
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads (default: the cores, at most 8)')
    .option('--json', 'print one JSON document and nothing else');
}

export interface Options {
  readonly network: NetworkName;
  readonly window: Window;
  /** Whether the user named the slice rather than taking the defaults. */
  readonly window_was_given: boolean;
  /** What of the slice the user named. */
  readonly named_slice: WantedSlice;
  readonly source: SourceLocation | undefined;
  readonly settings: AnalysisSettings;
  /** The settings file that they were resolved from, and its name; NO_FILE where none was named. */
  readonly configured: { readonly file: unknown; readonly origin: string };
  readonly data_dir: string;
  readonly threads: number;
  readonly allow_empty: boolean;
}

/** Parses the shared flags. Throws the catalogue's code for each that is wrong. */
export function parseOptions(raw: RawOptions, shell: Shell): Options {
  const named = raw.network ?? shell.environment.NETWORK;
  if (named === undefined)
    throw new AnalyticsError('USAGE', 'Expected --network NAME or the variable NETWORK, found neither.');
  const network = parseNetworkName(named);
  const today = new Date(shell.now_ms()).toISOString().slice(0, 10);
  const date = parseProcessingDate(raw.processingDate ?? today);
  const window = windowOf(date, parseWindowDays(raw.windowDays ?? DEFAULT_WINDOW_DAYS));
  const configured = {
    file: raw.config === undefined ? {} : readConfig(raw.config),
    origin: raw.config ?? NO_FILE,
  };
  return {
    network,
    window,
    window_was_given: raw.processingDate !== undefined || raw.windowDays !== undefined,
    named_slice: {
      processing_date: raw.processingDate === undefined ? undefined : window.processing_date,
      window_days: raw.windowDays === undefined ? undefined : window.window_days,
    },
    source: parseSource(raw, shell),
    settings: resolveSettings(configured.file, network, configured.origin),
    configured,
    ...parsePlace(raw, shell),
    allow_empty: raw.allowEmpty ?? false,
  };
}

function parseSource({ source, sourceFormat, map }: RawOptions, { environment }: Shell): SourceLocation | undefined {
  const INGESTION_FORMAT = sourceFormat === undefined ? environment.INGESTION_FORMAT : parseSourceFormat(sourceFormat);
  const INGESTION_MAPPING = map ?? environment.INGESTION_MAPPING;
  const known = { ...environment, INGESTION_FORMAT, INGESTION_MAPPING };
  return source === undefined ? configuredSource(known) : parseSourceLocation(source, known);
}

/** `--limit`, of so many digits at most. Throws USAGE. */
export function parseLimit(text: string | undefined, limit_without: number, max_digits = 6): number {
  if (text === undefined) return limit_without;
  const limit = /^\d+$/u.test(text) && text.length <= max_digits ? Number(text) : 0;
  if (limit >= 1) return limit;
  throw new AnalyticsError('USAGE', `Expected --limit to be a whole number from 1, found ${JSON.stringify(text)}.`);
}

/** Reads a settings file. Throws INVALID_SETTING where it is missing or no JSON. */
export function readConfig(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected JSON settings in ${path}, found: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}

/**
 * The options as a run of the network reads them: with what was saved for it laid over the settings file, and then
 * `changes`.
 */
export async function withSavedSettings(
  database: Database,
  options: Options,
  changes: readonly SettingChange[] = [],
): Promise<Options> {
  const { network, configured } = options;
  const layers = [settingsOf(await savedSettings(database)), settingsOf(changes)];
  const origin = `${configured.origin}, with what was saved`;
  const settings = resolveSettings(layeredSettings(configured.file, network, layers), network, origin);
  return { ...options, settings };
}

type Place = Pick<Options, 'network' | 'data_dir' | 'threads'>;

/**
 * Opens the network's database, making it when it is missing, hands it to `work`, and closes it whatever happens. What
 * was made and is still empty afterwards is removed.
 */
export async function withDatabase<T>(
  shell: Shell,
  options: Place,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return await use(shell, options, false, async (database) => {
    return await inNetwork(database, options.network, async () => await work(database));
  });
}

/** The same for who asks for the network itself: it stays, though nothing is in it. */
export async function withMadeDatabase<T>(
  shell: Shell,
  options: Place,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return await use(shell, options, false, work);
}

/**
 * Opens a network's database for reading. What an earlier process left half-published is completed first; where that
 * fails, as on a full disk, what is there is read all the same. Throws NETWORK_NOT_FOUND.
 */
export async function withExistingDatabase<T>(
  shell: Shell,
  options: Place,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return await use(shell, options, true, async (database) => {
    await migrate(database, options.network);
    try {
      // Loaded when it is needed: a wrong flag is refused without it.
      const { recoverRuns } = await import('@analytics/jobs');
      await recoverRuns(database, options.network, shell.now_ms());
    } catch (error) {
      shell.warn(`What an earlier run left could not be put in order: ${(error as Error).message}`);
    }
    return await work(database);
  });
}

async function use<T>(
  shell: Shell,
  options: Place,
  must_exist: boolean,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { network, data_dir, threads } = options;
  const server = serverAddress(shell);
  const database = await openDatabase({ name: databaseOf(network), data_dir, threads, server, must_exist });
  const cancel = (): void => void database.cancelAll();
  // A run decides for itself what a cancel means; it listens to the same signal.
  if (must_exist) shell.signal.addEventListener('abort', cancel);
  try {
    return await work(database);
  } finally {
    shell.signal.removeEventListener('abort', cancel);
    await database.close();
  }
}

/**
 * The published slice that the user named, or the newest that fits what was named of it. Throws SLICE_NOT_FOUND with
 * what there is, and how the last run of that slice ended; SLICE_DAMAGED.
 */
export async function publishedWindow(database: Database, { named_slice }: Options): Promise<Window> {
  const window = await requirePublished(database, named_slice);
  await requireWholeSlice(database, window);
  return window;
}
