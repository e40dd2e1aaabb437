/** What addresses paid one another, by asset, and what a slice knows of each: what a canvas is drawn from. */
import {
  addressFactsSchema,
  addressLinkSchema,
  type AddressFacts,
  type AddressLink,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from '../slices/slice.ts';
import { z } from 'zod';

export interface LinkFilter {
  /** Epoch milliseconds; undefined: from the beginning of the window, to its end. */
  readonly start_ms: number | undefined;
  readonly end_ms: number | undefined;
  /** None: every asset. */
  readonly assets: readonly string[];
  readonly min_usd: number;
}

export interface LinksAsked extends LinkFilter {
  readonly direction: 'in' | 'out' | undefined;
  /** Of the other end; none: every role. */
  readonly roles: readonly string[];
  readonly row_limit: number;
  readonly row_offset: number;
}

const countedLinkSchema = addressLinkSchema.extend({ link_count: z.coerce.number() });

/** The links of an address that pass, the largest first, and how many there are on all pages. */
export async function linksOf(
  database: Database,
  window: Window,
  address: string,
  { direction, roles, row_limit, row_offset, ...filter }: LinksAsked,
): Promise<{ links: AddressLink[]; link_count: number }> {
  const parameters = { ...sliceParameters(window), ...filtering(window, filter), address, direction: direction ?? '' };
  const rows = await parsedRows(database, countedLinkSchema, statement('addresses/links'), {
    ...parameters,
    roles: [...roles],
    row_limit,
    row_offset,
  });
  // A page behind the last has no row that could say it.
  const link_count = rows[0]?.link_count ?? row_offset;
  return { links: rows.map((row) => addressLinkSchema.parse(row)), link_count };
}

/** The largest links between any two of the addresses. */
export async function linksAmong(
  database: Database,
  window: Window,
  addresses: readonly string[],
  filter: LinkFilter,
  row_limit: number,
): Promise<AddressLink[]> {
  const parameters = { ...filtering(window, filter), addresses: [...addresses], row_limit };
  return await parsedRows(database, addressLinkSchema, statement('addresses/links_among'), parameters);
}

/** In the order of their addresses; each is answered, known or not. */
export async function addressFacts(
  database: Database,
  window: Window,
  addresses: readonly string[],
): Promise<AddressFacts[]> {
  const parameters = { ...sliceParameters(window), addresses: [...new Set(addresses)] };
  return await parsedRows(database, addressFactsSchema.extend(booleans), statement('addresses/facts'), parameters);
}

const booleans = { is_in_slice: z.coerce.boolean() };

function filtering(window: Window, { start_ms, end_ms, assets, min_usd }: LinkFilter) {
  return {
    start_ms: Math.max(window.start_ms, start_ms ?? window.start_ms),
    end_ms: Math.min(window.end_ms, end_ms ?? window.end_ms),
    assets: [...assets],
    least_usd: min_usd,
  };
}
