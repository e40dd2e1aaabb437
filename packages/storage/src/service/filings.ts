/** Filings: a row a version, appended and never changed, in the database that all networks share. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  FILING_STEPS,
  MAX_FILINGS,
  brokenVersion,
  changedEvidence,
  documentDigest,
  filingDigest,
  filingVersionSchema,
  storedFilingSchema,
  typologyWords,
  wellFormed,
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
import {
  approvalOf,
  conflict,
  damaged,
  notFound,
  requireComplete,
  requireFiledRules,
  requireNewest,
  requireRoom,
  requireStep,
  supersededBy,
} from './filing-rules.ts';
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
  /** The version that took the approval of this one back; 0 where none did, or it had none. */
  readonly superseded_by: number;
}

export interface FilingHistory {
  /** The first of them first. */
  readonly versions: readonly FilingVersion[];
  /** The version where the chain breaks: it and what follows cannot be trusted. 0 where the chain holds. */
  readonly damaged_version: number;
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

/** Every version without its document, up to where the chain breaks. Throws FILING_NOT_FOUND. */
export async function filingVersions(
  service: Database,
  network: NetworkName,
  filing_id: string,
): Promise<FilingHistory> {
  const { versions, damaged_version } = await chainOf(service, network, filing_id);
  return { versions: versions.map((one) => filingVersionSchema.parse(one)), damaged_version };
}

/**
 * The newest version, or the one that is named, with its document. Throws FILING_NOT_FOUND; FILING_DAMAGED where the
 * chain breaks at that version or before.
 */
export async function readFiling(
  service: Database,
  network: NetworkName,
  filing_id: string,
  version = 0,
): Promise<SavedFiling> {
  const { versions, damaged_version } = await chainOf(service, network, filing_id);
  if (damaged_version > 0 && (version === 0 || version >= damaged_version)) throw damaged(filing_id, damaged_version);
  const found = version === 0 ? versions.at(-1) : versions.find((one) => one.version === version);
  if (found === undefined) throw notFound(filing_id, version);
  const document = await documentOf(service, network, found);
  return { ...filingVersionSchema.parse(found), document, superseded_by: supersededBy(found, versions) };
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
 * save says something else of the evidence or amends what was filed without a reason; FILING_INCOMPLETE and FOUR_EYES
 * where it may not be approved.
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
    const filed = versions.findLast(({ action }) => action === 'filed');
    requireFiledRules(filed, last, act);
    requireRoom(last, act.action);
    const before = await documentOf(service, network, last);
    const document = act.action === 'saved' ? (act.document ?? before) : before;
    if (act.action === 'saved') await requireEvidence(service, network, versions[0] ?? last, document);
    if (act.action === 'submitted' || act.action === 'approved') requireComplete(document);
    const { approved_by, is_own_approval } = approvalOf(act, last, versions);
    const { done_by, note = '' } = act;
    // What the authority gave stays with later versions, until it gives another.
    const { reference_number = '', filed_date = '' } = act.action === 'filed' ? act : (filed ?? {});
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
  written: FilingDocument,
): Promise<FilingVersion> {
  // Digests are over what the table holds.
  const document = storable(written);
  const { due_date } = document.report;
  const facts = { ...storable(given), title: titleOf(document), due_date, document_digest: documentDigest(document) };
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

/** The same with text that the table can hold. */
function storable<T>(value: T): T {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? wellFormed(one) : one));
  return JSON.parse(text) as T;
}

/** Every version. Throws FILING_NOT_FOUND, FILING_DAMAGED. */
async function versionsOf(service: Database, network: NetworkName, filing_id: string): Promise<StoredVersion[]> {
  const { versions, damaged_version } = await chainOf(service, network, filing_id);
  if (damaged_version > 0) throw damaged(filing_id, damaged_version);
  return versions;
}

interface Chain {
  /** Those before the one where it breaks. */
  readonly versions: StoredVersion[];
  /** 0 where it holds. */
  readonly damaged_version: number;
}

/** Of two rows of one version the first counts. */
async function chainOf(service: Database, network: NetworkName, filing_id: string): Promise<Chain> {
  const rows = await versionRows(service, network, filing_id);
  if (rows.length === 0) throw notFound(filing_id);
  const versions = rows.filter((one, index) => one.version !== rows[index - 1]?.version);
  const broken = brokenVersion(
    network,
    versions.map((one) => filingVersionSchema.parse(one)),
  );
  if (broken === undefined) return { versions, damaged_version: 0 };
  return {
    versions: versions.slice(
      0,
      versions.findIndex(({ version }) => version === broken),
    ),
    damaged_version: broken,
  };
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
