/** Which alerts need not be shown for some time, and why: appended, ended by a later row. */
import { randomUUID } from 'node:crypto';
import { AnalyticsError, foldAddress, suppressionRowSchema, type SuppressionRow } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';

export interface NewSuppression {
  /** '' for every typology. */
  readonly typology_type: string;
  /** '' for every address. */
  readonly address: string;
  readonly reason: string;
  readonly expires_at_ms: number;
  readonly created_by: string;
}

type Rule = Pick<SuppressionRow, 'typology_type' | 'address'>;

/**
 * Whether rules hide an alert: one of its typology as such, or together one for each of its suspects. Who is suspected
 * beside the addresses that a person vouched for stays in sight.
 */
export function areHiding(
  rules: readonly Rule[],
  typology_type: string,
  suspect_addresses: readonly string[],
): boolean {
  const about = rules.filter((rule) => concerns(rule, typology_type, suspect_addresses));
  const vouched = new Set(about.map(({ address }) => address));
  return vouched.has('') || (about.length > 0 && suspect_addresses.every((address) => vouched.has(address)));
}

/** The alerts that a rule is about: those that it hides with the others in force, and how many stay in sight. */
export function alertsUnder<
  A extends { readonly typology_type: string; readonly suspect_addresses: readonly string[] },
>(
  rule: Rule,
  in_force: readonly Rule[],
  alerts: readonly A[],
): { readonly hidden: readonly A[]; readonly shared_count: number } {
  const rules = [...in_force, rule];
  const about = alerts.filter((alert) => concerns(rule, alert.typology_type, alert.suspect_addresses));
  const hidden = about.filter((alert) => areHiding(rules, alert.typology_type, alert.suspect_addresses));
  return { hidden, shared_count: about.length - hidden.length };
}

/** Whether a rule is about an alert. */
export function concerns(rule: Rule, typology_type: string, suspect_addresses: readonly string[]): boolean {
  return (
    (rule.typology_type === '' || rule.typology_type === typology_type) &&
    (rule.address === '' || suspect_addresses.includes(rule.address))
  );
}

/** Newest first, ended ones included. */
export async function listSuppressions(database: Database, now_ms: number): Promise<SuppressionRow[]> {
  return await parsedRows(database, suppressionRowSchema, statement('suppressions/list'), { now_ms });
}

export async function addSuppression(
  database: Database,
  rule: NewSuppression,
  now_ms: number,
): Promise<SuppressionRow> {
  const address = foldAddress(rule.address);
  const row = { ...rule, address, rule_id: randomUUID(), is_active: true, created_at_ms: now_ms };
  await database.command(statement('suppressions/insert'), row);
  database.noteChange('decisions');
  return row;
}

/** Ends a rule before it expires; ending it again changes nothing. Throws RULE_NOT_FOUND. */
export async function endSuppression(
  database: Database,
  rule_id: string,
  ended_by: string,
  now_ms: number,
): Promise<SuppressionRow> {
  const rule = (await listSuppressions(database, now_ms)).find((known) => known.rule_id === rule_id);
  if (rule === undefined) {
    throw new AnalyticsError('RULE_NOT_FOUND', `Expected a suppression rule ${JSON.stringify(rule_id)}, found none.`);
  }
  if (!rule.is_active) return rule;
  const created_at_ms = Math.max(now_ms, rule.created_at_ms + 1);
  await database.command(statement('suppressions/insert'), {
    ...rule,
    is_active: false,
    created_by: ended_by,
    created_at_ms,
  });
  database.noteChange('decisions');
  return { ...rule, is_active: false };
}
