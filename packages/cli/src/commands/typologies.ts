/** typologies: the catalogue, one chapter, a dry run of one that a user added, and what changed parameters would add and remove. */
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  CHAPTERS,
  FATF_CATEGORIES,
  resolveSettings,
  type AssessedScheme,
  type TypologySettings,
  type WindowSchemes,
} from '@analytics/analyzers';
import { AnalyticsError, mergeSettings } from '@analytics/domain';
import { analyseWindow, readUserTypologies, type UserTypologies, type UserTypology } from '@analytics/jobs';
import {
  addCommonOptions,
  parseOptions,
  publishedWindow,
  readConfig,
  withExistingDatabase,
  type RawOptions,
} from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows, count } from '../terminal/quantities.ts';

interface PreviewOptions extends RawOptions {
  readonly set?: readonly string[];
}

export function registerTypologies(program: Command, shell: Shell): void {
  const typologies = program.command('typologies').description('the catalogue of schemes: list, show, test, preview');
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
      const listed = [
        ...CHAPTERS.map(({ typology_type, fatf_category, specificity }) => ({
          typology_type,
          fatf_category,
          specificity,
          origin: 'built in',
        })),
        ...resolveSettings({}, 'any' as never, 'the defaults').typologies.sequences.links.map(
          ({ name, first, second }) => ({
            typology_type: name,
            fatf_category: 'transaction_patterns' as const,
            specificity: 90,
            origin: `sequence: ${first}, then ${second.join(' or ')}`,
          }),
        ),
        ...own.usable.map(({ typology_type, fatf_category, specificity, origin }) => ({
          typology_type,
          fatf_category,
          specificity,
          origin,
        })),
      ];
      shell.answer({ typologies: listed, refused: own.refused });
      const rows = listed.map((one) => [
        `  ${one.typology_type}`,
        one.specificity,
        FATF_CATEGORIES[one.fatf_category],
        one.origin,
      ]);
      for (const line of alignedRows(rows)) shell.say(line);
      for (const { origin, message } of own.refused) shell.warn(`refused ${origin}: ${message}`);
    });
}

function registerShow(typologies: Command, shell: Shell): void {
  addCommonOptions(
    typologies
      .command('show')
      .argument('<name>', 'a typology of the list')
      .description('one typology: what it means and its parameters as they are set'),
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
      const { settings } = parseOptions({ network: 'any', ...raw }, shell);
      const parameters = own?.parameters ?? settings.typologies[name as keyof TypologySettings];
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

function registerTest(typologies: Command, shell: Shell): void {
  addCommonOptions(
    typologies
      .command('test')
      .argument(
        '<name-or-folder>',
        'a typology of ANALYTICS_TYPOLOGIES_DIR, or a folder with manifest.json and detect.sql',
      )
      .description(
        'check a typology that you wrote and show what it would find in a published slice; nothing is saved',
      ),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics typologies test ./my-typologies/round_sums --network torus')
    .action(async (name: string, raw: RawOptions) => {
      const typology = await namedUserTypology(name, shell);
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const analysis = await analyseWindow(database, { ...options, window, signal: shell.signal });
        const rows = await analysis.userRows(typology);
        shell.answer({
          typology_type: typology.typology_type,
          slice: `${window.processing_date}/${window.window_days}`,
          rows,
        });
        shell.say(
          `${typology.typology_type} is valid and finds ${count(rows.length)} in ${window.processing_date}/${window.window_days}.`,
        );
        const shown = rows
          .slice(0, 20)
          .map((row) => [
            `  ${row.subject_address}`,
            row.confidence.toFixed(2),
            `${row.addresses_involved.length} addresses`,
            `${row.evidence_transfers.length} transfers`,
          ]);
        for (const line of alignedRows(shown)) shell.say(line);
      });
    });
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
      const options = parseOptions(raw, shell);
      const file = raw.config === undefined ? {} : readConfig(raw.config);
      const changed = resolveSettings(
        assignments.reduce((all, text) => mergeSettings(all, assignment(text)), file),
        options.network,
        'the changed settings',
      );
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const user_typologies = await userTypologies(shell);
        const analysis = await analyseWindow(database, { ...options, window, user_typologies, signal: shell.signal });
        const before = keyed(await analysis.schemes(), analysis.addresses);
        const after = keyed(await analysis.schemes(changed), analysis.addresses);
        const added = [...after].filter(([key]) => !before.has(key));
        const removed = [...before].filter(([key]) => !after.has(key));
        shell.answer({
          slice: `${window.processing_date}/${window.window_days}`,
          before: before.size,
          after: after.size,
          added: added.map(([key]) => key),
          removed: removed.map(([key]) => key),
        });
        shell.say(
          `${count(before.size)} alerts now, ${count(after.size)} with the change: ${count(added.length)} added, ${count(removed.length)} removed.`,
        );
        for (const [sign, list] of [
          ['+', added],
          ['-', removed],
        ] as const) {
          for (const [, scheme] of list.slice(0, 10)) shell.say(`  ${sign} ${schemeLine(scheme, analysis.addresses)}`);
        }
      });
    });
}

/** A scheme is the same where typology, subject and first transfer are. */
function keyed({ schemes }: WindowSchemes, addresses: readonly string[]): Map<string, AssessedScheme> {
  return new Map(
    schemes.map((scheme) => [
      `${scheme.lead.typology_type} ${addresses[scheme.lead.subject] ?? ''} ${scheme.rows[0] ?? 0}`,
      scheme,
    ]),
  );
}

function schemeLine({ lead, assessment, rows, suspects }: AssessedScheme, addresses: readonly string[]): string {
  return `${lead.typology_type} around ${addresses[lead.subject] ?? ''}: ${assessment.severity}, confidence ${assessment.confidence_score.toFixed(2)}, ${count(rows.length)} transfers, ${count(suspects.length)} suspects`;
}

/** `a.b.c=1` as `{a: {b: {c: 1}}}`. Throws USAGE. */
function assignment(text: string): unknown {
  const [path, ...rest] = text.split('=');
  const value = rest.join('=');
  if (path === undefined || path === '' || value === '')
    throw new AnalyticsError('USAGE', `Expected --set PATH=VALUE, found ${JSON.stringify(text)}.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch (error) {
    throw new AnalyticsError('USAGE', `Expected a value in JSON for ${path}, found ${JSON.stringify(value)}.`, {
      cause: error,
    });
  }
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), parsed);
}

async function userTypologies(shell: Shell): Promise<UserTypologies> {
  return await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
}

/** By its name in the configured directory, or by its folder. Throws TYPOLOGY_INVALID, TYPOLOGY_NOT_FOUND. */
async function namedUserTypology(name: string, shell: Shell): Promise<UserTypology> {
  const isFolder = (await stat(name).catch(() => undefined))?.isDirectory() === true;
  const all = isFolder ? await readUserTypologies(dirname(resolve(name))) : await userTypologies(shell);
  const found = all.usable.find(({ typology_type, origin }) =>
    isFolder ? basename(origin) === basename(resolve(name)) : typology_type === name,
  );
  if (found !== undefined) return found;
  const refused = all.refused.find(({ origin }) => basename(origin) === basename(resolve(name)));
  if (refused !== undefined) throw new AnalyticsError('TYPOLOGY_INVALID', refused.message);
  throw new AnalyticsError(
    'TYPOLOGY_NOT_FOUND',
    `Expected a typology of yours or a folder with one, found ${JSON.stringify(name)}.`,
  );
}
