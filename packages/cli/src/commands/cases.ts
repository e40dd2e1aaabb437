/** cases: the work of people on cases: whose they are, where they stand, what was said, which are one. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  AnalyticsError,
  CASE_STATUSES,
  MAX_CASE_COMMENT,
  MAX_CASE_OWNER,
  MAX_CASE_REASON,
  counted,
  nameText,
  noteText,
  typologyWords,
  usd,
  utcMinute,
  type CaseEvent,
  type CaseRow,
  type CaseStatus,
  type CaseWork,
} from '@analytics/domain';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withCaseDesk } from '../reading/case-desk.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 20;

interface CaseFlags extends RawOptions {
  readonly status?: string;
  readonly owner?: string;
  readonly late?: boolean;
  readonly limit?: string;
  readonly reason?: string;
}

export function registerCases(program: Command, shell: Shell): void {
  const cases = program.command('cases');
  registerList(cases, shell);
  registerShow(cases, shell);
  registerAssign(cases, shell);
  registerStatus(cases, shell);
  registerComment(cases, shell);
  registerAttach(cases, shell);
  registerMerge(cases, shell);
  registerSeparate(cases, shell);
  registerSplit(cases, shell);
}

function registerList(cases: Command, shell: Shell): void {
  addCommonOptions(
    cases.command('list').description('the cases of a slice with owner and status, the soonest due first'),
  )
    .option('--status <list>', `that stand so, joined by commas: ${CASE_STATUSES.join(', ')}`)
    .option('--owner <name>', 'that are the work of this name; "" for those of nobody')
    .option('--late', 'past their due date')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics cases list --network torus --limit 5')
    .action(async (raw: CaseFlags) => {
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      const statuses = raw.status?.split(',').map((name) => statusNamed(name.trim(), '--status'));
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const choice = { statuses, owner: raw.owner, is_late: raw.late };
        const { slice, cases: found, total_count } = await desk.list(choice, row_limit);
        shell.answer({ slice, total_count, cases: found });
        if (found.length === 0) shell.say(`No case of ${slice} passes.`);
        for (const line of alignedRows(found.map(caseCells))) shell.say(line);
        if (total_count > found.length)
          shell.say(`${found.length} of ${counted(total_count, 'case')}; more with --limit.`);
      });
    });
}

function registerShow(cases: Command, shell: Shell): void {
  addCommonOptions(cases.command('show').argument('<case_id>', 'as "cases list" prints it'))
    .description('the work on a case: owner, status, files, and everything that happened, in order')
    .addHelpText('after', '\nExample:\n  $ npx analytics cases show case_1f0c2a9b5d7e4c63 --network demo')
    .action(async (case_id: string, raw: CaseFlags) => {
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const { work, alert_ids, events } = await desk.show(case_id);
        shell.answer({ case: work, alert_ids, events });
        sayWork(shell, work);
        shell.say(alert_ids.length === 0 ? 'No alert of it is in this slice.' : `Alerts: ${[...alert_ids].join(', ')}`);
        for (const { file_name, byte_count, file_digest, removed_by } of work.files)
          shell.say(
            `File: ${file_name}, ${counted(byte_count, 'byte')}, SHA-256 ${file_digest}${removed_by === '' ? '' : `, removed by ${removed_by}`}`,
          );
        for (const line of alignedRows(events.map(eventCells))) shell.say(line);
      });
    });
}

function registerAssign(cases: Command, shell: Shell): void {
  addCommonOptions(
    cases.command('assign').argument('<case_id>', 'the case').argument('<name>', 'whose it is; "" for nobody'),
  )
    .description('give a case to somebody')
    .option('--reason <text>', 'why')
    .addHelpText('after', '\nExample:\n  $ npx analytics cases assign case_1f0c2a9b5d7e4c63 ana --network demo')
    .action(async (case_id: string, name: string, raw: CaseFlags) => {
      const owner = nameOf(name);
      const reason = reasonOf(raw);
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const work = await desk.change(case_id, { owner, reason });
        shell.answer({ case: work });
        sayWork(shell, work);
      });
    });
}

function registerStatus(cases: Command, shell: Shell): void {
  addCommonOptions(
    cases.command('status').argument('<case_id>', 'the case').argument('<status>', CASE_STATUSES.join(', ')),
  )
    .description('say where the work on a case stands')
    .option('--reason <text>', 'why')
    .addHelpText('after', '\nExample:\n  $ npx analytics cases status case_1f0c2a9b5d7e4c63 closed --network demo')
    .action(async (case_id: string, name: string, raw: CaseFlags) => {
      const status = statusNamed(name, 'the status');
      const reason = reasonOf(raw);
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const work = await desk.change(case_id, { status, reason });
        shell.answer({ case: work });
        sayWork(shell, work);
      });
    });
}

function registerComment(cases: Command, shell: Shell): void {
  addCommonOptions(cases.command('comment').argument('<case_id>', 'the case').argument('<text>', 'what to say'))
    .description('comment on a case')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics cases comment case_1f0c2a9b5d7e4c63 "asked the bank" --network demo',
    )
    .action(async (case_id: string, written: string, raw: CaseFlags) => {
      const text = textOf('the comment', written, MAX_CASE_COMMENT).trim();
      if (text === '') throw new AnalyticsError('USAGE', 'Expected a comment, found an empty one.');
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const comment_id = await desk.comment(case_id, text);
        shell.answer({ comment_id });
        shell.say(`Commented on ${case_id}.`);
      });
    });
}

function registerAttach(cases: Command, shell: Shell): void {
  addCommonOptions(cases.command('attach').argument('<case_id>', 'the case').argument('<file>', 'what to attach'))
    .description('attach a file to a case: PDF, PNG, JPEG, WebP, DOCX, XLSX, EML, JSON, CSV or text')
    .addHelpText('after', '\nExample:\n  $ npx analytics cases attach case_1f0c2a9b5d7e4c63 letter.pdf --network demo')
    .action(async (case_id: string, path: string, raw: CaseFlags) => {
      const bytes = await bytesOf(path, shell.environment.API_CASE_FILE_BYTES);
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const file = await desk.attach(case_id, basename(path), bytes);
        shell.answer({ file });
        shell.say(`Attached ${file.file_name}, ${counted(file.byte_count, 'byte')}, SHA-256 ${file.file_digest}.`);
      });
    });
}

function registerMerge(cases: Command, shell: Shell): void {
  addCommonOptions(
    cases.command('merge').argument('<case_id>', 'the case').argument('<into>', 'the one that it becomes a part of'),
  )
    .description('make a case a part of another; "cases separate" undoes it')
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics cases merge case_1f0c2a9b5d7e4c63 case_9e2b7a4410cd8f35 --network demo',
    )
    .action(async (case_id: string, into: string, raw: CaseFlags) => {
      const reason = reasonOf(raw);
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const work = await desk.merge(case_id, into, reason);
        shell.answer({ case: work });
        sayWork(shell, work);
      });
    });
}

function registerSeparate(cases: Command, shell: Shell): void {
  addCommonOptions(
    cases.command('separate').argument('<case_id>', 'the case').argument('<part>', 'the case that was merged into it'),
  )
    .description('take a case out of the one that it was merged into')
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics cases separate case_9e2b7a4410cd8f35 case_1f0c2a9b5d7e4c63 --network demo',
    )
    .action(async (case_id: string, part: string, raw: CaseFlags) => {
      const reason = reasonOf(raw);
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const work = await desk.separate(case_id, part, reason);
        shell.answer({ case: work });
        sayWork(shell, work);
      });
    });
}

function registerSplit(cases: Command, shell: Shell): void {
  addCommonOptions(
    cases.command('split').argument('<case_id>', 'the case').argument('<alert_ids...>', 'its alerts that leave'),
  )
    .description('make a case of its own of some alerts of a case; "cases merge" undoes it')
    .option('--reason <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics cases split case_1f0c2a9b5d7e4c63 alert_26bdd64d72ce0741 --network demo',
    )
    .action(async (case_id: string, alert_ids: string[], raw: CaseFlags) => {
      const reason = reasonOf(raw);
      await withCaseDesk(shell, parseOptions(raw, shell), async (desk) => {
        const work = await desk.split(case_id, alert_ids, reason);
        shell.answer({ case: work });
        sayWork(shell, work);
      });
    });
}

function sayWork(shell: Shell, { case_id, status, owner, member_ids, split_from }: CaseWork): void {
  const parts = member_ids.length === 0 ? '' : `, with ${member_ids.join(', ')}`;
  const from = split_from === '' ? '' : `, split from ${split_from}`;
  shell.say(`${case_id}: ${words(status)}, ${owner === '' ? 'nobody has it' : `the work of ${owner}`}${parts}${from}`);
}

function caseCells(one: CaseRow): string[] {
  return [
    one.cluster_id,
    one.severity_max,
    words(one.status),
    one.owner === '' ? '–' : one.owner,
    one.due_ms === 0 ? '' : `due ${new Date(one.due_ms).toISOString().slice(0, 10)}`,
    counted(one.total_alerts, 'alert'),
    usd(Number(one.total_volume_usd)),
    one.typology_types.map(typologyWords).join(', '),
  ];
}

function eventCells({ at_ms, actor, event, status, owner, file_name, alert_ids, ...one }: CaseEvent): string[] {
  const about = [
    words(status),
    owner,
    file_name,
    one.other_case_id,
    alert_ids.length === 0 ? '' : counted(alert_ids.length, 'alert'),
    one.text,
    one.reason,
  ];
  return [`  ${utcMinute(at_ms)}`, actor, words(event), about.filter((part) => part !== '').join(', ')];
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}

function statusNamed(name: string, flag: string): CaseStatus {
  const found = CASE_STATUSES.find((one) => one === name.toLowerCase());
  if (found !== undefined) return found;
  throw new AnalyticsError('USAGE', `Expected ${flag} ${CASE_STATUSES.join(', ')}, found ${JSON.stringify(name)}.`);
}

function reasonOf({ reason = '' }: CaseFlags): string {
  return textOf('--reason', reason, MAX_CASE_REASON);
}

function nameOf(name: string): string {
  const parsed = nameText(MAX_CASE_OWNER).safeParse(name);
  if (parsed.success) return parsed.data;
  throw new AnalyticsError('USAGE', `Expected a name of one line and at most ${MAX_CASE_OWNER} characters.`);
}

function textOf(flag: string, text: string, longest: number): string {
  if (noteText(longest).safeParse(text).success) return text;
  throw new AnalyticsError('USAGE', `Expected ${flag} to be at most ${longest} characters without control characters.`);
}

/** Throws SOURCE_NOT_FOUND, BODY_TOO_LARGE. */
async function bytesOf(path: string, most_bytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > most_bytes) {
      const message = `Expected a file of at most ${most_bytes} bytes, found ${size}.`;
      throw new AnalyticsError('BODY_TOO_LARGE', message);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof AnalyticsError) throw error;
    const message = `Expected a file ${JSON.stringify(path)}, found none that can be read.`;
    throw new AnalyticsError('SOURCE_NOT_FOUND', message, { cause: error });
  }
}
