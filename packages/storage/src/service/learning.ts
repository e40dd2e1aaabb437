/** Which decisions a network learns from: those about its alerts, since the newest reset. */
import { learningResetRowSchema, type LearningResetRow } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';

export interface DecidedAlertRow {
  readonly alert_id: string;
  readonly typology_type: string;
  readonly status: string;
  /** The confidence that was seen, as JSON; '' where it was not kept. */
  readonly seen_confidence: string;
}

/** Called right or false by the last decision, which counts; by id. */
export async function decidedAlerts(database: Database): Promise<DecidedAlertRow[]> {
  const rows = await readRows(database, 'learning/decided', {});
  return rows.map(({ last_status, ...row }) => ({ ...row, status: last_status }));
}

/** Newest first. */
export async function learningResets(database: Database): Promise<LearningResetRow[]> {
  return await parsedRows(database, learningResetRowSchema, statement('learning/resets'));
}

export interface LearningReset {
  /** Decisions from here on count: now forgets all, 0 remembers all. */
  readonly counts_from_ms: number;
  readonly reason: string;
  /** The name of the API key, or `local`. */
  readonly decided_by: string;
}

export async function resetLearning(database: Database, reset: LearningReset, now_ms: number): Promise<void> {
  const [before] = await learningResets(database);
  // Two resets never share a time: the newest counts.
  const decided_at_ms = Math.max(now_ms, (before?.decided_at_ms ?? 0) + 1);
  await database.command(statement('learning/reset'), { ...reset, decided_at_ms });
  database.noteChange('decisions');
}
