/**
 * What the typology chapters read beside the window's columns: features, balances from before the window, alerts of
 * other slices.
 */
import {
  AnalyticsError,
  DAY_MS,
  LAST_DATE,
  type Asset,
  type DormantBalance,
  type PriorAlert,
  type TypologyFeatures,
  type Window,
  type ZeroValueTransfers,
} from '@analytics/domain';
import { sharedColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { sliceParameters } from './slice.ts';
import { statement } from '../engine/statements.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

export type FeaturesTable = 'staging_analyzers_features' | 'analyzers_features';

/** Where the slice's features are: staged by this run, or published by an earlier one. Throws SLICE_NOT_FOUND. */
export async function featuresTableOf(database: Database, window: Window, node_count: number): Promise<FeaturesTable> {
  for (const table of ['staging_analyzers_features', 'analyzers_features'] as const) {
    const [row] = await readRows(database, 'contents/count', { ...sliceParameters(window), table });
    if (Number(row?.row_count ?? 0) === node_count) return table;
  }
  throw new AnalyticsError(
    'SLICE_NOT_FOUND',
    `Expected the features of ${node_count} addresses of ${window.processing_date}/${window.window_days}, found none computed from the same transfers.`,
  );
}

export async function typologyFeatures(
  database: Database,
  window: Window,
  features_table: FeaturesTable,
): Promise<TypologyFeatures> {
  const columns = await database.arrow(statement('typologies/feature_columns'), {
    ...sliceParameters(window),
    features_table,
  });
  return {
    pass_through_ratio: sharedColumn(columns, 'pass_through_ratio', Float32Array),
    median_holding_seconds: sharedColumn(columns, 'median_holding_seconds', Float64Array),
    dormancy_days: sharedColumn(columns, 'dormancy_days', Float32Array),
    is_new_address: sharedColumn(columns, 'is_new_address', Uint8Array),
  };
}

/**
 * Balances above zero of addresses that were silent for at least so long; assets that do not move in the window are
 * left out.
 */
export async function dormantBalances(
  database: Database,
  window: Window,
  features_table: FeaturesTable,
  assets: readonly Asset[],
  least_silent_days: number,
): Promise<DormantBalance[]> {
  const rows = await readRows(database, 'typologies/dormant_balances', {
    ...sliceParameters(window),
    features_table,
    least_silent_days,
    start_ms: window.start_ms,
  });
  const positions = new Map(
    assets.map(({ asset_symbol, asset_contract }, at) => [`${asset_symbol}\n${asset_contract}`, at]),
  );
  return rows.flatMap(({ node_id, asset_symbol, asset_contract, amount }) => {
    const asset = positions.get(`${asset_symbol}\n${asset_contract}`);
    return asset === undefined ? [] : [{ node: node_id, asset, amount }];
  });
}

/** Of which both ends are addresses of the window, in time order. The window is prepared. */
export async function zeroValueTransfers(database: Database, window: Window): Promise<ZeroValueTransfers> {
  const { start_ms, end_ms } = window;
  const parameters = { ...sliceParameters(window), start_ms, end_ms };
  const columns = await database.arrow(statement('typologies/zero_value_transfers'), parameters);
  const from = sharedColumn(columns, 'from_id', Uint32Array);
  return {
    length: from.length,
    from,
    to: sharedColumn(columns, 'to_id', Uint32Array),
    timestamp_ms: sharedColumn(columns, 'timestamp_ms', Float64Array),
  };
}

/** Who has a transfer of value zero with an address of the window and none of value in it. The window is prepared. */
export async function zeroValueStrangers(
  database: Database,
  window: Window,
): Promise<QueryRow<'typologies/zero_value_strangers'>[]> {
  const { start_ms, end_ms } = window;
  const parameters = { ...sliceParameters(window), start_ms, end_ms };
  return await readRows(database, 'typologies/zero_value_strangers', parameters);
}

/** A scheme may be looked for again so long after its window. */
const PRIOR_REACH_DAYS = 90;

/** Alerts of other slices whose windows can have seen the same transfers, before or after this one. */
export async function priorAlerts(database: Database, window: Window): Promise<PriorAlert[]> {
  const reach_ms = (window.window_days + PRIOR_REACH_DAYS) * DAY_MS;
  const dateOf = (time_ms: number): string =>
    new Date(Math.min(Math.max(0, time_ms), LAST_DATE_MS)).toISOString().slice(0, 10);
  return await readRows(database, 'alerts/prior', {
    ...sliceParameters(window),
    first_date: dateOf(window.end_ms - reach_ms),
    last_date: dateOf(window.end_ms + reach_ms),
  });
}

/** What a Date column can hold. */
const LAST_DATE_MS = Date.parse(LAST_DATE);
