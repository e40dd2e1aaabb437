/** Whether what a list was filtered by exists at all. */
import { AnalyticsError } from '@analytics/domain';
import { fullAddress, requireStanding } from '@analytics/storage';
import type { ApiContext } from './context.ts';
import type { RequestedSlice } from './slice-of-request.ts';

/**
 * No alert is an answer only about a typology that there is and an address that the slice has. Throws INVALID_REQUEST,
 * ADDRESS_NOT_FOUND.
 */
export async function requireKnownNames(
  context: ApiContext,
  { network, database, window }: RequestedSlice,
  query: { readonly typology_type?: readonly string[] | undefined; readonly address?: string | undefined },
): Promise<void> {
  if (query.typology_type !== undefined) {
    const names = await context.analyses.typologyNames(network);
    const unknown = query.typology_type.filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      const message = `Expected typology_type to be one of ${names.join(', ')}, found ${unknown.join(', ')}.`;
      throw new AnalyticsError('INVALID_REQUEST', message);
    }
  }
  if (query.address !== undefined)
    await requireStanding(database, window, await fullAddress(database, window, query.address));
}
