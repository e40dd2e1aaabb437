/** What people decide about alerts: appended, never changed. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  dispositionRowSchema,
  falsePositiveRowSchema,
  type DispositionRow,
  type DispositionStatus,
  type FalsePositiveRow,
  type Window,
} from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';
import { sliceParameters } from '../slices/slice.ts';

export interface Decision {
  /** Left out: each alert keeps its own. */
  readonly status?: DispositionStatus | undefined;
  readonly reason: string;
  /** Left out: each alert keeps its own; an empty text takes it away. */
  readonly assignee?: string | undefined;
  readonly note: string;
  /** The name of the API key, or `local`. */
  readonly decided_by: string;
  /**
   * When the newest decision was made that whoever decides has seen, 0 for none; left out, whatever was decided
   * meanwhile is decided over.
   */
  readonly seen_decided_at_ms?: number | undefined;
}

/**
 * One after the other: what is kept or contradicted is what the decision before has left, and no two share a
 * millisecond.
 */
const deciding = new StatementTurns();

/**
 * Appends the decision to each alert, all or none. Throws ALERT_NOT_FOUND, naming the first that no slice has;
 * DECISION_CONFLICT.
 */
export async function decideAlerts(
  database: Database,
  alert_ids: readonly string[],
  decision: Decision,
  now_ms: number,
): Promise<DispositionRow[]> {
  return await deciding.run(undefined, () => appendDecision(database, [...new Set(alert_ids)], decision, now_ms));
}

async function appendDecision(
  database: Database,
  alert_ids: readonly string[],
  decision: Decision,
  now_ms: number,
): Promise<DispositionRow[]> {
  const { reason, note, decided_by, seen_decided_at_ms = Number.POSITIVE_INFINITY } = decision;
  const known = await typologiesOf(database, alert_ids);
  const missing = alert_ids.find((alert_id) => !known.has(alert_id));
  if (missing !== undefined) {
    throw new AnalyticsError('ALERT_NOT_FOUND', `Expected an alert ${JSON.stringify(missing)}, found none.`);
  }
  const last = await lastDecisions(database);
  const unseen = alert_ids
    .flatMap((alert_id) => last.get(alert_id) ?? [])
    .find((one) => one.decided_at_ms > seen_decided_at_ms);
  if (unseen !== undefined) {
    const { alert_id, status, decided_at_ms } = unseen;
    const found = `${status.replaceAll('_', ' ')}, decided at ${new Date(decided_at_ms).toISOString()}`;
    throw new AnalyticsError('DECISION_CONFLICT', `Expected nothing new about the alert ${alert_id}, found ${found}.`);
  }
  // Later than every decision, also by a clock that was set back: the newest counts.
  const newest_ms = [...last.values()].reduce((newest, one) => Math.max(newest, one.decided_at_ms), 0);
  const decided_at_ms = Math.max(now_ms, newest_ms + 1);
  const rows = alert_ids.map((alert_id) => ({
    disposition_id: randomUUID(),
    alert_id,
    typology_type: known.get(alert_id) ?? '',
    status: decision.status ?? last.get(alert_id)?.status ?? 'open',
    reason,
    assignee: decision.assignee ?? last.get(alert_id)?.assignee ?? '',
    note,
    decided_by,
    decided_at_ms,
  }));
  await database.command(statement('dispositions/insert'), {
    reason,
    note,
    decided_by,
    decided_at_ms,
    disposition_ids: rows.map((row) => row.disposition_id),
    alert_ids: rows.map((row) => row.alert_id),
    typology_types: rows.map((row) => row.typology_type),
    statuses: rows.map((row) => row.status),
    assignees: rows.map((row) => row.assignee),
  });
  database.noteChange('decisions');
  return rows;
}

/** By alert id; those that no slice has are left out. */
async function typologiesOf(database: Database, alert_ids: readonly string[]): Promise<Map<string, string>> {
  const parameters = { alert_ids: [...alert_ids] };
  const rows = await readRows(database, 'dispositions/typologies', parameters);
  return new Map(rows.map((row) => [row.alert_id, row.typology_type] as const));
}

/** What was last said about an alert. */
export type LastDecision = z.infer<typeof lastDecisionSchema>;

const lastDecisionSchema = dispositionRowSchema.pick({
  alert_id: true,
  status: true,
  assignee: true,
  decided_at_ms: true,
});

/** The last decision about each alert that somebody decided on, by alert id. */
export async function lastDecisions(database: Database): Promise<Map<string, LastDecision>> {
  const rows = await parsedRows(database, lastDecisionSchema, statement('dispositions/last'));
  return new Map(rows.map((row) => [row.alert_id, row] as const));
}

const alertGrowthSchema = z.object({ alert_id: z.string(), grown_transfers: z.coerce.number(), grown_usd: z.string() });
/** What an alert holds beyond what the last decision about it saw. */
export type AlertGrowth = z.infer<typeof alertGrowthSchema>;

/** By alert id; alerts that did not grow are left out. */
export async function alertGrowth(database: Database, window: Window): Promise<Map<string, AlertGrowth>> {
  const rows = await parsedRows(database, alertGrowthSchema, statement('dispositions/growth'), sliceParameters(window));
  return new Map(rows.map((row) => [row.alert_id, row] as const));
}

/** Everything that was decided about an alert, newest first. */
export async function dispositionsOf(database: Database, alert_id: string): Promise<DispositionRow[]> {
  return await parsedRows(database, dispositionRowSchema, statement('dispositions/list'), { alert_id });
}

/** How often alerts of each typology were found to be false. */
export async function falsePositiveRates(database: Database): Promise<FalsePositiveRow[]> {
  return await parsedRows(database, falsePositiveRowSchema, statement('dispositions/rates'));
}
