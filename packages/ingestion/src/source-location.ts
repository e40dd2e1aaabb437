/** Where input comes from, as a user writes it: `directory:PATH`. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import type { CoreKind } from '@analytics/storage';

export interface SourceLocation {
  readonly kind: 'directory';
  readonly path: string;
}

/** Parses `directory:PATH`. Throws UNKNOWN_SOURCE. */
export function parseSourceLocation(text: string): SourceLocation {
  const found = /^([a-z][a-z0-9+.-]*):(.+)$/u.exec(text);
  if (found?.[1] !== 'directory' || found[2] === undefined) {
    throw new AnalyticsError(
      'UNKNOWN_SOURCE',
      `Expected a source such as "directory:./data", found ${JSON.stringify(text)}.`,
    );
  }
  return { kind: 'directory', path: found[2] };
}

export const CORE_FILES: Readonly<Record<CoreKind, string>> = {
  assets: 'assets.parquet',
  asset_prices: 'asset_prices.parquet',
  address_labels: 'address_labels.parquet',
  transfers: 'transfers.parquet',
};

/** The files of one window that exist; transfers always does. */
export type LocatedFiles = Readonly<Partial<Record<CoreKind, string>>> & { readonly transfers: string };

/**
 * Finds the window's files: under `network/date/window_days/`, else flat in the directory itself.
 * Throws SOURCE_NOT_FOUND naming both places.
 */
export async function locateFiles(source: SourceLocation, network: NetworkName, window: Window): Promise<LocatedFiles> {
  const root = resolve(source.path);
  const layered = join(root, network, window.processing_date, String(window.window_days));
  for (const directory of [layered, root]) {
    const transfers = join(directory, CORE_FILES.transfers);
    if (!(await isFile(transfers))) continue;
    const files: Partial<Record<CoreKind, string>> = {};
    for (const kind of Object.keys(CORE_FILES) as CoreKind[]) {
      const path = join(directory, CORE_FILES[kind]);
      if (await isFile(path)) files[kind] = path;
    }
    return { ...files, transfers };
  }
  throw new AnalyticsError(
    'SOURCE_NOT_FOUND',
    `Expected ${CORE_FILES.transfers} in ${layered} or in ${root}, found neither.`,
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
