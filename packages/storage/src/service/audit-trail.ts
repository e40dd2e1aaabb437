/**
 * The audit trail of a network's decisions, in the database that all networks share. Decisions stand in tables of their
 * own, which are appended to; what of them is in no entry yet is recorded, so that a crash between a decision and its
 * entry loses nothing.
 */
import type { SERVICE_TRAIL } from '@analytics/domain';
import {
  DAY_MS,
  auditDigest,
  auditEntrySchema,
  chainProblems,
  decisionFactsSchema,
  type AuditEntry,
  type AuditProblem,
  type AuditReport,
  type DecisionFacts,
  type NetworkName,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { asOnlyOne } from './schedule-fires.ts';
import { deleteOfNetwork } from './delete-of-network.ts';

export interface AuditPage {
  /** '' for any, as the others. */
  readonly kind: string;
  readonly subject: string;
  readonly actor: string;
  /** Only entries before it; 0 for any. */
  readonly before_number: number;
  readonly row_limit: number;
  readonly row_offset: number;
}

/** Of a network, or of the service: the second holds users and keys, and has no database of its own. */
export type TrailName = NetworkName | typeof SERVICE_TRAIL;

/** Entries that are read at a time. */
const ENTRIES_A_READ = 10_000;
const MOST_PROBLEMS = 1000;
/** Clocks of processes differ, and a decision may have missed its entry; whoever reads the trail records what is older. */
const MARGIN_MS = DAY_MS;

/** One after the other: an entry continues the one before. */
const recording = new StatementTurns();

/**
 * Records every decision that is in no entry yet, in the order in which they were made; gives how many. `database` is the
 * network's; the trail of the service has none.
 */
export async function recordDecisions(
  service: Database,
  database: Database | undefined,
  network: TrailName,
  now_ms: number,
): Promise<number> {
  return await record(service, database, network, now_ms, () => 0);
}

/** The same of what was decided not long before the last entry was written, or after: older decisions are not read. */
export async function recordNewDecisions(
  service: Database,
  database: Database | undefined,
  network: TrailName,
  now_ms: number,
): Promise<number> {
  return await record(service, database, network, now_ms, (recorded_ms) => Math.max(0, recorded_ms - MARGIN_MS));
}

async function record(
  service: Database,
  database: Database | undefined,
  network: TrailName,
  now_ms: number,
  sinceOf: (last_recorded_ms: number) => number,
): Promise<number> {
  return await recording.run(undefined, async () => {
    let count = 0;
    // Where another process records, it records these too, or whoever decides next does.
    await asOnlyOne(service, `audit ${network}`, now_ms, async () => {
      const entries = await nextEntries(service, database, network, now_ms, sinceOf);
      await insertRows(
        service,
        'service_audit_trail',
        entries.map((entry) => ({ network, ...entry })),
      );
      count = entries.length;
    });
    return count;
  });
}

async function nextEntries(
  service: Database,
  database: Database | undefined,
  network: TrailName,
  recorded_at_ms: number,
  sinceOf: (last_recorded_ms: number) => number,
): Promise<AuditEntry[]> {
  const [last] = await readRows(service, 'trail/last', { network });
  const since_ms = sinceOf(Number(last?.recorded_at_ms ?? 0));
  const recorded = new Set((await readRows(service, 'trail/recorded', { network, since_ms })).map(keyOf));
  const changes = database === undefined ? [] : await readRows(database, 'trail/label_changes', { network, since_ms });
  const unrecorded = changes.filter(({ entry_key }) => !recorded.has(keyOf({ kind: 'label', entry_key })));
  // What was in lists that are recorded is not read again: they may be long.
  const labels_from_ms = unrecorded.reduce((first, { at_ms }) => Math.min(first, Number(at_ms)), NO_LABELS_FROM_MS);
  const all = await decisionsOf(service, database, network, since_ms, labels_from_ms);
  const decisions = all.filter((one) => !recorded.has(keyOf(one)));
  if (decisions.length === 0) return [];
  let entry_number = Number(last?.entry_number ?? 0);
  let previous_digest = last?.digest ?? '';
  return decisions.sort(inTime).map((decision) => {
    entry_number += 1;
    const entry = { ...decision, entry_number, recorded_at_ms, previous_digest };
    previous_digest = auditDigest(network, entry);
    return { ...entry, digest: previous_digest };
  });
}

/** A page of entries, newest first. */
export async function auditEntries(service: Database, network: TrailName, page: AuditPage): Promise<AuditEntry[]> {
  return await parsedRows(service, auditEntrySchema, statement('trail/page'), { network, ...page });
}

/** Every entry, the first of them first. */
export async function wholeAuditTrail(service: Database, network: TrailName): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const { entry_number: after_number = 0, digest: after_digest = '' } = entries.at(-1) ?? {};
    const page = { network, after_number, after_digest, row_limit: ENTRIES_A_READ };
    const found = await parsedRows(service, auditEntrySchema, statement('trail/entries'), page);
    for (const entry of found) entries.push(entry);
    if (found.length < ENTRIES_A_READ) return entries;
  }
}

/**
 * Compares the chain with itself and with the decisions in their tables; records nothing. `known_digest` is one that
 * somebody kept, '' for none: an entry must have it. O(entries + decisions).
 */
export async function verifyAuditTrail(
  service: Database,
  database: Database | undefined,
  network: TrailName,
  known_digest = '',
): Promise<AuditReport> {
  const entries = await wholeAuditTrail(service, network);
  const decisions = new Map((await decisionsOf(service, database, network)).map((one) => [keyOf(one), one] as const));
  const problems = [...chainProblems(network, entries), ...entries.flatMap((entry) => lostDecision(entry, decisions))];
  for (const entry of entries) decisions.delete(keyOf(entry));
  const is_known_digest = known_digest === '' ? null : entries.some(({ digest }) => digest === known_digest);
  return {
    is_whole: problems.length === 0 && is_known_digest !== false,
    entry_count: entries.length,
    last_digest: entries.at(-1)?.digest ?? '',
    unrecorded_count: decisions.size,
    is_known_digest,
    problems: problems.sort((a, b) => a.entry_number - b.entry_number).slice(0, MOST_PROBLEMS),
  };
}

/** Deletes the trail of a network that is removed. */
export async function deleteAuditTrail(service: Database, network: NetworkName): Promise<void> {
  await deleteOfNetwork(service, network, ['service_audit_trail']);
}

/** Canvases may be pruned once they are removed; every other decision stays. */
function lostDecision(entry: AuditEntry, decisions: ReadonlyMap<string, DecisionFacts>): AuditProblem[] {
  const { entry_number, kind } = entry;
  const decision = decisions.get(keyOf(entry));
  if (decision === undefined) return kind === 'canvas' ? [] : [{ entry_number, problem: 'removed' }];
  const isSame = FACTS.every((name) => decision[name] === entry[name]);
  return isSame ? [] : [{ entry_number, problem: 'changed' }];
}

const FACTS = Object.keys(decisionFactsSchema.shape) as (keyof DecisionFacts)[];

/** After every change of a label. */
const NO_LABELS_FROM_MS = Date.parse('2200-01-01T00:00:00Z');

/** Changes of labels from `labels_from_ms` on, and other decisions from `since_ms` on. */
async function decisionsOf(
  service: Database,
  database: Database | undefined,
  network: TrailName,
  since_ms = 0,
  labels_from_ms = 0,
): Promise<DecisionFacts[]> {
  if (database === undefined)
    return await parsedRows(service, decisionFactsSchema, statement('trail/of_people'), { since_ms });
  const parameters = { network, since_ms, labels_from_ms };
  const ofNetwork = await parsedRows(database, decisionFactsSchema, statement('trail/of_network'), parameters);
  const ofService = await parsedRows(service, decisionFactsSchema, statement('trail/of_service'), {
    network,
    since_ms,
  });
  return [...ofNetwork, ...ofService];
}

function keyOf({
  kind,
  entry_key,
}: Pick<DecisionFacts, 'kind' | 'entry_key'> | { kind: string; entry_key: string }): string {
  return `${kind} ${entry_key}`;
}

function inTime(a: DecisionFacts, b: DecisionFacts): number {
  const placeOf = (one: DecisionFacts): string => `${one.kind} ${one.subject} ${one.entry_key}`;
  return a.at_ms - b.at_ms || (placeOf(a) < placeOf(b) ? -1 : 1);
}
