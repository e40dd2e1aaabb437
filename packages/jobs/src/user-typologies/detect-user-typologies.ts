/** Runs the typologies that users added over the slice of a run; what one of them does wrong is told by name, and the run goes on. */
import type { TypologyDetection } from '@analytics/analyzers';
import {
  checkUserQuery,
  featuresTableOf,
  rowsOfTransfers,
  runUserQuery,
  type UserQuerySlice,
  type UserRow,
  type WindowData,
} from '@analytics/storage';
import type { RunContext } from '../run-context.ts';
import type { UserTypology } from './read-user-typologies.ts';

/** Detections in the order of the typologies and of their rows. */
export async function detectUserTypologies(context: RunContext, data: WindowData): Promise<TypologyDetection[]> {
  const { usable } = context.user_typologies;
  if (usable.length === 0) return [];
  const features_table = await featuresTableOf(context.database, context.window, data.addresses.length);
  const slice = { window: context.window, network: context.network, features_table };
  const detections: TypologyDetection[] = [];
  for (const typology of usable) {
    try {
      const rows = await userRows(context, typology, slice);
      detections.push(...(await asDetections(context, data, typology, rows)));
    } catch (error) {
      refuse(context, typology.typology_type, error);
    }
  }
  return detections;
}

/** Checks every typology that a user added before a run begins, and tells what is wrong with which. */
export async function checkUserTypologies(context: RunContext): Promise<void> {
  const { usable, refused } = context.user_typologies;
  for (const { origin, message } of refused) refuse(context, `in ${origin}`, message);
  const slice = { window: context.window, network: context.network, features_table: 'analyzers_features' };
  for (const typology of usable) {
    try {
      await checkUserQuery(context.database, queryOf(typology), slice);
    } catch (error) {
      refuse(context, typology.typology_type, error);
    }
  }
}

function refuse(context: RunContext, name: string, error: unknown): void {
  const message = `The typology ${name} was not used: ${error instanceof Error ? error.message : String(error)}`;
  context.notify({ code: 'USER_TYPOLOGY_REFUSED', message, count: 1 });
}

function queryOf({ typology_type, query, parameters }: UserTypology) {
  return { name: typology_type, query, parameters };
}

/** What its query returns. Throws TYPOLOGY_INVALID. */
export async function userRows(
  { database }: RunContext,
  typology: UserTypology,
  slice: UserQuerySlice,
): Promise<UserRow[]> {
  const query = queryOf(typology);
  await checkUserQuery(database, query, slice);
  return await runUserQuery(database, query, slice);
}

async function asDetections(
  context: RunContext,
  data: WindowData,
  typology: UserTypology,
  found: readonly UserRow[],
): Promise<TypologyDetection[]> {
  const rowOf = await rowsOfTransfers(context.database, context.window, [
    ...new Set(found.flatMap(({ evidence_transfers }) => evidence_transfers)),
  ]);
  const nodeOf = nodesOf(data, found);
  const detections: TypologyDetection[] = [];
  let unproven = 0;
  for (const row of found) {
    const subject = nodeOf.get(row.subject_address);
    const rows = row.evidence_transfers.flatMap((id) => rowOf.get(id) ?? []);
    // No evidence, no detection: every named transfer must be one of the window, and every address in it.
    if (subject === undefined || rows.length === 0 || rows.length < new Set(row.evidence_transfers).size) unproven++;
    else detections.push(asDetection(typology, row, subject, rows, nodeOf));
  }
  if (unproven > 0) {
    const message = `${unproven} rows of the typology ${typology.typology_type} name an address or a transfer that is not in the window, or no transfer at all, and were left out.`;
    context.notify({ code: 'USER_TYPOLOGY_UNPROVEN', message, count: unproven });
  }
  return detections;
}

function asDetection(
  typology: UserTypology,
  row: UserRow,
  subject: number,
  rows: readonly number[],
  nodeOf: ReadonlyMap<string, number>,
): TypologyDetection {
  const cast = new Map<number, string>();
  row.addresses_involved.forEach((address, at) => {
    const node = nodeOf.get(address);
    if (node !== undefined) cast.set(node, row.address_roles[at] ?? 'participant');
  });
  if (!cast.has(subject)) cast.set(subject, 'subject');
  const ascending = [...new Set(rows)].sort((a, b) => a - b);
  return {
    typology_type: typology.typology_type,
    fatf_category: typology.fatf_category,
    specificity: typology.specificity,
    innocent_reading: typology.innocent_reading,
    subject,
    conditions: [],
    stages: [typology.typology_type],
    parameters_hash: typology.digest.slice(0, 16),
    cast,
    entry: [subject],
    exit: [subject],
    rows: ascending,
    patterns: [],
    // A query states what it found; that the money is the same is not proven by it.
    proof_grade: 'shape_time',
    confidence: [{ name: 'confidence of the query', value: Math.min(1, Math.max(0, row.confidence)), weight: 1 }],
    sentences: [
      {
        text: `${typology.definition.replace(/\.?$/u, '')}: it turns on ⟨${subject}⟩ and stands on these transfers.`,
        rows: ascending,
      },
    ],
  };
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
