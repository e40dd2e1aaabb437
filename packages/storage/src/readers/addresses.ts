/** Reads one address: labels, counterparties, timeline, exposure, and where its features stand. */
import {
  AnalyticsError,
  addressHitSchema,
  bareAddress,
  addressNameSchema,
  counterpartyRowSchema,
  exposureRowSchema,
  labelRowSchema,
  timelineRowSchema,
  type AddressHit,
  type AddressName,
  type CounterpartyRow,
  type ExposureRow,
  type LabelRow,
  type TimelineRow,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { NUMERIC_FEATURES } from './feature-names.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

function spanOf(window: Window): { start_ms: number; end_ms: number } {
  return { start_ms: window.start_ms, end_ms: window.end_ms };
}

/** Addresses that begin or end with `text` or whose label holds it, largest volume first. */
export async function findAddresses(
  database: Database,
  window: Window,
  text: string,
  row_limit: number,
): Promise<AddressHit[]> {
  const parameters = { ...sliceParameters(window), text, row_limit };
  return await parsedRows(database, addressHitSchema, statement('addresses/find'), parameters);
}

export async function labelsOf(database: Database, address: string): Promise<LabelRow[]> {
  return await parsedRows(database, labelRowSchema, statement('addresses/labels'), { address });
}

/** The best label of each of `addresses` that has one, by address. */
export async function namesOf(database: Database, addresses: readonly string[]): Promise<AddressName[]> {
  return await parsedRows(database, addressNameSchema, statement('addresses/names'), { addresses: [...addresses] });
}

/** Largest first. */
export async function counterpartiesOf(
  database: Database,
  window: Window,
  address: string,
  page: { readonly row_limit: number; readonly row_offset: number },
): Promise<CounterpartyRow[]> {
  const parameters = { ...spanOf(window), address, ...page };
  return await parsedRows(database, counterpartyRowSchema, statement('addresses/counterparties'), parameters);
}

/** Buckets of `width_ms` that have transfers, in order of time. */
export async function timelineOf(
  database: Database,
  window: Window,
  address: string,
  width_ms: number,
): Promise<TimelineRow[]> {
  const parameters = { ...spanOf(window), address, width_ms };
  return await parsedRows(database, timelineRowSchema, statement('addresses/timeline'), parameters);
}

/** Paths between the address and risk, largest first. */
export async function exposureOf(database: Database, window: Window, address: string): Promise<ExposureRow[]> {
  const parameters = { ...sliceParameters(window), address };
  return await parsedRows(database, exposureRowSchema, statement('addresses/exposure'), parameters);
}

export interface FeatureStanding {
  /** Every feature column of the address; decimals are exact text, and so are 64-bit integers. */
  readonly values: QueryRow<'addresses/features'>;
  /** By name of each numeric feature: the shares of the slice's addresses with a smaller and with the same value. */
  readonly shares: Readonly<Record<string, { readonly below: number; readonly equal: number }>>;
}

/** The address's features and where each stands; undefined where the slice does not know it. One scan of the slice. */
export async function featureStanding(
  database: Database,
  window: Window,
  address: string,
): Promise<FeatureStanding | undefined> {
  const parameters = { ...sliceParameters(window), address };
  const [values] = await readRows(database, 'addresses/features', parameters);
  if (values === undefined) return undefined;
  const [row] = await database.rows<Record<string, number>>(STANDING, parameters);
  const shares = Object.fromEntries(
    NUMERIC_FEATURES.map((name) => [name, { below: row?.[`${name}_below`] ?? 0, equal: row?.[`${name}_equal`] ?? 0 }]),
  );
  return { values, shares };
}

const OF_SLICE = 'window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}';

/** Two columns for each of the dictionary's numeric ones, a closed list. */
const STANDING = `
  WITH subject AS (SELECT ${NUMERIC_FEATURES.map((name) => `${name} AS its_${name}`).join(', ')}
    FROM analyzers_features WHERE ${OF_SLICE} AND address = {address:String} LIMIT 1)
  SELECT ${NUMERIC_FEATURES.map((name) => `avg(${name} < its_${name}) AS ${name}_below, avg(${name} = its_${name}) AS ${name}_equal`).join(', ')}
  FROM analyzers_features CROSS JOIN subject WHERE ${OF_SLICE}`;

/** Throws ADDRESS_NOT_FOUND where the slice has no such address. */
export async function requireStanding(database: Database, window: Window, address: string): Promise<FeatureStanding> {
  const standing = await featureStanding(database, window, address);
  if (standing !== undefined) return standing;
  const { text, prefix } = bareAddress(address);
  const bare = prefix === '' ? '' : ` Ask for ${text}: the network is the chain.`;
  throw new AnalyticsError(
    'ADDRESS_NOT_FOUND',
    `Expected the address ${JSON.stringify(address)} in the slice ${window.processing_date}/${window.window_days}, found none.${bare}`,
  );
}
