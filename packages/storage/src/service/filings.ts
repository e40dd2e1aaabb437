/** Filings: a row a version, appended and never changed, in the database that all networks share. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  FILING_STEPS,
  MAX_FILINGS,
  MAX_FILING_VERSIONS,
  brokenVersion,
  changedEvidence,
  counted,
  documentDigest,
  filingDigest,
  filingVersionSchema,
  missingFields,
  storedFilingSchema,
  typologyWords,
  type FilingAction,
  type FilingDocument,
  type FilingStatus,
  type FilingVersion,
  type NetworkName,
} from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { deleteOfNetwork } from './delete-of-network.ts';

export interface FilingFilter {
  /** '' for any, as the others. */
  readonly status: FilingStatus | '';
  readonly subject_id: string;
  readonly drafted_by: string;
}

export interface FilingPage extends FilingFilter {
  readonly row_limit: number;
  readonly row_offset: number;
}

export interface SavedFiling extends FilingVersion {
  readonly document: FilingDocument;
}

/** What somebody does with a filing that is there. */
export interface FilingAct {
  readonly action: Exclude<FilingAction, 'drafted'>;
  /** The newest version that was seen. */
  readonly seen_version: number;
  readonly done_by: string;
  readonly note?: string;
  /** Of a save. */
  readonly document?: FilingDocument;
  /** Of what is filed. */
  readonly reference_number?: string;
  readonly filed_date?: string;
  /** Further names of who does it: keys that they made, and who made theirs. */
  readonly same_person?: ReadonlySet<string>;
  /** Whether who drafted it may approve it. */
  readonly allow_own_approval?: boolean;
}

const storedVersionSchema = filingVersionSchema.extend({ save_id: z.string() });
type StoredVersion = z.infer<typeof storedVersionSchema>;
const listedSchema = filingVersionSchema.extend({ total_count: z.coerce.number() });

/** One after the other: what an act is compared with is what the act before has left. */
const acting = new StatementTurns();

/** The newest versions, changed last first. */
export async function listFilings(
  service: Database,
  network: NetworkName,
  page: FilingPage,
): Promise<{ filings: FilingVersion[]; total_count: number }> {
  const rows = await parsedRows(service, listedSchema, statement('filings/list'), { network, ...page });
  return { filings: rows.map((row) => filingVersionSchema.parse(row)), total_count: rows[0]?.total_count ?? 0 };
}

/** Every version without its document, the first of them first. Throws FILING_NOT_FOUND, FILING_DAMAGED. */
export async function filingVersions(
  service: Database,
  network: NetworkName,
  filing_id: string,
): Promise<FilingVersion[]> {
  return (await versionsOf(service, network, filing_id)).map((one) => filingVersionSchema.parse(one));
}

/** The newest version, or the one that is named, with its document. Throws FILING_NOT_FOUND, FILING_DAMAGED. */
export async function readFiling(
  service: Database,
  network: NetworkName,
  filing_id: string,
  version = 0,
): Promise<SavedFiling> {
  const versions = await versionsOf(service, network, filing_id);
  const found = version === 0 ? versions.at(-1) : versions.find((one) => one.version === version);
  if (found === undefined) throw notFound(filing_id, version);
  return { ...filingVersionSchema.parse(found), document: await documentOf(service, network, found) };
}

/** What was saved last in the network; undefined where nothing was. */
export async function lastFilingDocument(service: Database, network: NetworkName): Promise<FilingDocument | undefined> {
  const [row] = await readRows(service, 'filings/last_document', { network });
  return row === undefined ? undefined : storedFilingSchema.parse(JSON.parse(row.document_json));
}

/** Keeps the first version. Throws FILING_LIMIT. */
export async function createFiling(
  service: Database,
  network: NetworkName,
  document: FilingDocument,
  drafted_by: string,
  now_ms: number,
): Promise<FilingVersion> {
  return await acting.run(undefined, async () => {
    const all = { status: '', subject_id: '', drafted_by: '', row_limit: 1, row_offset: 0 } as const;
    const { total_count } = await listFilings(service, network, all);
    if (total_count >= MAX_FILINGS)
      throw new AnalyticsError('FILING_LIMIT', `Expected fewer than ${MAX_FILINGS} filings, found ${total_count}.`);
    const { subject_kind, subject_id, processing_date, window_days } = document.origin;
    const facts = {
      filing_id: `filing_${randomUUID()}`,
      version: 1,
      action: 'drafted',
      status: FILING_STEPS.drafted.to,
      subject_kind,
      subject_id,
      processing_date,
      window_days,
      drafted_by,
      saved_by: drafted_by,
      saved_at_ms: now_ms,
      note: '',
      approved_by: '',
      is_own_approval: false,
      reference_number: '',
      filed_date: '',
      previous_digest: '',
    } as const;
    return await append(service, network, facts, document);
  });
}

/**
 * Makes the next version. Throws FILING_NOT_FOUND, FILING_CONFLICT, FILING_STEP, FILING_LIMIT; INVALID_REQUEST where a
 * save says something else of the evidence; FILING_INCOMPLETE and FOUR_EYES where it may not be approved.
 */
export async function actOnFiling(
  service: Database,
  network: NetworkName,
  filing_id: string,
  act: FilingAct,
  now_ms: number,
): Promise<FilingVersion> {
  return await acting.run(undefined, async () => {
    const versions = await versionsOf(service, network, filing_id);
    const last = versions.at(-1);
    if (last === undefined) throw notFound(filing_id);
    requireNewest(last, act.seen_version);
    requireStep(last, act.action);
    if (last.version >= MAX_FILING_VERSIONS)
      throw new AnalyticsError('FILING_LIMIT', `Expected at most ${MAX_FILING_VERSIONS} versions, found as many.`);
    const before = await documentOf(service, network, last);
    const document = act.action === 'saved' ? (act.document ?? before) : before;
    if (act.action === 'saved') await requireEvidence(service, network, versions[0] ?? last, document);
    if (act.action === 'submitted' || act.action === 'approved') requireComplete(document);
    const { approved_by, is_own_approval } = approvalOf(act, last, versions);
    const { done_by, note = '', reference_number = '', filed_date = '' } = act;
    const { filing_id: id, subject_kind, subject_id, processing_date, window_days, drafted_by, digest } = last;
    const facts = {
      filing_id: id,
      version: last.version + 1,
      action: act.action,
      status: FILING_STEPS[act.action].to,
      subject_kind,
      subject_id,
      processing_date,
      window_days,
      drafted_by,
      saved_by: done_by,
      // Times of versions rise, whatever the clocks of processes say.
      saved_at_ms: Math.max(now_ms, last.saved_at_ms + 1),
      note,
      approved_by,
      is_own_approval,
      reference_number,
      filed_date,
      previous_digest: digest,
    };
    return await append(service, network, facts, document);
  });
}

/** Deletes every filing of a network that is removed. */
export async function deleteFilings(service: Database, network: NetworkName): Promise<void> {
  await deleteOfNetwork(service, network, ['service_filings']);
}

async function append(
  service: Database,
  network: NetworkName,
  given: Omit<FilingVersion, 'digest' | 'document_digest' | 'title' | 'due_date'>,
  document: FilingDocument,
): Promise<FilingVersion> {
  const { due_date } = document.report;
  const facts = { ...given, title: titleOf(document), due_date, document_digest: documentDigest(document) };
  const version = { ...facts, digest: filingDigest(network, facts) };
  const save_id = randomUUID();
  const row = { network, ...version, save_id, document_json: JSON.stringify(document) };
  await insertRows(service, 'service_filings', [row]);
  // Another process may have made the same version since it was looked at; then the first of them counts.
  const twins = (await versionRows(service, network, version.filing_id)).filter(
    (one) => one.version === version.version,
  );
  const [counts] = twins;
  if (counts !== undefined && counts.save_id !== save_id) throw conflict(counts, version.version - 1);
  return version;
}

/** Of two rows of one version the first counts; the chain must hold. */
async function versionsOf(service: Database, network: NetworkName, filing_id: string): Promise<StoredVersion[]> {
  const rows = await versionRows(service, network, filing_id);
  if (rows.length === 0) throw notFound(filing_id);
  const versions = rows.filter((one, index) => one.version !== rows[index - 1]?.version);
  const broken = brokenVersion(
    network,
    versions.map((one) => filingVersionSchema.parse(one)),
  );
  if (broken !== undefined) throw damaged(filing_id, broken);
  return versions;
}

async function versionRows(service: Database, network: NetworkName, filing_id: string): Promise<StoredVersion[]> {
  return await parsedRows(service, storedVersionSchema, statement('filings/versions'), { network, filing_id });
}

async function documentOf(
  service: Database,
  network: NetworkName,
  { filing_id, version, save_id, document_digest }: StoredVersion,
): Promise<FilingDocument> {
  const [row] = await readRows(service, 'filings/document', { network, filing_id, save_id });
  const document = storedFilingSchema.safeParse(JSON.parse(row?.document_json ?? 'null'));
  if (!document.success || documentDigest(document.data) !== document_digest) throw damaged(filing_id, version);
  return document.data;
}

function titleOf({ report, origin }: FilingDocument): string {
  const { subject_kind, subject_id, alerts } = origin;
  const names = [...new Set(alerts.map(({ typology_type }) => typologyWords(typology_type)))].slice(0, 3).join(', ');
  return [report.report_code, report.entity_reference, names, `${subject_kind} ${subject_id}`]
    .filter((one) => one !== '')
    .join(' · ');
}

function requireNewest(last: StoredVersion, seen_version: number): void {
  if (last.version !== seen_version) throw conflict(last, seen_version);
}

function requireStep({ status, filing_id }: StoredVersion, action: FilingAction): void {
  const { from } = FILING_STEPS[action];
  if (from.includes(status)) return;
  const wanted = from.map((one) => one.replaceAll('_', ' ')).join(' or ');
  throw new AnalyticsError(
    'FILING_STEP',
    `Expected ${filing_id} to be ${wanted}, for it to be ${action}, found it ${status.replaceAll('_', ' ')}.`,
  );
}

async function requireEvidence(
  service: Database,
  network: NetworkName,
  first: StoredVersion,
  document: FilingDocument,
): Promise<void> {
  const found = changedEvidence(await documentOf(service, network, first), document);
  if (found === undefined) return;
  throw new AnalyticsError('INVALID_REQUEST', `Expected the evidence of the first version, found ${found}.`);
}

function requireComplete(document: FilingDocument): void {
  const missing = missingFields(document);
  if (missing.length === 0) return;
  const named = missing.map(({ field }) => field).join(', ');
  throw new AnalyticsError(
    'FILING_INCOMPLETE',
    `Expected every required field, found ${counted(missing.length, 'empty one')}: ${named}.`,
  );
}

/** Who drafted any version may not approve, unless a setting lets them. An approval lasts as long as the text. */
function approvalOf(
  { action, done_by, same_person = new Set(), allow_own_approval = false }: FilingAct,
  last: StoredVersion,
  versions: readonly StoredVersion[],
): Pick<FilingVersion, 'approved_by' | 'is_own_approval'> {
  if (action === 'filed') return { approved_by: last.approved_by, is_own_approval: last.is_own_approval };
  if (action !== 'approved') return { approved_by: '', is_own_approval: false };
  const wrote = versions.some(
    ({ saved_by, action: done }) =>
      (saved_by === done_by || same_person.has(saved_by)) && (done === 'drafted' || done === 'saved'),
  );
  if (wrote && !allow_own_approval)
    throw new AnalyticsError(
      'FOUR_EYES',
      `Expected somebody to approve who wrote no version, found ${JSON.stringify(done_by)}, who did.`,
    );
  return { approved_by: done_by, is_own_approval: wrote };
}

function notFound(filing_id: string, version = 0): AnalyticsError {
  const wanted = version === 0 ? '' : `version ${version} of `;
  return new AnalyticsError('FILING_NOT_FOUND', `Expected ${wanted}a filing ${JSON.stringify(filing_id)}, found none.`);
}

function damaged(filing_id: string, version: number): AnalyticsError {
  return new AnalyticsError(
    'FILING_DAMAGED',
    `Expected version ${version} of ${filing_id} with the digest that it was saved with, found another text.`,
  );
}

function conflict({ filing_id, version, action, saved_by, saved_at_ms }: StoredVersion, seen: number): AnalyticsError {
  const when = new Date(saved_at_ms).toISOString();
  return new AnalyticsError(
    'FILING_CONFLICT',
    `Expected version ${seen} as the newest of ${filing_id}, found version ${version}, ${action} by ${saved_by} at ${when}.`,
  );
}
