/** Another server's core_* tables: a user that may only read is enough. */
import { join } from 'node:path';
import { databaseOf, type NetworkName, type Window } from '@analytics/domain';
import type { CoreKind } from '../core-columns.ts';
import { exportCoreTable, remoteCoreFingerprint, type SourceServer } from './core-export.ts';
import type { ClickhouseSource } from '../source-location.ts';
import { allowedLookup, requireAllowedHost } from './allowed-address.ts';
import { CORE_FILES, type LocatedFiles } from './source-files.ts';

/**
 * Streams the window's rows of the four tables into `directory`. Throws SOURCE_UNREACHABLE, SOURCE_FORBIDDEN,
 * SOURCE_NOT_FOUND.
 */
export async function fetchClickhouse(
  source: ClickhouseSource,
  network: NetworkName,
  window: Window,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles> {
  const server = serverOf(source, network);
  const path = (kind: CoreKind): string => join(directory, CORE_FILES[kind]);
  for (const kind of Object.keys(CORE_FILES) as CoreKind[]) {
    await exportCoreTable(server, kind, window, path(kind), signal);
  }
  return {
    assets: path('assets'),
    asset_prices: path('asset_prices'),
    address_labels: path('address_labels'),
    transfers: path('transfers'),
    unread: [],
  };
}

/** A fingerprint of the window's rows, computed by that server. Throws as `fetchClickhouse` does. */
export async function describeClickhouse(
  source: ClickhouseSource,
  network: NetworkName,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<string> {
  return await remoteCoreFingerprint(serverOf(source, network), window, signal);
}

/** Throws SOURCE_FORBIDDEN where the host may not be asked. */
function serverOf(source: ClickhouseSource, network: NetworkName): SourceServer {
  if (!source.allow_link_local) requireAllowedHost(new URL(source.url));
  const { url, username, password, database, allow_link_local } = source;
  const lookup = allow_link_local ? undefined : allowedLookup;
  return { url, username, password, first_database: database ?? databaseOf(network), lookup };
}
