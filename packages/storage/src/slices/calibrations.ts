/** What the shuffled copies of windows showed, kept so that later runs need not make copies again. */
import { DAY_MS, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';
import { insertRows } from './results.ts';
import { sliceParameters } from './slice.ts';

export interface StoredCalibration {
  /** 16 hex digits over the rest. */
  readonly calibration_id: string;
  readonly processing_date: string;
  readonly window_days: number;
  readonly transfer_count: number;
  readonly copies_json: string;
}

export interface CalibrationKey {
  readonly settings_hash: string;
  readonly code_version: string;
}

export async function saveCalibration(
  database: Database,
  calibration: StoredCalibration,
  key: CalibrationKey,
  created_at_ms: number,
): Promise<void> {
  await insertRows(database, 'analyzers_detection_calibrations', [{ ...calibration, ...key, created_at_ms }]);
}

/**
 * The newest of the same window length, settings and code that is not of a later date and at most `max_age_days` older;
 * undefined without one.
 */
export async function findCalibration(
  database: Database,
  window: Window,
  key: CalibrationKey,
  max_age_days: number,
): Promise<StoredCalibration | undefined> {
  const oldest_ms = Math.max(0, window.end_ms - max_age_days * DAY_MS);
  const [row] = await database.rows<Omit<StoredCalibration, 'transfer_count'> & { transfer_count: string }>(
    statement('calibrations/find'),
    { ...sliceParameters(window), ...key, first_date: new Date(oldest_ms).toISOString().slice(0, 10) },
  );
  return row === undefined ? undefined : { ...row, transfer_count: Number(row.transfer_count) };
}

export interface FoundTypology {
  readonly typology_type: string;
  readonly found_count: number;
  readonly raised_count: number;
  /** Held back because chance explains as much. */
  readonly chance_count: number;
}

/** What a slice found of each typology and what became of it, by name. */
export async function foundTypologies(database: Database, window: Window): Promise<FoundTypology[]> {
  const rows = await readRows(database, 'calibrations/found', sliceParameters(window));
  return rows.map(({ typology_type, found_count, raised_count, chance_count }) => ({
    typology_type,
    found_count: Number(found_count),
    raised_count: Number(raised_count),
    chance_count: Number(chance_count),
  }));
}
