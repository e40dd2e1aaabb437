/**
 * Settings that people changed for a network while it runs: appended, never edited; the newest change of a setting
 * stands.
 */
import { randomUUID } from 'node:crypto';
import { savedSettingRowSchema, type SavedSettingRow, type SettingChange } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

/** One after the other: each is later than the one before, so that no two share a millisecond. */
const saving = new StatementTurns();

export interface SaidOfChanges {
  readonly reason: string;
  readonly saved_by: string;
}

/** Appends the changes, all or none. What may be changed, and to what, the caller has checked. */
export async function saveSettings(
  database: Database,
  changes: readonly SettingChange[],
  said: SaidOfChanges,
  now_ms: number,
): Promise<SavedSettingRow[]> {
  return await saving.run(undefined, () => appendChanges(database, changes, said, now_ms));
}

async function appendChanges(
  database: Database,
  changes: readonly SettingChange[],
  said: SaidOfChanges,
  now_ms: number,
): Promise<SavedSettingRow[]> {
  // Later than every change, also by a clock that was set back: the newest counts.
  const [newest] = await savedSettingsLog(database, 1);
  const saved_at_ms = Math.max(now_ms, (newest?.saved_at_ms ?? 0) + 1);
  const rows = changes.map(({ path, value }) => ({
    change_id: randomUUID(),
    path,
    value_json: value === null ? '' : JSON.stringify(value),
    ...said,
    saved_at_ms,
  }));
  await database.command(statement('saved-settings/insert'), {
    ...said,
    saved_at_ms,
    change_ids: rows.map(({ change_id }) => change_id),
    paths: rows.map(({ path }) => path),
    values: rows.map(({ value_json }) => value_json),
  });
  return rows;
}

/** The saved settings that stand, each with its value. */
export async function savedSettings(database: Database): Promise<SettingChange[]> {
  const standing = await readRows(database, 'saved-settings/standing');
  return standing.map(({ path, value_json }) => ({ path, value: JSON.parse(value_json) as unknown }));
}

/** The changes, newest first. */
export async function savedSettingsLog(database: Database, row_limit: number): Promise<SavedSettingRow[]> {
  return await parsedRows(database, savedSettingRowSchema, statement('saved-settings/log'), { row_limit });
}
