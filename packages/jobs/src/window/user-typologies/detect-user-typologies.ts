/**
 * Runs the typologies that users added over a window; what one of them does wrong is reported by name, and the others
 * go on.
 */
import { basename, dirname } from 'node:path';
import type { TypologyDetection } from '@analytics/analyzers';
import {
  checkUserQuery,
  rowsOfTransfers,
  runUserQuery,
  type Database,
  type UserQuery,
  type UserQuerySlice,
  type UserRow,
  type WindowData,
} from '@analytics/storage';
import type { OpenWindow } from '../open-window.ts';
import type { RefusedTypology, UserTypology } from './read-user-typologies.ts';

/** A row of a query that proves nothing, and why. */
export interface LeftOutRow {
  readonly row: UserRow;
  readonly reason: string;
}

export interface UserFindings {
  readonly detections: readonly TypologyDetection[];
  readonly left_out: readonly LeftOutRow[];
}

/** Detections in the order of the typologies and of their rows. */
export async function detectUserTypologies(opened: OpenWindow): Promise<TypologyDetection[]> {
  const { usable } = opened.user_typologies;
  if (usable.length === 0) return [];
  // Without features none can run, which is no fault of theirs.
  await opened.featuresTable();
  const detections: TypologyDetection[] = [];
  for (const typology of usable) {
    try {
      const found = await findUserTypology(opened, typology);
      detections.push(...found.detections);
      reportLeftOut(opened, typology.typology_type, found.left_out);
    } catch (error) {
      refuse(opened, typology.typology_type, error);
    }
  }
  return detections;
}

/**
 * What one typology finds in a window, and which rows of its query a run leaves out. Throws TYPOLOGY_INVALID,
 * SLICE_NOT_FOUND without features.
 */
export async function findUserTypology(opened: OpenWindow, typology: UserTypology): Promise<UserFindings> {
  const { database, window, network } = opened;
  const data = await opened.data();
  const slice = { window, network, features_table: await opened.featuresTable() };
  const query = queryOf(typology);
  await checkUserQuery(database, query, slice);
  const found = await runUserQuery(database, query, slice);
  const transfer_ids = [...new Set(found.flatMap(({ evidence_transfers }) => evidence_transfers))];
  const rowOf = await rowsOfTransfers(database, window, transfer_ids);
  const nodeOf = nodesOf(data, found);
  const detections: TypologyDetection[] = [];
  const left_out: LeftOutRow[] = [];
  for (const row of found) {
    const reason = unprovenIn(row, data, rowOf, nodeOf);
    if (reason === undefined) detections.push(asDetection(typology, row, rowOf, nodeOf));
    else left_out.push({ row, reason });
  }
  return { detections, left_out };
}

/** Checks every typology that a user added; the listener hears what is wrong with which. Runs none. */
export async function checkUserTypologies(opened: OpenWindow): Promise<void> {
  const { database, window, network, user_typologies } = opened;
  for (const { origin, message } of user_typologies.refused) {
    // Notices are published with the results: where this machine keeps its files is nobody's business.
    const shown = message.replaceAll(`${dirname(origin)}/`, '');
    refuse(opened, `in ${basename(origin)}`, shown);
  }
  for (const { typology_type, message } of await refusedQueries(database, { window, network }, user_typologies.usable))
    refuse(opened, typology_type, message);
}

export interface RefusedQuery extends RefusedTypology {
  readonly typology_type: string;
}

/** Which of the typologies have a query that cannot be used, and why; nothing is run. */
export async function refusedQueries(
  database: Database,
  slice: Pick<UserQuerySlice, 'window' | 'network'>,
  typologies: readonly UserTypology[],
): Promise<RefusedQuery[]> {
  const refused: RefusedQuery[] = [];
  for (const typology of typologies) {
    try {
      await checkUserQuery(database, queryOf(typology), { ...slice, features_table: 'analyzers_features' });
    } catch (error) {
      const { typology_type, origin } = typology;
      refused.push({ typology_type, origin, message: messageOf(error) });
    }
  }
  return refused;
}

function refuse({ listener }: OpenWindow, name: string, error: unknown): void {
  const message = `The typology ${name} was not used: ${messageOf(error)}`;
  listener.notify({ code: 'USER_TYPOLOGY_REFUSED', message, count: 1 });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function reportLeftOut({ listener }: OpenWindow, typology_type: string, left_out: readonly LeftOutRow[]): void {
  if (left_out.length === 0) return;
  const counts = new Map<string, number>();
  for (const { reason } of left_out) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = Array.from(counts, ([reason, count]) => `${count} ${reason}`).join('; ');
  const message = `Rows of the typology ${typology_type} were left out, for what they say cannot be shown: ${reasons}.`;
  listener.notify({ code: 'USER_TYPOLOGY_UNPROVEN', message, count: left_out.length });
}

function queryOf({ typology_type, query, parameters }: UserTypology): UserQuery {
  return { name: typology_type, query, parameters };
}

/** More transfers in one row are no evidence that a person can read. */
const MAX_EVIDENCE_TRANSFERS = 100_000;

/** No evidence, no detection: every named transfer must be one of the window, and every address in it. */
function unprovenIn(
  { subject_address, addresses_involved, address_roles, evidence_transfers, confidence }: UserRow,
  { transfers }: WindowData,
  rowOf: ReadonlyMap<string, number>,
  nodeOf: ReadonlyMap<string, number>,
): string | undefined {
  if (evidence_transfers.length === 0) return 'without a transfer';
  if (evidence_transfers.length > MAX_EVIDENCE_TRANSFERS) return `with more than ${MAX_EVIDENCE_TRANSFERS} transfers`;
  const rows = evidence_transfers.map((id) => rowOf.get(id) ?? -1);
  if (rows.includes(-1)) return 'with a transfer that is not in the window';
  const members = [subject_address, ...addresses_involved];
  if (!members.every((address) => nodeOf.has(address))) return 'with an address that is not in the window';
  if (address_roles.length !== addresses_involved.length) return 'with other than one role an address';
  if (new Set(addresses_involved).size !== addresses_involved.length) return 'with an address that is named twice';
  if (!Number.isFinite(confidence) || confidence < 0 || confidence > 1)
    return 'with a confidence that is not between 0 and 1';
  const ends = new Set(rows.flatMap((row) => [transfers.from[row], transfers.to[row]]));
  if (!ends.has(nodeOf.get(subject_address))) return 'with transfers that its subject has no part in';
  return undefined;
}

function asDetection(
  typology: UserTypology,
  row: UserRow,
  rowOf: ReadonlyMap<string, number>,
  nodeOf: ReadonlyMap<string, number>,
): TypologyDetection {
  const nodeAt = (address: string): number => known(nodeOf, address);
  const subject = nodeAt(row.subject_address);
  const roles = new Map(row.addresses_involved.map((address, at) => [nodeAt(address), row.address_roles[at] ?? '']));
  if (!roles.has(subject)) roles.set(subject, 'subject');
  const ascending = [...new Set(row.evidence_transfers.map((id) => known(rowOf, id)))].sort((a, b) => a - b);
  return {
    typology_type: typology.typology_type,
    fatf_category: typology.fatf_category,
    specificity: typology.specificity,
    innocent_reading: typology.innocent_reading,
    subject,
    conditions: [],
    stages: [typology.typology_type],
    parameters_hash: typology.digest.slice(0, 16),
    roles,
    entry: [subject],
    exit: [subject],
    rows: ascending,
    patterns: [],
    // A query states what it found; that the money is the same is not proven by it.
    proof_grade: 'shape_time',
    confidence: [{ name: 'confidence of the query', value: row.confidence, weight: 1 }],
    sentences: [
      {
        text: `${typology.definition.replace(/\.?$/u, '')}: it turns on ⟨${subject}⟩ and stands on these transfers.`,
        rows: ascending,
      },
    ],
  };
}

/** Of a row that was checked. */
function known(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new RangeError(`Expected a checked row, found ${name}.`);
  return number;
}

function nodesOf({ addresses }: WindowData, found: readonly UserRow[]): Map<string, number> {
  const wanted = new Set(found.flatMap((row) => [row.subject_address, ...row.addresses_involved]));
  const nodes = new Map<string, number>();
  if (wanted.size === 0) return nodes;
  addresses.addresses.forEach((address, node) => {
    if (wanted.has(address)) nodes.set(address, node);
  });
  return nodes;
}
