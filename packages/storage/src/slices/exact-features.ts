/** The feature columns that the engine computes exactly, and what kernels need of them. */
import { FEATURE_COLUMNS, NULL_ADDRESS, type NetworkName, type Window } from '@analytics/domain';
import { sharedColumn, sharedDecimalWords } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import type { NodePart } from './node-parts.ts';
import { clearWorkTable, sliceParameters } from './slice.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

export interface ExactFeatureSettings {
  readonly small_transaction_usd: number;
  readonly dormancy_min_days: number;
  readonly near_threshold_bands: readonly {
    readonly threshold_usd: number;
    readonly lower_pct: number;
    readonly upper_pct: number;
  }[];
}

/** The columns that this package makes, by name: the statement has an expression of each. */
const OWN_COLUMNS = FEATURE_COLUMNS.filter(({ group, origin }) => group !== 'identity' && origin === 'sql').map(
  ({ name }) => name,
);

/** Computes the exact columns of a prepared window's addresses, part by part. Replaces what an earlier attempt left. */
export async function fillExactFeatures(
  database: Database,
  window: Window,
  network: NetworkName,
  settings: ExactFeatureSettings,
  parts: readonly NodePart[],
): Promise<{ has_history: boolean }> {
  await clearWorkTable(database, 'work_features_exact', window);
  const { start_ms } = window;
  const [row] = await readRows(database, 'features/has_history', { start_ms });
  const has_history = row?.has_history === 1;
  await clearWorkTable(database, 'work_earlier', window);
  if (has_history) await database.command(statement('features/fill_earlier'), { ...sliceParameters(window), start_ms });
  const bands = settings.near_threshold_bands;
  const parameters = {
    ...sliceParameters(window),
    start_ms,
    end_ms: window.end_ms,
    network,
    small_transaction_usd: decimalText(settings.small_transaction_usd),
    dormancy_min_days: settings.dormancy_min_days,
    has_history: has_history ? 1 : 0,
    bands_lower: bands.map((band) => decimalText(band.lower_pct * band.threshold_usd)),
    null_address: NULL_ADDRESS.source,
    bands_upper: bands.map((band) => decimalText(band.upper_pct * band.threshold_usd)),
  };
  const fill = statement('features/fill_exact', { columns: OWN_COLUMNS });
  for (const part of parts) await database.command(fill, { ...parameters, ...part });
  return { has_history };
}

/** Each address's total volume in node order: two words a value, in shared memory. */
export async function totalVolumes(database: Database, window: Window): Promise<BigUint64Array> {
  return sharedDecimalWords(
    await database.arrow(statement('work/total_volumes'), sliceParameters(window)),
    'total_volume_usd',
  );
}

/**
 * Some exact numeric columns of a part of the nodes as doubles in node order, in shared memory. `names` are columns of the feature dictionary.
 */
export async function exactFeatureNumbers(
  database: Database,
  window: Window,
  names: readonly string[],
  part: NodePart,
): Promise<Record<string, Float64Array>> {
  const known = FEATURE_COLUMNS.map(({ name }) => name as string);
  const wanted = names.filter((name) => known.includes(name));
  const table = await database.arrow(
    `SELECT ${wanted.map((name) => `toFloat64(${name}) AS ${name}_number`).join(', ')} FROM work_features_exact
     WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
       AND node_id >= {first_node:UInt32} AND node_id < {end_node:UInt32} ORDER BY node_id`,
    { ...sliceParameters(window), ...part },
  );
  return Object.fromEntries(wanted.map((name) => [name, sharedColumn(table, `${name}_number`, Float64Array)]));
}

/** A limit in USD as an exact decimal: passed as a double, 1,000 would come out as a little more. */
function decimalText(usd: number): string {
  return usd.toFixed(9);
}
