/**
 * typologies: the catalogue, one chapter, a dry run of one that a user added, and what changed parameters would add and
 * remove.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { CHAPTERS, analysisSettingsSchema, type TypologySettings } from '@analytics/analyzers';
import {
  AnalyticsError,
  FATF_CATEGORIES,
  databaseOf,
  explainSettings,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type PreviewedAlert,
  type SettingChange,
  grouped,
  counted,
} from '@analytics/domain';
import {
  askWindow,
  readUserTypologies,
  readUserTypology,
  refusedQueries,
  type RefusedTypology,
  type UserTypologies,
  type UserTypology,
} from '@analytics/jobs';
import { migrate, openDatabase, type Database } from '@analytics/storage';
import {
  addCommonOptions,
  parseOptions,
  publishedWindow,
  withExistingDatabase,
  type Options,
  type RawOptions,
} from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import { sliceHolder } from '../service/redis-of-shell.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const ROWS_SHOWN = 20;
const EXAMPLES_SHOWN = 10;

interface PreviewOptions extends RawOptions {
  readonly set?: readonly string[];
}

export function registerTypologies(program: Command, shell: Shell): void {
  const typologies = program.command('typologies');
  registerList(typologies, shell);
  registerShow(typologies, shell);
  registerTest(typologies, shell);
  registerPreview(typologies, shell);
}

function registerList(typologies: Command, shell: Shell): void {
  addCommonOptions(typologies.command('list').description('every typology, those that you added beside ours'))
    .addHelpText('after', '\nExample:\n  $ npx analytics typologies list')
    .action(async () => {
      const own = await userTypologies(shell);
      const refused = [...own.refused, ...(await refusedAlone(own.usable))];
      const listed = [
        ...CHAPTERS.map((chapter) => ({ ...chapter, origin: 'built in' })),
        ...analysisSettingsSchema.parse({}).typologies.sequences.links.map(({ name, first, second }) => ({
          typology_type: name,
          fatf_category: 'transaction_patterns' as const,
          specificity: 90,
          origin: `sequence: ${first}, then ${second.join(' or ')}`,
        })),
        ...own.usable.filter((typology) => !refused.some(({ origin }) => origin === typology.origin)),
      ].map(({ typology_type, fatf_category, specificity, origin }) => ({
        typology_type,
        fatf_category,
        specificity,
        origin,
      }));
      shell.answer({ typologies: listed, refused });
      const rows = listed.map((one) => [
        `  ${one.typology_type}`,
        one.specificity,
        FATF_CATEGORIES[one.fatf_category],
        one.origin,
      ]);
      for (const line of alignedRows(rows)) shell.say(line);
      for (const { origin, message } of refused) shell.warn(`refused ${origin}: ${message}`);
    });
}

/**
 * Those whose query cannot be used, found in an empty database of their own: to list them needs no data and disturbs
 * none.
 */
async function refusedAlone(typologies: readonly UserTypology[]): Promise<RefusedTypology[]> {
  if (typologies.length === 0) return [];
  const network = parseNetworkName('typologies');
  const data_dir = await mkdtemp(join(tmpdir(), 'analytics-typologies-'));
  try {
    const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1 });
    try {
      await migrate(database, network);
      const window = windowOf(parseProcessingDate('1970-01-02'), 1);
      const found = await refusedQueries(database, { window, network }, typologies);
      return found.map(({ origin, message }) => ({ origin, message }));
    } finally {
      await database.close();
    }
  } finally {
    await rm(data_dir, { recursive: true, force: true });
  }
}

function registerShow(typologies: Command, shell: Shell): void {
  addCommonOptions(
    typologies
      .command('show')
      .argument('<name>', 'a typology of the list')
      .description(
        'one typology: what it means and its parameters as they are set, with --network as saved for it too',
      ),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics typologies show peel_chain')
    .action(async (name: string, raw: RawOptions) => {
      const own = (await userTypologies(shell)).usable.find(({ typology_type }) => typology_type === name);
      const chapter = CHAPTERS.find(({ typology_type }) => typology_type === name);
      const about = own ?? chapter;
      if (about === undefined)
        throw new AnalyticsError(
          'TYPOLOGY_NOT_FOUND',
          `Expected a typology of the list, found ${JSON.stringify(name)}.`,
        );
      const parameters = own?.parameters ?? (await parametersOf(name as keyof TypologySettings, raw, shell));
      const shown = {
        typology_type: name,
        fatf_category: FATF_CATEGORIES[about.fatf_category],
        specificity: about.specificity,
        innocent_reading: about.innocent_reading,
        parameters,
        origin: own?.origin ?? 'built in',
      };
      shell.answer(shown);
      shell.say(`${name} (${shown.origin})`);
      shell.say(`  FATF: ${shown.fatf_category}`);
      shell.say(`  An innocent reading: ${shown.innocent_reading}`);
      shell.say('  Parameters:');
      for (const line of alignedRows(
        Object.entries(parameters).map(([key, value]) => [`    ${key}`, JSON.stringify(value)]),
      ))
        shell.say(line);
      if (chapter !== undefined)
        shell.say('  The chapter, with drawing and known false positives, is in docs/typologies.md.');
    });
}

/** As configured, and for a network that was named as saved in its database too. */
async function parametersOf(
  typology_type: keyof TypologySettings,
  raw: RawOptions,
  shell: Shell,
): Promise<Readonly<Record<string, unknown>>> {
  if (raw.network === undefined)
    return parseOptions({ network: 'any', ...raw }, shell).settings.typologies[typology_type];
  const options = parseOptions(raw, shell);
  return await withReadingSource(shell, options, (source) => source.typologyParameters(typology_type));
}

function registerTest(typologies: Command, shell: Shell): void {
  addCommonOptions(
    typologies
      .command('test')
      .argument(
        '<name-or-folder>',
        'a typology of ANALYTICS_TYPOLOGIES_DIR, or a folder with manifest.json and detect.sql',
      )
      .description(
        'check a typology that you wrote and show what it would find in a published slice; nothing is saved. While another process has the data open it is checked only',
      ),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics typologies test ./my-typologies/round_sums --network torus')
    .action(async (name: string, raw: RawOptions) => {
      const typology = await namedUserTypology(name, shell);
      const options = parseOptions(raw, shell);
      try {
        await withExistingDatabase(shell, options, async (database) => {
          await showFound(database, shell, options, typology);
        });
      } catch (error) {
        if (!(error instanceof AnalyticsError) || error.code !== 'DATA_DIR_IN_USE') throw error;
        await checkAlone(shell, typology, error);
      }
    });
}

/** What the typology finds in a published slice. */
async function showFound(database: Database, shell: Shell, options: Options, typology: UserTypology): Promise<void> {
  const window = await publishedWindow(database, options);
  const request = { ...options, window, signal: shell.signal, holdSlice: sliceHolder(shell) };
  const { rows, left_out } = await askWindow(database, request, shell.now_ms, async (opened) => {
    const { detections, left_out } = await opened.findUserTypology(typology);
    const { addresses } = (await opened.data()).addresses;
    const rows = detections.map(({ subject, roles, rows: transfers, confidence }) => ({
      subject_address: addresses[subject] ?? '',
      address_count: roles.size,
      transfer_count: transfers.length,
      confidence: confidence[0]?.value ?? 0,
    }));
    return { rows, left_out };
  });
  const slice = `${window.processing_date}/${window.window_days}`;
  shell.answer({ typology_type: typology.typology_type, slice, rows, left_out });
  shell.say(`${typology.typology_type} is valid and finds ${grouped(rows.length)} in ${slice}.`);
  const shown = rows
    .slice(0, ROWS_SHOWN)
    .map((row) => [
      `  ${row.subject_address}`,
      row.confidence.toFixed(2),
      counted(row.address_count, 'address', 'addresses'),
      counted(row.transfer_count, 'transfer'),
    ]);
  for (const line of alignedRows(shown)) shell.say(line);
  if (left_out.length === 0) return;
  shell.warn(`A run would leave out ${counted(left_out.length, 'row')} of the query:`);
  for (const { row, reason } of left_out.slice(0, ROWS_SHOWN)) shell.warn(`  ${row.subject_address}, ${reason}`);
}

/**
 * Whether the typology can be used, which needs no transfers; `in_use` says who has these. Throws TYPOLOGY_INVALID. An
 * API runs no query that somebody sends it.
 */
async function checkAlone(shell: Shell, typology: UserTypology, in_use: AnalyticsError): Promise<void> {
  const [refused] = await refusedAlone([typology]);
  if (refused !== undefined) throw new AnalyticsError('TYPOLOGY_INVALID', refused.message, { cause: in_use });
  const { typology_type } = typology;
  shell.answer({ typology_type, slice: null, rows: [], left_out: [] });
  shell.say(`${typology_type} is valid. What it would find was not looked for.`);
  shell.warn(
    `${in_use.message} Stop that process to see what the typology finds, or put it into the ANALYTICS_TYPOLOGIES_DIR of that process: its next run says so.`,
  );
}

function registerPreview(typologies: Command, shell: Shell): void {
  addCommonOptions(
    typologies
      .command('preview')
      .description('which alerts changed parameters would add and remove in a published slice; nothing is saved'),
  )
    .option(
      '--set <path=value...>',
      'a setting and its new value as JSON, such as typologies.structuring.min_transfers=7',
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics typologies preview --network torus --set typologies.layering.min_intermediaries=4',
    )
    .action(async (raw: PreviewOptions) => {
      const assignments = raw.set ?? [];
      if (assignments.length === 0) throw new AnalyticsError('USAGE', 'Expected --set PATH=VALUE, found none.');
      const changes = assignments.map(assignment);
      await withReadingSource(shell, parseOptions(raw, shell), async (source) => {
        const preview = await source.preview(changes);
        const { before_count, after_count, gained, lost } = preview;
        shell.answer({ ...preview });
        shell.say(
          `${counted(before_count, 'alert')} now, ${grouped(after_count)} with the change: ${grouped(gained.count)} added, ${grouped(lost.count)} removed.`,
        );
        for (const [sign, { examples }] of [
          ['+', gained],
          ['-', lost],
        ] as const) {
          for (const alert of examples.slice(0, EXAMPLES_SHOWN)) shell.say(`  ${sign} ${alertLine(alert)}`);
        }
      });
    });
}

function alertLine(alert: PreviewedAlert): string {
  const { typology_type, address, severity, confidence_score, transfer_count, suspect_count } = alert;
  return `${typology_type} around ${address}: ${severity}, confidence ${confidence_score.toFixed(2)}, ${counted(transfer_count, 'transfer')}, ${counted(suspect_count, 'suspect')}`;
}

const SETTINGS: ReadonlySet<string> = new Set(explainSettings(analysisSettingsSchema).map(({ path }) => path));

/** `a.b.c=1` as a change; null is the configured value. Throws USAGE, INVALID_SETTING. */
function assignment(text: string): SettingChange {
  const [path, ...rest] = text.split('=');
  const value = rest.join('=');
  if (path === undefined || path === '' || value === '')
    throw new AnalyticsError('USAGE', `Expected --set PATH=VALUE, found ${JSON.stringify(text)}.`);
  if (!SETTINGS.has(path)) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected a setting that config --explain lists, found ${JSON.stringify(path)}.`,
    );
  }
  try {
    return { path, value: JSON.parse(value) as unknown };
  } catch (error) {
    throw new AnalyticsError('USAGE', `Expected a value in JSON for ${path}, found ${JSON.stringify(value)}.`, {
      cause: error,
    });
  }
}

async function userTypologies(shell: Shell): Promise<UserTypologies> {
  return await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
}

/** By its name in the configured directory, or by its folder. Throws TYPOLOGY_INVALID, TYPOLOGY_NOT_FOUND. */
async function namedUserTypology(name: string, shell: Shell): Promise<UserTypology> {
  const isFolder = (await stat(name).catch(() => undefined))?.isDirectory() === true;
  // By itself: a copy of it beside it is nothing to this one.
  if (isFolder) return await readUserTypology(resolve(name));
  const all = await userTypologies(shell);
  const found = all.usable.find(({ typology_type }) => typology_type === name);
  if (found !== undefined) return found;
  const refused = all.refused.find(({ origin }) => basename(origin) === basename(resolve(name)));
  if (refused !== undefined) throw new AnalyticsError('TYPOLOGY_INVALID', refused.message);
  throw new AnalyticsError(
    'TYPOLOGY_NOT_FOUND',
    `Expected a typology of yours or a folder with one, found ${JSON.stringify(name)}.`,
  );
}
