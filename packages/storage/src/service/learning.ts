/** Which decisions a network learns from: those about its alerts, since the newest reset. */
import { AnalyticsError, learningResetRowSchema, type LearningResetRow } from '@analytics/domain';
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

/** Alerts that stand called right or false, said since decisions count; by id. */
export async function decidedAlerts(database: Database): Promise<DecidedAlertRow[]> {
  return await readRows(database, 'learning/decided', {});
}

/** Newest first. */
export async function learningResets(database: Database): Promise<LearningResetRow[]> {
  return await parsedRows(database, learningResetRowSchema, statement('learning/resets'));
}

/** Says from when on decisions count. */
export interface LearningReset {
  /** Decisions after this moment count: now forgets all, 0 remembers all. */
  readonly counts_from_ms: number;
  readonly reason: string;
  /** The name of the API key, or `local`. */
  readonly decided_by: string;
}

/** The last moment that a date can hold. */
const MAX_TIME_MS = 8.64e15;

/** Appends it; the newest counts. Throws INVALID_REQUEST for a moment to come. */
export async function resetLearning(database: Database, reset: LearningReset, now_ms: number): Promise<void> {
  if (reset.counts_from_ms > now_ms) {
    const found = new Date(Math.min(reset.counts_from_ms, MAX_TIME_MS)).toISOString();
    throw new AnalyticsError('INVALID_REQUEST', `Expected decisions to count from now or earlier, found ${found}.`);
  }
  await database.command(statement('learning/reset'), { ...reset, decided_at_ms: now_ms });
  database.noteChange('decisions');
}
