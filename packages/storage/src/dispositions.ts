/** What people decide about alerts: appended, never changed. */
import { randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  dispositionRowSchema,
  falsePositiveRowSchema,
  type DispositionRow,
  type DispositionStatus,
  type FalsePositiveRow,
} from '@analytics/domain';
import type { z } from 'zod';
import type { Database } from './database.ts';
import { parsedRows } from './parsed-rows.ts';
import { statement } from './statements.ts';

export interface Decision {
  readonly status: DispositionStatus;
  readonly reason: string;
  readonly assignee: string;
  readonly note: string;
  /** The name of the API key, or `local`. */
  readonly decided_by: string;
}

/** Decisions of one process are told apart by their time, so no two share a millisecond. */
let lastDecided_ms = 0;

/** Appends the decision to each alert, all or none. Throws ALERT_NOT_FOUND, naming the first that no slice has. */
export async function decideAlerts(
  database: Database,
  alert_ids: readonly string[],
  decision: Decision,
  now_ms: number,
): Promise<DispositionRow[]> {
  const distinct = [...new Set(alert_ids)];
  const known = new Map(
    (
      await database.rows<{ alert_id: string; typology_type: string }>(statement('dispositions/typologies'), {
        alert_ids: distinct,
      })
    ).map((row) => [row.alert_id, row.typology_type] as const),
  );
  const missing = distinct.find((alert_id) => !known.has(alert_id));
  if (missing !== undefined) {
    throw new AnalyticsError('ALERT_NOT_FOUND', `Expected an alert ${JSON.stringify(missing)}, found none.`);
  }
  lastDecided_ms = Math.max(now_ms, lastDecided_ms + 1);
  const decided_at_ms = lastDecided_ms;
  const rows = distinct.map((alert_id) => ({
    disposition_id: randomUUID(),
    alert_id,
    typology_type: known.get(alert_id) ?? '',
    ...decision,
    decided_at_ms,
  }));
  await database.command(statement('dispositions/insert'), {
    ...decision,
    decided_at_ms,
    disposition_ids: rows.map((row) => row.disposition_id),
    alert_ids: rows.map((row) => row.alert_id),
    typology_types: rows.map((row) => row.typology_type),
  });
  database.noteChange('decisions');
  return rows;
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

/** Everything that was decided about an alert, newest first. */
export async function dispositionsOf(database: Database, alert_id: string): Promise<DispositionRow[]> {
  return await parsedRows(database, dispositionRowSchema, statement('dispositions/list'), { alert_id });
}

/** How often alerts of each typology were found to be false. */
export async function falsePositiveRates(database: Database): Promise<FalsePositiveRow[]> {
  return await parsedRows(database, falsePositiveRowSchema, statement('dispositions/rates'));
}
