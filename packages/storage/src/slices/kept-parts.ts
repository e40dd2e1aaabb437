/** What runs computed of a slice and from what, kept so that the next run of the slice need not compute it again. */
import { FEATURE_COLUMNS, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from './results.ts';
import { clearStaging, sliceParameters } from './slice.ts';

/** What can be kept, in the order in which a run asks for it. */
export const KEPT_PARTS = ['features', 'patterns', 'schemes', 'entities', 'traces'] as const;
export type KeptPartName = (typeof KEPT_PARTS)[number];

export interface KeptPart {
  readonly part: KeptPartName;
  /** A digest of each thing that it was computed from, by its name, as canonical JSON. */
  readonly inputs_json: string;
  /** Of features: the rows that were published. */
  readonly row_count: number;
  /** Of features: of those rows; of others: of the value. */
  readonly content_digest: string;
  /** What was found, as text; empty for features, which their table holds. */
  readonly value: string;
  readonly notices_json: string;
}

/** A digest of each thing that a run of the window reads of the core tables, and the version of the engine that reads it. */
export type CoreContents = Readonly<
  Record<
    | 'window_transfers'
    | 'earlier_transfers'
    | 'zero_value_transfers'
    | 'assets'
    | 'labels'
    | 'label_history'
    | 'prices'
    | 'engine',
    string
  >
>;

/** One read of the transfers before the window's end. */
export async function coreContents(database: Database, window: Window): Promise<CoreContents> {
  const { start_ms, end_ms } = window;
  const [row] = await readRows(database, 'kept/core_contents', { start_ms, end_ms });
  if (row === undefined) throw new RangeError('Expected one row of core contents, found none.');
  return row;
}

/** What was kept of a part of the slice; undefined where nothing was. */
export async function findKeptPart(
  database: Database,
  window: Window,
  part: KeptPartName,
): Promise<KeptPart | undefined> {
  const [row] = await readRows(database, 'kept/find', { ...sliceParameters(window), part });
  return row === undefined ? undefined : { ...row, part, row_count: Number(row.row_count) };
}

/**
 * Replaces what was kept of these parts with a smaller version. Nothing is read: what is damaged must not keep a run from
 * making it whole.
 */
export async function saveKeptParts(
  database: Database,
  window: Window,
  parts: readonly KeptPart[],
  version: number,
): Promise<void> {
  const slice = sliceParameters(window);
  await insertRows(
    database,
    'analyzers_kept_parts',
    parts.map((part) => ({ ...slice, ...part, _version: version })),
  );
}

/** Stages the published features of the slice as those of this run. */
export async function stageKeptFeatures(
  database: Database,
  window: Window,
  { run_id, version }: { readonly run_id: string; readonly version: number },
): Promise<void> {
  await clearStaging(database, ['analyzers_features'], window);
  const columns = FEATURE_COLUMNS.filter(({ group }) => group !== 'identity').map(({ name }) => name);
  await database.command(statement('features/keep', { columns }), { ...sliceParameters(window), run_id, version });
}

/** How many addresses have their features staged. */
export async function stagedAddressCount(database: Database, window: Window): Promise<number> {
  const table = 'staging_analyzers_features';
  const [row] = await readRows(database, 'contents/count', { ...sliceParameters(window), table });
  return Number(row?.row_count ?? 0);
}
