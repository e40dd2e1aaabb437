/** Another instance of this program: its exports of the window, as Parquet. */
import { join } from 'node:path';
import { AnalyticsError, DAY_MS, type NetworkName, type Window } from '@analytics/domain';
import type { CoreKind } from '../core-columns.ts';
import { sourceName, type HttpSource } from '../source-location.ts';
import { describeRemote, downloadTo } from './download.ts';
import { CORE_FILES, type LocatedFiles } from './source-files.ts';

/** The export of each kind. The money flows are derived from the transfers, so they are not fetched. */
const EXPORTS: Readonly<Record<CoreKind, string>> = {
  assets: 'assets',
  asset_prices: 'prices',
  address_labels: 'labels',
  transfers: 'transfers',
};

/**
 * Downloads the window's exports into `directory`. Dates are inclusive, so the last is the day before the window's end.
 * An instance that has no export of assets, prices or labels is read without. Throws SOURCE_NOT_FOUND and what
 * `downloadTo` throws.
 */
export async function fetchHttp(
  source: HttpSource,
  network: NetworkName,
  window: Window,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles> {
  const headers = headersOf(source);
  const files: Partial<Record<CoreKind, string>> = {};
  for (const kind of Object.keys(EXPORTS) as CoreKind[]) {
    const path = join(directory, CORE_FILES[kind]);
    const url = urlOf(source, kind, network, window);
    const { allow_link_local } = source;
    if (await downloadTo(path, { url, headers, allow_link_local, signal })) files[kind] = path;
  }
  const { transfers } = files;
  if (transfers === undefined) {
    throw new AnalyticsError(
      'SOURCE_NOT_FOUND',
      `Expected ${sourceName(source)} to export transfers of ${network}, found none.`,
    );
  }
  return { ...files, transfers, unread: [] };
}

/**
 * The tag of the other instance's transfers of the window, which changes with its labels and prices too: a request
 * whose condition every state meets is answered with the tag alone. '' where it gives none.
 */
export async function describeHttp(
  source: HttpSource,
  network: NetworkName,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<string> {
  const url = urlOf(source, 'transfers', network, window);
  const headers = { ...headersOf(source), 'if-none-match': '*' };
  return (await describeRemote('GET', { url, headers, allow_link_local: source.allow_link_local, signal })) ?? '';
}

function urlOf(source: HttpSource, kind: CoreKind, network: NetworkName, window: Window): string {
  const dateOf = (time_ms: number): string => new Date(time_ms).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    network,
    start_date: dateOf(window.start_ms),
    end_date: dateOf(window.end_ms - DAY_MS),
  }).toString();
  return `${source.url}/api/v1/export/${EXPORTS[kind]}?${query}`;
}

function headersOf({ api_key }: HttpSource): Record<string, string> {
  const authorization = api_key === undefined ? {} : { authorization: `Bearer ${api_key}` };
  return { accept: 'application/x-parquet', ...authorization };
}
