/** audit trail, audit verify, audit export: every decision that people made, in a chain of digests. */
import type { Command } from 'commander';
import {
  AUDIT_PROBLEMS,
  AnalyticsError,
  auditCsv,
  auditJsonLines,
  counted,
  utcMinute,
  type AuditEntry,
  type AuditReport,
} from '@analytics/domain';
import { writeNamedFile } from '../named-files.ts';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withAuditTrail } from '../reading/audit-trail.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 50;
/** Problems that are printed; `--json` has a thousand. */
const PROBLEMS_SHOWN = 20;
const FORMATS = { csv: auditCsv, jsonl: auditJsonLines };

export function registerAuditTrail(audit: Command, shell: Shell): void {
  addCommonOptions(audit.command('trail'))
    .description('every decision that people made, newest first')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics audit trail --network torus')
    .action(async (_raw: RawOptions, command: Command) => {
      const raw = command.optsWithGlobals<RawOptions & { limit?: string }>();
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      await withAuditTrail(shell, parseOptions(raw, shell), async (trail) => {
        const entries = await trail.newest(row_limit);
        shell.answer({ entries });
        if (entries.length === 0) shell.say('Nobody has decided anything yet.');
        for (const line of alignedRows(entries.map(cellsOf))) shell.say(line);
      });
    });

  addCommonOptions(audit.command('verify'))
    .description('compare the trail with itself and with the decisions in their tables')
    .option('--digest <digest>', 'one that was kept from before: an entry must have it')
    .addHelpText('after', '\nExample:\n  $ npx analytics audit verify --network torus')
    .action(async (_raw: RawOptions, command: Command) => {
      const raw = command.optsWithGlobals<RawOptions & { digest?: string }>();
      const known_digest = raw.digest ?? '';
      if (!/^([0-9a-f]{64})?$/u.test(known_digest))
        throw new AnalyticsError(
          'USAGE',
          `Expected --digest to be 64 hex digits, found ${JSON.stringify(raw.digest)}.`,
        );
      await withAuditTrail(shell, parseOptions(raw, shell), async (trail) => {
        const report = await trail.verify(known_digest);
        if (!report.is_whole) throw new AnalyticsError('AUDIT_TRAIL_BROKEN', brokenWords(report));
        shell.answer({ ...report });
        shell.say(`${counted(report.entry_count, 'entry', 'entries')}, all as they were written.`);
        if (report.unrecorded_count > 0)
          shell.say(
            `${counted(report.unrecorded_count, 'decision')} not in the trail yet: "audit trail" records them.`,
          );
        if (report.last_digest !== '') shell.say(`The last digest, to keep elsewhere: ${report.last_digest}`);
      });
    });

  addCommonOptions(audit.command('export').argument('<file>', 'a .csv or .jsonl file'))
    .description('write the whole trail to a file, the first entry first')
    .addHelpText('after', '\nExample:\n  $ npx analytics audit export trail.csv --network torus')
    .action(async (path: string, _raw: RawOptions, command: Command) => {
      const write = FORMATS[/\.jsonl$/u.test(path) ? 'jsonl' : 'csv'];
      if (!/\.(csv|jsonl)$/u.test(path))
        throw new AnalyticsError(
          'USAGE',
          `Expected a file that ends in .csv or .jsonl, found ${JSON.stringify(path)}.`,
        );
      await withAuditTrail(shell, parseOptions(command.optsWithGlobals<RawOptions>(), shell), async (trail) => {
        const entries = await trail.whole();
        await writeNamedFile(path, write(entries));
        shell.answer({ path, entry_count: entries.length, last_digest: entries.at(-1)?.digest ?? '' });
        shell.say(`Wrote ${counted(entries.length, 'entry', 'entries')} to ${path}.`);
      });
    });
}

function cellsOf({ entry_number, at_ms, kind, action, subject, actor, reason }: AuditEntry): string[] {
  return [String(entry_number), utcMinute(at_ms), kind, action.replaceAll('_', ' '), subject, actor, reason];
}

function brokenWords({ entry_count, is_known_digest, problems }: AuditReport): string {
  const shown = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ entry_number, problem }) => `entry ${entry_number}: ${AUDIT_PROBLEMS[problem]}`);
  const digest = is_known_digest === false ? ['No entry has the digest that was kept.'] : [];
  const found = [...digest, ...shown].join(' ');
  return `Expected a whole audit trail, found ${counted(entry_count, 'entry', 'entries')} with ${counted(problems.length, 'problem')}. ${found}`;
}
