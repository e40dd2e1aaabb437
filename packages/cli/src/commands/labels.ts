/** labels: load lists of labelled addresses, see which stand and what became of others, add and remove single ones. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  SEVERITIES,
  TRUST_LEVELS,
  counted,
  formatNumber,
  holdsAtAll,
  matchNotices,
  meaningOf,
  nearestWords,
  newLabelSchema,
  parseAddress,
  parseProcessingDate,
  utcMinute,
  windowOf,
  type NewLabel,
  type StandingLabel,
  type TrustLevel,
} from '@analytics/domain';
import { LABEL_FORMATS, importLabels } from '@analytics/ingestion';
import { parseLimit, parseOptions, withDatabase, type Options, type RawOptions } from '../options.ts';
import type { Decisions } from '../reading/decisions.ts';
import type { ReadingSource } from '../reading/reading-source.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { importLines } from '../summary/label-import.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 50;

interface LabelFlags extends RawOptions {
  readonly format?: string;
  readonly category?: string;
  readonly source?: string;
  readonly trust?: string;
  readonly risk?: string;
  readonly label?: string;
  readonly reason?: string;
  readonly address?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly conflicts?: boolean;
  readonly limit?: string;
}

export function registerLabels(program: Command, shell: Shell): void {
  const labels = program.command('labels');
  registerImport(labels, shell);
  registerList(labels, shell);
  registerAdd(labels, shell);
  registerRemove(labels, shell);
  registerHistory(labels, shell);
}

function addPlace(command: Command): Command {
  return command
    .option('--network <name>', 'network to work on (default: NETWORK)')
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--json', 'print one JSON document and nothing else');
}

function addSaid(command: Command): Command {
  return command
    .option('--trust <level>', `how far it is believed where it does not say: ${TRUST_LEVELS.join(', ')}`)
    .option('--valid-from <date>', 'the first day it holds, YYYY-MM-DD (default: always)')
    .option('--valid-to <date>', 'the day from which it no longer holds (default: still)');
}

function registerImport(labels: Command, shell: Shell): void {
  const command = labels.command('import').argument('<file>', 'a list as it is published');
  addSaid(addPlace(command.description('load a list: OFAC, TagPack, Etherscan, CSV, JSON, Parquet, or bare addresses')))
    .option('--format <format>', `what it is: ${LABEL_FORMATS.join(', ')} (default: what it looks like)`)
    .option('--category <word>', 'what its addresses are, where it does not say; see docs/label-words.md')
    .option('--source <name>', 'the name to keep its labels under (default: what it says)')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics labels import ../shared/labels/ofac/sanctioned_addresses_ETH.txt --network ethereum\n  $ npx analytics labels import ours.txt --network ethereum --category own --source treasury',
    )
    .action(async (path: string, raw: LabelFlags) => {
      const options = placeOf(raw, shell);
      const request = {
        path,
        format: raw.format === undefined ? undefined : oneOf('--format', raw.format, LABEL_FORMATS),
        category: raw.category === undefined ? undefined : knownWord(raw.category),
        source: raw.source,
        ...saidOf(raw),
        changed_by: 'command line',
        now_ms: shell.now_ms(),
      };
      await withDatabase(shell, options, async (database) => {
        const report = await importLabels(database, options.network, request);
        shell.answer({ import: report });
        for (const line of importLines(path, report)) shell.say(line);
      });
    });
}

function registerList(labels: Command, shell: Shell): void {
  addPlace(labels.command('list').description('the labels that stand, or those that contradict each other'))
    .option('--address <address>', 'of one address')
    .option('--category <word>', 'of one category, in whichever words')
    .option('--source <name>', 'of one source')
    .option('--conflicts', 'addresses that one label calls a risk and another a service or another risk')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics labels list --network ethereum --category sanctioned')
    .action(async (raw: LabelFlags) => {
      const options = placeOf(raw, shell);
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      if (raw.conflicts === true) {
        await sayConflicts(shell, options, row_limit);
        return;
      }
      const { address = '', source: of = '', category = '' } = raw;
      const choice = { address, source: of, category, row_limit };
      await withReadingSource(shell, options, async (source) => {
        const { labels: listed, counts, label_count, match } = await source.labels(choice);
        shell.answer({ labels: listed, counts, match });
        const [matched] = matchNotices(match);
        shell.say(`${counted(label_count, 'label')}.${matched === undefined ? '' : ` ${matched.message}`}`);
        for (const line of alignedRows(listed.map((one) => ['  ', one.address, ...labelCells(one)]))) shell.say(line);
      });
    });
}

async function sayConflicts(shell: Shell, options: Options, row_limit: number): Promise<void> {
  await withReadingSource(shell, options, async (source) => {
    const conflicts = await source.conflicts();
    shell.answer({ conflicts });
    shell.say(`${counted(conflicts.length, 'address', 'addresses')} with labels that contradict each other.`);
    for (const one of conflicts.slice(0, row_limit)) {
      shell.say(`${one.address}, the first believed:`);
      for (const line of alignedRows(one.labels.map(labelCells))) shell.say(line);
    }
  });
}

function registerAdd(labels: Command, shell: Shell): void {
  const command = labels.command('add').argument('<address>', 'the address that it names');
  addSaid(addPlace(command.description('add one label, or change the one of that name and source')))
    .requiredOption('--category <word>', 'what the address is; see docs/label-words.md')
    .option('--label <name>', 'what it is called')
    .option('--source <name>', 'who says so (default: command line)')
    .option('--risk <level>', `its risk: ${SEVERITIES.join(', ')}`)
    .option('--reason <text>', 'why, for the history')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics labels add 0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045 --network ethereum --category own --label treasury',
    )
    .action(async (written: string, raw: LabelFlags) => {
      const options = placeOf(raw, shell);
      const { address, family, problem } = parseAddress(written);
      if (address === '' || problem === 'mixed_case') {
        throw new AnalyticsError(
          'USAGE',
          `Expected an address, found ${JSON.stringify(written)} (${problem ?? 'empty'}).`,
        );
      }
      if (problem === 'checksum')
        shell.warn(`The checksum of ${written} is wrong for ${family}: a digit may be mistyped.`);
      const label = labelOf(address, raw);
      const add = async (_source: ReadingSource, decisions: Decisions): Promise<void> => {
        const stored = await decisions.addLabel(label, raw.reason ?? '');
        shell.answer({ label, stored });
        const did = stored.unchanged > 0 ? 'Stands already' : stored.changed > 0 ? 'Changed' : 'Added';
        const said = [label.label, label.source, label.trust_level].filter((one) => one !== '').join(', ');
        shell.say(`${did}: ${address} is ${label.address_type} (${said}).`);
        shell.say('The next run reads it.');
      };
      await withReadingSource(shell, options, add, withDatabase);
    });
}

function registerRemove(labels: Command, shell: Shell): void {
  addPlace(labels.command('remove').argument('[address]', 'the address that it names; all of --source without it'))
    .description('remove labels; the next run no longer reads them, the history keeps them')
    .option('--label <name>', 'only the one of this name')
    .option('--source <name>', 'only those of this source')
    .option('--reason <text>', 'why, for the history')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics labels remove 0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045 --network ethereum --reason "delisted"',
    )
    .action(async (address: string | undefined, raw: LabelFlags) => {
      const options = placeOf(raw, shell);
      if (address === undefined && raw.source === undefined) {
        throw new AnalyticsError('USAGE', 'Expected an address or --source NAME to remove labels of, found neither.');
      }
      await withReadingSource(shell, options, async (_source, decisions) => {
        const place = { address: address ?? '', label: raw.label ?? '', source: raw.source ?? '' };
        const removed_count = await decisions.removeLabels(place, raw.reason ?? '');
        shell.answer({ removed_count });
        shell.say(`Removed ${counted(removed_count, 'label')}; the next run no longer reads them.`);
      });
    });
}

function registerHistory(labels: Command, shell: Shell): void {
  addPlace(labels.command('history').argument('[address]', 'of one address; of all without it'))
    .description('what was added, changed and removed, newest first')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics labels history --network ethereum --limit 10')
    .action(async (address: string | undefined, raw: LabelFlags) => {
      const options = placeOf(raw, shell);
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      await withReadingSource(shell, options, async (source) => {
        const changes = await source.labelChanges(address ?? '', row_limit);
        shell.answer({ changes });
        if (changes.length === 0)
          shell.say('Nothing was added, changed or removed since this version keeps a history.');
        const rows = changes.map((one) => [
          utcMinute(one.changed_at_ms),
          one.action,
          one.address,
          ...labelCells(one),
          [one.changed_by, one.reason].filter((part) => part !== '').join(': '),
        ]);
        for (const line of alignedRows(rows)) shell.say(line);
      });
    });
}

type Listed = Pick<StandingLabel, 'label' | 'address_type' | 'address_subtype' | 'trust_level' | 'source'> & {
  readonly confidence_score?: number;
};

function labelCells({ label, address_type, address_subtype, trust_level, source, confidence_score }: Listed): string[] {
  const type = [address_type, address_subtype].filter((word) => word !== '').join('/');
  const meaning = [address_subtype, address_type].map(meaningOf).find((one) => one?.kind === 'risk');
  const category = (meaning ?? meaningOf(address_type))?.category ?? 'means nothing here';
  const sure = confidence_score === undefined ? '' : formatNumber(confidence_score);
  return [category === type ? type : `${type} (${category})`, label, trust_level, sure, source];
}

function placeOf(raw: LabelFlags, shell: Shell) {
  const { network, dataDir, json } = raw;
  const place = {
    ...(network === undefined ? {} : { network }),
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(json === undefined ? {} : { json }),
  };
  return parseOptions(place, shell);
}

function labelOf(address: string, raw: LabelFlags): NewLabel {
  const { trust_level, ...valid } = saidOf(raw);
  return newLabelSchema.parse({
    address,
    label: raw.label ?? '',
    address_type: knownWord(raw.category ?? ''),
    source: raw.source ?? 'command line',
    trust_level: trust_level ?? 'official',
    risk_level: raw.risk === undefined ? '' : oneOf('--risk', raw.risk, SEVERITIES),
    confidence_score: 1,
    ...valid,
  });
}

function saidOf(raw: LabelFlags): { trust_level?: TrustLevel; valid_from_ms?: number; valid_to_ms?: number } {
  const midnight = (date: string): number => windowOf(parseProcessingDate(date), 1).end_ms;
  const valid = {
    ...(raw.validFrom === undefined ? {} : { valid_from_ms: midnight(raw.validFrom) }),
    ...(raw.validTo === undefined ? {} : { valid_to_ms: midnight(raw.validTo) }),
  };
  if (!holdsAtAll(valid)) {
    const message = `Expected --valid-from before --valid-to, found ${raw.validFrom ?? ''} and ${raw.validTo ?? ''}: the label would never hold.`;
    throw new AnalyticsError('USAGE', message);
  }
  return {
    ...(raw.trust === undefined ? {} : { trust_level: oneOf('--trust', raw.trust, TRUST_LEVELS) }),
    ...valid,
  };
}

/** A word that means something. Throws USAGE, with the nearest known ones. */
function knownWord(word: string): string {
  if (word !== '' && meaningOf(word) !== undefined) return word;
  const nearest = nearestWords(word);
  const hint = nearest.length === 0 ? 'see docs/label-words.md' : `nearest: ${nearest.join(', ')}`;
  throw new AnalyticsError(
    'USAGE',
    `Expected --category to be a word that means something here, found ${JSON.stringify(word)}; ${hint}.`,
  );
}

function oneOf<T extends string>(flag: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text.toLowerCase());
  if (found !== undefined) return found;
  throw new AnalyticsError('USAGE', `Expected ${flag} ${known.join(', ')}, found ${JSON.stringify(text)}.`);
}
