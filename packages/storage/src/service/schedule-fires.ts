/** What the schedule has fired, and which scheduler may fire what. */
import { shortDigest } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

export interface ScheduleFire {
  readonly entry_name: string;
  readonly occurrence_ms: number;
  readonly fired_ms: number;
  /** '' for the moment from which the entry counts. */
  readonly task_id: string;
}

/** The newest occurrence of an entry; undefined where it was never seen. Epoch milliseconds. */
export async function lastFire(database: Database, entry_name: string): Promise<number | undefined> {
  const [row] = await readRows(database, 'schedule/last', { entry_name });
  return row === undefined ? undefined : Number(row.occurrence_ms);
}

/** The newest occurrence that was fired; undefined where none was. */
export async function lastFired(
  database: Database,
  entry_name: string,
): Promise<Omit<ScheduleFire, 'entry_name'> | undefined> {
  const rows = await readRows(database, 'schedule/fired', { entry_name });
  return rows.map(({ occurrence_ms, fired_ms, task_id }) => ({
    occurrence_ms: Number(occurrence_ms),
    fired_ms: Number(fired_ms),
    task_id,
  }))[0];
}

export async function saveFire(database: Database, fire: ScheduleFire): Promise<void> {
  await database.command(statement('schedule/insert'), { ...fire });
}

/** A table is made once: the engine's own answer tells who was first. */
function claimTable(entry_name: string, occurrence_ms: number): string {
  const digest = shortDigest(entry_name);
  return `schedule_claim_${digest}_${Math.trunc(occurrence_ms)}`;
}

/** True for the first that claims the occurrence. A claim older than `claim_ms` is void. */
export async function claimFire(
  database: Database,
  entry_name: string,
  occurrence_ms: number,
  now_ms: number,
  claim_ms: number,
): Promise<boolean> {
  const claim = claimTable(entry_name, occurrence_ms);
  const [held] = await readRows(database, 'schedule/claim_age', { claim });
  if (held !== undefined) {
    if (now_ms - Number(held.made_ms) < claim_ms) return false;
    await releaseFire(database, entry_name, occurrence_ms);
  }
  try {
    await database.command(statement('schedule/claim', { claim }));
    return true;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error && (cause as { code?: unknown }).code === TABLE_ALREADY_EXISTS) return false;
    throw error;
  }
}

/** The engine's number of that error. */
const TABLE_ALREADY_EXISTS = '57';

export async function releaseFire(database: Database, entry_name: string, occurrence_ms: number): Promise<void> {
  await database.command(statement('schedule/release', { claim: claimTable(entry_name, occurrence_ms) }));
}

/** A claim older than this is one of a process that has died. */
const ONLY_ONE_MS = 10 * 60_000;

/**
 * Does `work` where no other process does what `name` says at the time; the embedded engine has one process. False
 * where another does.
 */
export async function asOnlyOne(
  database: Database,
  name: string,
  now_ms: number,
  work: () => Promise<void>,
): Promise<boolean> {
  if (database.kind === 'embedded') {
    await work();
    return true;
  }
  if (!(await claimFire(database, name, 0, now_ms, ONLY_ONE_MS))) return false;
  try {
    await work();
  } finally {
    await releaseFire(database, name, 0);
  }
  return true;
}
