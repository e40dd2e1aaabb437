/** The databases that hold what a request asks about. */
import { parseNetworkName, type NetworkName } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import type { ApiContext } from './context.ts';

export interface NetworkPlace {
  readonly network: NetworkName;
  /** Of the network. */
  readonly database: Database;
  /** Of all networks. */
  readonly service: Database;
}

/** For what is kept of a network in the database that all share; the network must exist. Throws NETWORK_NOT_FOUND. */
export async function networkPlaceOf(
  { databases }: Pick<ApiContext, 'databases'>,
  query: { readonly network: string },
): Promise<NetworkPlace> {
  const network = parseNetworkName(query.network);
  return { network, database: await databases.of(network, 'reads'), service: databases.service };
}
