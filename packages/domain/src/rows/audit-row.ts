/**
 * The audit trail: every decision that people make, in a chain of digests. Whoever keeps the digest of an entry can see
 * later that neither it nor anything before it was changed, removed or put in between.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../settings.ts';
import { spreadsheetText } from '../spreadsheet-cell.ts';
import { integerColumn, timeColumn } from './row-types.ts';

/** What decisions are about. A decision about the alerts of a case is one about each of them; `case` is the work on it. */
export const AUDIT_KINDS = {
  alert: 'An alert was decided, assigned or annotated.',
  case: 'A case was assigned, commented, closed, merged or split, or got a file.',
  suppression: 'A rule hides alerts, or does so no longer.',
  label: 'Labels were added, changed or removed, as many as were at once.',
  watch: 'Addresses were put on a watchlist, annotated or removed, as many as were at once.',
  entity: 'A link between two addresses was refused or allowed.',
  learning: 'What decisions taught was reset.',
  setting: 'A parameter of a typology was saved.',
  canvas: 'A canvas was saved or removed.',
  notification: 'A notification rule was saved or removed.',
  filing: 'A report was drafted, saved, submitted, approved, returned, withdrawn or filed.',
} as const;
/** What stands in the trail of the service: of no network. */
export const PEOPLE_AUDIT_KINDS = {
  user: 'A user was added, changed or removed.',
  key: 'An API key was made or revoked.',
} as const;
export type AuditKind = keyof typeof AUDIT_KINDS;
export type PeopleAuditKind = keyof typeof PEOPLE_AUDIT_KINDS;
const KINDS = [...Object.keys(AUDIT_KINDS), ...Object.keys(PEOPLE_AUDIT_KINDS)] as [
  AuditKind | PeopleAuditKind,
  ...(AuditKind | PeopleAuditKind)[],
];
/** Whose trail it is: a network's, or the service's, which bears no name. */
export const SERVICE_TRAIL = '';

/** A decision as the table that holds it has it. */
export const decisionFactsSchema = z.object({
  kind: z.enum(KINDS),
  entry_key: z.string().meta({ description: 'Names the decision within its kind.' }),
  at_ms: timeColumn.meta({ description: 'When it was made.' }),
  actor: z.string().meta({ description: 'The name of the user or API key, local, or command line.' }),
  action: z.string(),
  subject: z
    .string()
    .meta({ description: 'The alert, case, address, rule, setting, canvas or filing; empty for several.' }),
  reason: z.string(),
  detail_json: z.string().meta({ description: 'The rest of it: names and texts.' }),
});
export type DecisionFacts = z.infer<typeof decisionFactsSchema>;

export const auditEntrySchema = decisionFactsSchema
  .extend({
    entry_number: integerColumn.meta({ description: '1 for the first of the network; each is the next.' }),
    recorded_at_ms: timeColumn.meta({ description: 'When it was written into the chain.' }),
    previous_digest: z.string().meta({ description: 'Of the entry before; empty for the first.' }),
    digest: z.string().meta({ description: 'SHA-256, hex, over the entry and previous_digest.' }),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** SHA-256, hex, over the canonical JSON of network and entry without its own digest: keys in order, no spaces. */
export function auditDigest(network: string, entry: Omit<AuditEntry, 'digest'>): string {
  const { kind, entry_key, at_ms, actor, action, subject, reason, detail_json } = entry;
  const { entry_number, recorded_at_ms, previous_digest } = entry;
  const facts = { kind, entry_key, at_ms, actor, action, subject, reason, detail_json };
  const chained = { network, ...facts, entry_number, recorded_at_ms, previous_digest };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(chained))));
}

export const AUDIT_PROBLEMS = {
  number: 'An entry is missing before it, or it stands there twice.',
  link: 'It does not continue the entry before.',
  digest: 'It is not what was written.',
  removed: 'The decision is no longer in its table.',
  changed: 'The decision in its table is another now.',
} as const;
export type AuditProblemKind = keyof typeof AUDIT_PROBLEMS;
const PROBLEMS = Object.keys(AUDIT_PROBLEMS) as [AuditProblemKind, ...AuditProblemKind[]];

export const auditProblemSchema = z.object({ entry_number: z.int(), problem: z.enum(PROBLEMS) });
export type AuditProblem = z.infer<typeof auditProblemSchema>;

/** What was found when the trail was verified. */
export const auditReportSchema = z
  .object({
    is_whole: z.boolean(),
    entry_count: z.int(),
    last_digest: z
      .string()
      .meta({ description: 'Keep it elsewhere: it proves all entries up to now. Empty without one.' }),
    unrecorded_count: z.int().meta({ description: 'Decisions that stand in no entry yet; the next one records them.' }),
    is_known_digest: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the digest that was asked for is of an entry; null where none was.' }),
    problems: z.array(auditProblemSchema).meta({ description: 'The first 1,000.' }),
  })
  .meta({ id: 'AuditReport' });
export type AuditReport = z.infer<typeof auditReportSchema>;

/** What is wrong with the chain itself, entry by entry, in the order in which they are given. */
export function chainProblems(network: string, entries: readonly AuditEntry[]): AuditProblem[] {
  const problems: AuditProblem[] = [];
  let before: AuditEntry | undefined;
  for (const entry of entries) {
    const { entry_number } = entry;
    if (entry_number !== (before?.entry_number ?? 0) + 1) problems.push({ entry_number, problem: 'number' });
    if (entry.previous_digest !== (before?.digest ?? '')) problems.push({ entry_number, problem: 'link' });
    if (entry.digest !== auditDigest(network, entry)) problems.push({ entry_number, problem: 'digest' });
    before = entry;
  }
  return problems;
}

const CSV_COLUMNS = [
  'entry_number',
  'at_ms',
  'kind',
  'action',
  'subject',
  'actor',
  'reason',
  'detail_json',
  'entry_key',
  'recorded_at_ms',
  'previous_digest',
  'digest',
] as const satisfies readonly (keyof AuditEntry)[];

/** RFC 4180, safe to open in a spreadsheet: a text that looks like a formula stands behind an apostrophe. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = entries.map((entry) =>
    CSV_COLUMNS.map((name) => quoted(spreadsheetText(String(entry[name])))).join(','),
  );
  return [CSV_COLUMNS.join(','), ...lines, ''].join('\r\n');
}

/** One JSON document a line, exactly what the digests are over. */
export function auditJsonLines(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
