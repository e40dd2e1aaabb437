/** Reads labels: which there are, and whom they name. */
import {
  foldAddress,
  labelChangeSchema,
  meaningOf,
  standingLabelSchema,
  type LabelChange,
  type LabelMatch,
  type NetworkName,
  type StandingLabel,
  type WordCount,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';

/** How many labelled addresses of the network have a transfer. One scan of the ends of all transfers. */
export async function matchedLabels(database: Database, network: NetworkName): Promise<LabelMatch> {
  const [row] = await readRows(database, 'labels/matched', { network });
  return {
    labelled_count: Number(row?.labelled_count ?? 0),
    matched_count: Number(row?.matched_count ?? 0),
    where: 'of this network',
    labelled_example: row?.labelled_example ?? '',
    transfer_example: row?.transfer_example ?? '',
  };
}

export interface LabelFilter {
  /** '' for any. */
  readonly address: string;
  /** '' for any. */
  readonly source: string;
  /** Categories, or words as they are stored; none for any. */
  readonly categories: readonly string[];
  readonly row_limit: number;
  readonly row_offset: number;
}

/** The labels that stand, by address, best first. */
export async function listLabels(
  database: Database,
  network: NetworkName,
  { address, categories, ...filter }: LabelFilter,
): Promise<StandingLabel[]> {
  const types = categories.length === 0 ? [] : await wordsMeaning(database, network, categories);
  if (categories.length > 0 && types.length === 0) return [];
  const parameters = { ...filter, network, address: foldAddress(address), types };
  return await parsedRows(database, standingLabelSchema, statement('labels/list'), parameters);
}

/** The types that labels use and that mean one of the categories. */
async function wordsMeaning(
  database: Database,
  network: NetworkName,
  categories: readonly string[],
): Promise<string[]> {
  const meant = new Set(categories.map((one) => meaningOf(one)?.category ?? one));
  const types = new Set((await labelCounts(database, network)).map(({ address_type }) => address_type));
  return [...types].filter((type) => meant.has(meaningOf(type)?.category ?? type));
}

export type LabelCount = WordCount & { readonly source: string };

/** How many labels there are of each source, type and subtype, most first. */
export async function labelCounts(database: Database, network: NetworkName): Promise<LabelCount[]> {
  const rows = await readRows(database, 'labels/counts', { network });
  return rows.map((row) => ({ ...row, label_count: Number(row.label_count) }));
}

/** What happened to labels, newest first; '' for any address. */
export async function labelHistory(
  database: Database,
  network: NetworkName,
  address: string,
  page: { readonly row_limit: number; readonly row_offset: number },
): Promise<LabelChange[]> {
  const parameters = { ...page, network, address: foldAddress(address) };
  return await parsedRows(database, labelChangeSchema, statement('labels/history'), parameters);
}

export interface LabelConflict {
  readonly address: string;
  /** Best first: the first that says service or risk is believed. */
  readonly labels: readonly QueryRow<'labels/several'>[];
}

/** Addresses that one label calls a risk and another something else than that, a service or another risk. */
export async function labelConflicts(database: Database, network: NetworkName): Promise<LabelConflict[]> {
  const byAddress = new Map<string, QueryRow<'labels/several'>[]>();
  for (const row of await readRows(database, 'labels/several', { network })) {
    byAddress.set(row.address, [...(byAddress.get(row.address) ?? []), row]);
  }
  return [...byAddress].flatMap(([address, labels]) => {
    const said = new Set(labels.map(sayingOf).filter((saying) => saying !== 'neutral'));
    return said.size > 1 ? [{ address, labels }] : [];
  });
}

/** `service`, the risk, or `neutral`. */
function sayingOf({ address_type, address_subtype }: QueryRow<'labels/several'>): string {
  const meanings = [meaningOf(address_subtype), meaningOf(address_type)];
  const risk = meanings.find((meaning) => meaning?.kind === 'risk');
  if (risk !== undefined) return risk.risk;
  return meanings.some((meaning) => meaning?.kind === 'service') ? 'service' : 'neutral';
}

/** Some addresses that have transfers, to see in which forms the network writes them; none where nothing is loaded. */
export async function sampleAddresses(database: Database): Promise<string[]> {
  return (await readRows(database, 'labels/transfer_forms')).map(({ address }) => address);
}
