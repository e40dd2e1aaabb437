/** Whether what a list was filtered by exists at all. */
import { AnalyticsError, PATTERN_TYPES } from '@analytics/domain';
import { fullAddress, requireStanding } from '@analytics/storage';
import type { ApiContext } from './context.ts';
import type { RequestedSlice } from './slice-of-request.ts';

/**
 * Nothing found is an answer only about a typology or a type of pattern that there is and an address that the slice has.
 * Throws INVALID_REQUEST, ADDRESS_NOT_FOUND.
 */
export async function requireKnownNames(
  context: ApiContext,
  { network, database, window }: RequestedSlice,
  query: {
    readonly typology_type?: readonly string[] | undefined;
    readonly pattern_type?: readonly string[] | undefined;
    readonly address?: string | undefined;
  },
): Promise<void> {
  const { typology_type, pattern_type } = query;
  if (typology_type !== undefined)
    requireAmong('typology_type', await context.analyses.typologyNames(network), typology_type);
  if (pattern_type !== undefined) requireAmong('pattern_type', PATTERN_TYPES, pattern_type);
  if (query.address !== undefined)
    await requireStanding(database, window, await fullAddress(database, window, query.address));
}

function requireAmong(parameter: string, names: readonly string[], asked: readonly string[]): void {
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  const message = `Expected ${parameter} to be one of ${names.join(', ')}, found ${unknown.join(', ')}.`;
  throw new AnalyticsError('INVALID_REQUEST', message);
}
