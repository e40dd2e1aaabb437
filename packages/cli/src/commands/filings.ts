/** filings: reports to an authority: list, show, draft, save, submit, approve, export, validate. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  AnalyticsError,
  FILING_FORMATS,
  FILING_STATUSES,
  MAX_FILING_NOTE,
  counted,
  filingDocumentSchema,
  jsonOf,
  noteText,
  utcMinute,
  type FilingDocument,
  type FilingFormat,
  type FilingStatus,
  type FilingVersion,
} from '@analytics/domain';
import { z } from 'zod';
import type { SchemaFile } from '@analytics/jobs';
import { readNamedFile, writeNamedFile } from '../named-files.ts';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withFilings, type Said, type ShownFiling } from '../reading/filings.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 50;
const SEEN_VERSION = 'the version that you read: refused where there is a newer one (default: the newest)';
const EXAMPLE = 'filing_0b5f0a52-6a0c-4c0e-9a53-1f3f0e8f7d11';

interface FilingFlags extends RawOptions {
  readonly status?: string;
  readonly limit?: string;
  readonly filingVersion?: string;
  readonly alert?: string;
  readonly case?: string;
  readonly note?: string;
  readonly format?: string;
  readonly out?: string;
  readonly xsd?: readonly string[];
}

export function registerFilings(program: Command, shell: Shell): void {
  const filings = program.command('filings');
  registerList(filings, shell);
  registerShow(filings, shell);
  registerDraft(filings, shell);
  registerSave(filings, shell);
  registerSubmit(filings, shell);
  registerApprove(filings, shell);
  registerExport(filings, shell);
  registerValidate(filings, shell);
}

function registerList(filings: Command, shell: Shell): void {
  addCommonOptions(filings.command('list').description('the filings of a network, changed last first'))
    .option('--status <status>', Object.keys(FILING_STATUSES).join(', '))
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics filings list --network torus')
    .action(async (raw: FilingFlags) => {
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      const filter = { status: statusOf(raw.status), subject_id: '', drafted_by: '' };
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        const listed = await found.list(filter, row_limit);
        shell.answer({ filings: listed });
        if (listed.length === 0) shell.say('No filing: "analytics filings draft --alert ALERT_ID" begins one.');
        for (const line of alignedRows(listed.map(cellsOf))) shell.say(line);
      });
    });
}

function registerShow(filings: Command, shell: Shell): void {
  withVersion(filings.command('show'))
    .description('what a filing says, what it lacks, and which sums do not match; with --json the whole document')
    .addHelpText('after', `\nExample:\n  $ npx analytics filings show ${EXAMPLE} --network torus`)
    .action(async (filing_id: string, raw: FilingFlags) => {
      const version = versionOf(raw.filingVersion);
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        const filing = await found.show(filing_id, version);
        shell.answer({ filing });
        for (const line of linesOf(filing)) shell.say(line);
      });
    });
}

function registerDraft(filings: Command, shell: Shell): void {
  addCommonOptions(filings.command('draft').description('begin a filing from the story of an alert or a case'))
    .option('--alert <id>', 'the alert that it is about')
    .option('--case <id>', 'the case that it is about')
    .addHelpText('after', '\nExample:\n  $ npx analytics filings draft --alert alert_1f2e3d4c5b6a7988 --network torus')
    .action(async (raw: FilingFlags) => {
      const { alert, case: cluster_id } = raw;
      if ((alert === undefined) === (cluster_id === undefined))
        throw new AnalyticsError('USAGE', 'Expected either --alert ID or --case ID, found both or neither.');
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        const filing = await found.draft(alert === undefined ? 'case' : 'alert', alert ?? cluster_id ?? '');
        sayVersion(shell, filing);
        shell.say('"analytics filings show" says what it lacks.');
      });
    });
}

function registerSave(filings: Command, shell: Shell): void {
  addCommonOptions(filings.command('save').argument('<filing>', 'its id').argument('<file>', 'its document as JSON'))
    .description('save the next version, from a file as "filings export --format json" writes it')
    .option('--filing-version <number>', 'the version that the file was written from, where it does not say')
    .option('--note <text>', 'why a report that was filed is amended')
    .addHelpText('after', `\nExample:\n  $ npx analytics filings save ${EXAMPLE} report.json --network torus`)
    .action(async (filing_id: string, path: string, raw: FilingFlags) => {
      const { document, ...from } = writtenIn(path, await readNamedFile(path));
      if (from.filing_id !== undefined && from.filing_id !== filing_id)
        throw new AnalyticsError('INVALID_REQUEST', `Expected a file of ${filing_id}, found one of ${from.filing_id}.`);
      const seen_version = raw.filingVersion === undefined ? from.version : versionOf(raw.filingVersion);
      if (seen_version === undefined)
        throw new AnalyticsError(
          'USAGE',
          `Expected --filing-version, for ${path} does not say which version it is of.`,
        );
      const said = { seen_version, note: noteOf(raw.note) };
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        sayAct(shell, await found.save(filing_id, document, said));
      });
    });
}

function registerSubmit(filings: Command, shell: Shell): void {
  addCommonOptions(filings.command('submit').argument('<filing>', 'its id'))
    .description('hand a draft over for review; no required field may be empty')
    .option('--filing-version <number>', SEEN_VERSION)
    .option('--note <text>', 'what whoever reviews it should know')
    .addHelpText('after', `\nExample:\n  $ npx analytics filings submit ${EXAMPLE} --network torus`)
    .action(async (filing_id: string, raw: FilingFlags) => {
      const said = saidIn(raw);
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        sayAct(shell, await found.submit(filing_id, said));
      });
    });
}

function registerApprove(filings: Command, shell: Shell): void {
  addCommonOptions(filings.command('approve').argument('<filing>', 'its id'))
    .description('approve what is in review, as somebody who wrote no version of it')
    .option('--filing-version <number>', SEEN_VERSION)
    .option('--note <text>', 'what was looked at')
    .addHelpText('after', `\nExample:\n  $ npx analytics filings approve ${EXAMPLE} --network torus`)
    .action(async (filing_id: string, raw: FilingFlags) => {
      const said = saidIn(raw);
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        sayAct(shell, await found.approve(filing_id, said));
      });
    });
}

function registerExport(filings: Command, shell: Shell): void {
  withVersion(filings.command('export'))
    .description('write a version to a file: goAML, FinCEN, a page to print, or the document')
    .option('--format <format>', FILING_FORMATS.join(', '), 'goaml')
    .requiredOption('--out <file>', 'where to')
    .addHelpText('after', `\nExample:\n  $ npx analytics filings export ${EXAMPLE} --out report.xml --network torus`)
    .action(async (filing_id: string, raw: FilingFlags) => {
      const format = formatOf(raw.format ?? '');
      const path = raw.out ?? '';
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        const { digest, status, version } = await found.show(filing_id, versionOf(raw.filingVersion));
        await writeNamedFile(path, await found.file(filing_id, version, format));
        shell.answer({ path, version, status, digest });
        shell.say(`Wrote version ${version} (${words(status)}) to ${path}. Its digest: ${digest}`);
      });
    });
}

function registerValidate(filings: Command, shell: Shell): void {
  withVersion(filings.command('validate'))
    .description('validate the goAML file of a version against an XSD, with the field of each fault')
    .requiredOption('--xsd <files...>', 'the schema of your authority first, then the files that it includes')
    .addHelpText(
      'after',
      `\nExample:\n  $ npx analytics filings validate ${EXAMPLE} --xsd goAMLSchema.xsd --network torus`,
    )
    .action(async (filing_id: string, raw: FilingFlags) => {
      const files: SchemaFile[] = [];
      for (const path of raw.xsd ?? []) files.push({ file_name: basename(path), content: await readNamedFile(path) });
      await withFilings(shell, parseOptions(raw, shell), async (found) => {
        const { is_valid, faults } = await found.validate(filing_id, versionOf(raw.filingVersion), files);
        shell.answer({ is_valid, faults });
        if (is_valid) shell.say('It is valid against this schema.');
        else shell.warn(`It is not valid: ${counted(faults.length, 'fault')}.`);
        for (const line of alignedRows(faults.map((one) => [`line ${one.line}`, one.field, one.message])))
          shell.say(line);
      });
    });
}

function withVersion(command: Command): Command {
  return addCommonOptions(command.argument('<filing>', 'its id')).option(
    '--filing-version <number>',
    'another version than the newest',
  );
}

function sayVersion(shell: Shell, filing: FilingVersion): void {
  shell.answer({ filing });
  shell.say(`${filing.filing_id}: version ${filing.version}, ${words(filing.status)}. ${filing.title}`);
}

/** What was done, and with which text: the version before. */
function sayAct(shell: Shell, filing: FilingVersion): void {
  sayVersion(shell, filing);
  shell.say(`It follows version ${filing.version - 1}, whose digest is ${filing.previous_digest}.`);
}

function cellsOf(one: FilingVersion): string[] {
  const due = one.due_date === '' ? '' : `due ${one.due_date}`;
  const who = `${one.action} by ${one.saved_by}`;
  return [one.filing_id, words(one.status), `v${one.version}`, utcMinute(one.saved_at_ms), who, due, one.title];
}

function linesOf(filing: ShownFiling): string[] {
  const { document, missing, notices } = filing;
  const chosen = document.transactions.filter(({ is_chosen }) => is_chosen).length;
  return [
    `${filing.filing_id}: version ${filing.version}, ${words(filing.status)}. ${filing.title}`,
    `${counted(chosen, 'transaction')}, ${counted(document.subjects.length, 'subject')}. Digest: ${filing.digest}`,
    ...missing.map(({ field, message }) => `Missing: ${field}. ${message}`),
    ...notices.map(({ message }) => `Check: ${message}`),
    '',
    ...document.narrative.flatMap(({ sentences }) => [sentences.map(({ text }) => text).join(' '), '']),
  ];
}

function words(text: string): string {
  return text.replaceAll('_', ' ');
}

function statusOf(text: string | undefined): FilingStatus | '' {
  if (text === undefined) return '';
  const found = (Object.keys(FILING_STATUSES) as FilingStatus[]).find((one) => one === text);
  if (found !== undefined) return found;
  const known = Object.keys(FILING_STATUSES).join(', ');
  throw new AnalyticsError('USAGE', `Expected --status to be one of ${known}, found ${JSON.stringify(text)}.`);
}

function formatOf(text: string): FilingFormat {
  const found = FILING_FORMATS.find((one) => one === text);
  if (found !== undefined) return found;
  throw new AnalyticsError(
    'USAGE',
    `Expected --format to be one of ${FILING_FORMATS.join(', ')}, found ${JSON.stringify(text)}.`,
  );
}

function versionOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
  throw new AnalyticsError(
    'USAGE',
    `Expected --filing-version to be a whole number from 1, found ${JSON.stringify(text)}.`,
  );
}

function saidIn({ filingVersion, note }: FilingFlags): Said {
  return { seen_version: versionOf(filingVersion), note: noteOf(note) };
}

function noteOf(text = ''): string {
  const parsed = noteText(MAX_FILING_NOTE).safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AnalyticsError('USAGE', `Expected --note to be text of up to ${MAX_FILING_NOTE} characters.`);
}

interface Written {
  readonly document: FilingDocument;
  /** Of an export; a document by itself does not say. */
  readonly filing_id?: string | undefined;
  readonly version?: number | undefined;
}

const exportSchema = z.object({ filing_id: z.string().optional(), version: z.int().min(1).optional() });

/** Throws INVALID_REQUEST. */
function writtenIn(path: string, text: string): Written {
  const read = jsonOf(text);
  const isExport = typeof read === 'object' && read !== null && 'document' in read;
  const parsed = filingDocumentSchema.safeParse(isExport ? read.document : read);
  const from = exportSchema.safeParse(isExport ? read : {});
  if (parsed.success && from.success) return { document: parsed.data, ...from.data };
  const issues = parsed.error?.issues ?? from.error?.issues ?? [];
  const places = issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AnalyticsError(
    'INVALID_REQUEST',
    `Expected the document of a filing in ${path}, found ${places.join('; ')}.`,
  );
}
