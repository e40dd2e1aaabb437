/** watch: addresses that a team watches, on lists with names; no label, and nothing that a run reads. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  AnalyticsError,
  MAX_WATCH_LIST_NAME,
  MAX_WATCH_NOTE,
  counted,
  noteText,
  parseAddress,
  usd,
  utcMinute,
  type WatchActivity,
} from '@analytics/domain';
import { readNamedFile } from '../named-files.ts';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 50;

interface WatchFlags extends RawOptions {
  readonly list?: string;
  readonly note?: string;
  readonly reason?: string;
  readonly address?: string;
  readonly history?: boolean;
  readonly limit?: string;
}

export function registerWatch(program: Command, shell: Shell): void {
  const watch = program.command('watch');
  registerAdd(watch, shell);
  registerImport(watch, shell);
  registerList(watch, shell);
  registerRemove(watch, shell);
}

function registerAdd(watch: Command, shell: Shell): void {
  addCommonOptions(watch.command('add').argument('<addresses...>', 'addresses'))
    .description('put addresses on a list, or change their note')
    .requiredOption('--list <name>', 'what the list is called')
    .option('--note <text>', 'why they are watched')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics watch add 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY --list case-12 --network torus',
    )
    .action(async (written: string[], raw: WatchFlags) => {
      const list_name = listNamed(raw.list);
      const note = textOf('--note', raw.note, MAX_WATCH_NOTE);
      const addresses = written.map(addressOf);
      await withReadingSource(shell, parseOptions(raw, shell), async (_source, decisions) => {
        const counts = await decisions.watch(list_name, addresses, note);
        shell.answer({ list_name, ...counts });
        shell.say(`${list_name}: ${counts.added} added, ${counts.changed} changed, ${counts.unchanged} there already.`);
      });
    });
}

function registerImport(watch: Command, shell: Shell): void {
  addCommonOptions(watch.command('import').argument('<file>', 'addresses, or labels in any format of "labels import"'))
    .description('put the addresses of a file on a list')
    .requiredOption('--list <name>', 'what the list is called')
    .option('--note <text>', 'why they are watched')
    .addHelpText('after', '\nExample:\n  $ npx analytics watch import gang.txt --list case-12 --network torus')
    .action(async (path: string, raw: WatchFlags) => {
      const list_name = listNamed(raw.list);
      const note = textOf('--note', raw.note, MAX_WATCH_NOTE);
      const file = { file_name: basename(path), content: await readNamedFile(path) };
      await withReadingSource(shell, parseOptions(raw, shell), async (_source, decisions) => {
        const report = await decisions.watchList(list_name, file, note);
        shell.answer({ list_name, ...report });
        const { added, changed, unchanged, read_count, set_aside } = report;
        shell.say(
          `${list_name}: of ${counted(read_count, 'entry', 'entries')} ${added} added, ${changed} changed, ${unchanged} there already.`,
        );
        for (const { reason, count, example } of set_aside)
          shell.warn(
            `Set aside: ${count}, ${reason.replaceAll('_', ' ')}${example === '' ? '' : `, such as ${example}`}.`,
          );
      });
    });
}

function registerList(watch: Command, shell: Shell): void {
  addCommonOptions(watch.command('list').description('who is watched, and what of them is new in a slice'))
    .option('--list <name>', 'of one list')
    .option('--address <address>', 'of one address')
    .option('--history', 'what was added, changed and removed instead, newest first')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics watch list --network torus --history')
    .action(async (raw: WatchFlags) => {
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      const address = raw.address === undefined ? '' : addressOf(raw.address);
      const list_name = textOf('--list', raw.list, MAX_WATCH_LIST_NAME);
      await withReadingSource(shell, parseOptions(raw, shell), async (source) => {
        if (raw.history === true) {
          const changes = await source.watchChanges(address, row_limit);
          shell.answer({ changes });
          if (changes.length === 0) shell.say('No address of this network was ever watched.');
          const rows = changes.map((one) => [utcMinute(one.changed_at_ms), one.action, one.address, ...cellsOf(one)]);
          for (const line of alignedRows(rows)) shell.say(line);
          return;
        }
        const watches = await source.watches({ address, list_name }, row_limit);
        const news = watches.length === 0 ? undefined : await newsOf(source.watchActivity(row_limit));
        shell.answer({ watches, ...(news === undefined ? {} : { news }) });
        if (watches.length === 0) shell.say('Nobody is watched: "analytics watch add ADDRESS --list NAME".');
        const rows = watches.map((one) => [one.address, ...cellsOf(one), utcMinute(one.changed_at_ms)]);
        for (const line of alignedRows(rows)) shell.say(line);
        if (news === undefined) return;
        const since = news.since_date === undefined ? '' : ` since ${news.since_date}`;
        shell.say(`New in ${news.slice}${since}:`);
        const found = news.activity.filter(isNews);
        if (found.length === 0) shell.say('  nothing');
        for (const line of alignedRows(found.map(newsCells))) shell.say(line);
      });
    });
}

function registerRemove(watch: Command, shell: Shell): void {
  addCommonOptions(watch.command('remove').argument('[address]', 'the address; all of --list without it'))
    .description('watch an address or a list no longer; the history keeps it')
    .option('--list <name>', 'only on this list')
    .option('--reason <text>', 'why, for the history')
    .addHelpText('after', '\nExample:\n  $ npx analytics watch remove --list case-12 --network torus --reason closed')
    .action(async (written: string | undefined, raw: WatchFlags) => {
      if (written === undefined && raw.list === undefined)
        throw new AnalyticsError('USAGE', 'Expected an address or --list NAME to watch no longer, found neither.');
      const address = written === undefined ? '' : addressOf(written);
      const place = { address, list_name: textOf('--list', raw.list, MAX_WATCH_LIST_NAME) };
      const reason = textOf('--reason', raw.reason, MAX_WATCH_NOTE);
      await withReadingSource(shell, parseOptions(raw, shell), async (_source, decisions) => {
        const removed_count = await decisions.unwatch(place, reason);
        shell.answer({ removed_count });
        shell.say(`Removed ${counted(removed_count, 'watch', 'watches')}; the history keeps them.`);
      });
    });
}

function cellsOf({ list_name, note, changed_by }: { list_name: string; note: string; changed_by: string }): string[] {
  return [list_name, changed_by, note];
}

function isNews({ new_transfer_count, new_alert_ids }: WatchActivity): boolean {
  return new_transfer_count > 0 || new_alert_ids.length > 0;
}

function newsCells({ address, list_names, new_transfer_count, new_usd, new_alert_ids }: WatchActivity): string[] {
  return [
    `  ${address}`,
    list_names.join(', '),
    `${counted(new_transfer_count, 'transfer')}, ${usd(Number(new_usd))}`,
    new_alert_ids.length === 0 ? '' : `in ${new_alert_ids.join(', ')}`,
  ];
}

/** Nothing is new where nothing is published. */
async function newsOf<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AnalyticsError && error.code === 'SLICE_NOT_FOUND') return undefined;
    throw error;
  }
}

function addressOf(written: string): string {
  const { address, problem } = parseAddress(written);
  if (address !== '' && problem !== 'mixed_case') return address;
  throw new AnalyticsError('USAGE', `Expected an address, found ${JSON.stringify(written)} (${problem ?? 'empty'}).`);
}

function listNamed(name: string | undefined): string {
  const text = textOf('--list', name, MAX_WATCH_LIST_NAME).trim();
  if (text !== '') return text;
  throw new AnalyticsError('USAGE', 'Expected --list to name a list, found an empty name.');
}

function textOf(flag: string, text = '', longest: number): string {
  if (noteText(longest).safeParse(text).success) return text;
  throw new AnalyticsError('USAGE', `Expected ${flag} to be at most ${longest} characters without control characters.`);
}
