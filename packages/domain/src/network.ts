/** Names of networks and of the databases that belong to them: parsed once, trusted afterwards. */
import { AnalyticsError } from './errors.ts';

export type NetworkName = string & { readonly __brand: 'NetworkName' };
export type DatabaseName = string & { readonly __brand: 'DatabaseName' };

const NETWORK_PATTERN = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/**
 * The database that all networks share: queued tasks and the schedule's memory. No network folds to it: none begins
 * with "_".
 */
export const SERVICE_DATABASE = 'analytics__service' as DatabaseName;

/** Parses a network's name. Throws INVALID_NETWORK. */
export function parseNetworkName(text: string): NetworkName {
  if (!NETWORK_PATTERN.test(text)) {
    throw new AnalyticsError(
      'INVALID_NETWORK',
      `Expected a network name such as "torus", found ${JSON.stringify(text)}.`,
    );
  }
  return text as NetworkName;
}

/**
 * The database of a network: `analytics_` and the name with "-" as "_". Two networks may fold to one: storage refuses
 * the second.
 */
export function databaseOf(network: NetworkName): DatabaseName {
  return `analytics_${network.replaceAll('-', '_')}` as DatabaseName;
}
