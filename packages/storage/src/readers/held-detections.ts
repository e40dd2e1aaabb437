/** Reads what a run found and raised as no alert. */
import { heldDetectionSchema, type HeldDetection, type HoldReason, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from '../slices/slice.ts';

export interface HeldFilter {
  /** undefined for any. */
  readonly hold_reason: HoldReason | undefined;
  readonly row_limit: number;
  readonly row_offset: number;
}

/** The surest first. */
export async function listHeldDetections(
  database: Database,
  window: Window,
  { hold_reason, ...page }: HeldFilter,
): Promise<HeldDetection[]> {
  const parameters = { ...sliceParameters(window), ...page, hold_reason: hold_reason ?? '' };
  return await parsedRows(database, heldDetectionSchema, statement('typologies/held'), parameters);
}
