/** The files that a source gives for one window, and what a META.json beside them says of them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { AnalyticsError } from '@analytics/domain';
import type { CoreKind } from '../core-columns.ts';

export const CORE_FILES: Readonly<Record<CoreKind, string>> = {
  assets: 'assets.parquet',
  asset_prices: 'asset_prices.parquet',
  address_labels: 'address_labels.parquet',
  transfers: 'transfers.parquet',
};

export const META_FILE = 'META.json';

/** A file of a source's folder that is not read. */
export interface UnreadFile {
  readonly path: string;
  /** What it would have to be. */
  readonly reason: string;
}

/** How the files beside the transfers may be called, in any format that a table has. */
export const BESIDE: Readonly<Record<Exclude<CoreKind, 'transfers'>, readonly string[]>> = {
  assets: ['assets'],
  asset_prices: ['asset_prices', 'prices'],
  address_labels: ['address_labels', 'labels'],
};

/**
 * `transactions.csv`, `transactions_00000000_00099999.csv.gz`, `ethereum__transactions__00000000_to_00000999.parquet`.
 */
const FILE_NAME =
  /^(?:[a-z0-9_]+__)?([a-z][a-z0-9_]*?)(?:[_-]{1,2}\d+(?:[_-](?:to[_-])?\d+)?)?\.(?:csv|tsv|txt|json|jsonl|ndjson|parquet)(?:\.(?:gz|gzip|zst|zstd|xz))?$/iu;

/** What a file's name says it holds, block numbers and endings aside; undefined where it is no name of a table. */
export function stemOf(name: string): string | undefined {
  return FILE_NAME.exec(name)?.[1]?.toLowerCase();
}

/** The one file of its kind. Throws SOURCE_UNREADABLE where there are several. */
export function onlyFile(name: string, paths: readonly string[] = []): string | undefined {
  if (paths.length <= 1) return paths[0];
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected one file of ${name}, found ${paths.join(' and ')}.`);
}

/** The files of one window that exist; a directory may hold labels or prices alone. */
export type LocatedFiles = Readonly<Partial<Record<CoreKind, string>>> & {
  /** Labels as others publish them: OFAC, TagPacks, tables with other names of columns. */
  readonly label_lists?: readonly string[];
  readonly unread: readonly UnreadFile[];
};

/** The paths of our files. */
export function pathsOfCore(located: LocatedFiles): string[] {
  const kinds = Object.keys(CORE_FILES) as CoreKind[];
  return [...kinds.map((kind) => located[kind]), ...(located.label_lists ?? [])].filter((path) => path !== undefined);
}

const checksum = z
  .string()
  .regex(/^[0-9a-f]{64}$/iu)
  .transform((text) => text.toLowerCase());

/**
 * `files` maps a file's name to its SHA-256 in hexadecimal, alone or in an object; what else the file holds is not read.
 */
const metaSchema = z.object({
  files: z.record(z.string(), z.union([checksum, z.object({ sha256: checksum }).transform(({ sha256 }) => sha256)])),
});

export interface CheckedFiles {
  /** Where the files lie, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether a file of that name is read where it is there; what META.json says of others does not matter. */
  readonly is_read: (name: string) => boolean;
  /** For messages. */
  readonly place: string;
}

/** The same of our own files. */
export function checkedCoreFiles(located: LocatedFiles, place: string): CheckedFiles {
  const kinds = Object.keys(CORE_FILES) as CoreKind[];
  const found = kinds.flatMap((kind) =>
    located[kind] === undefined ? [] : [[basename(located[kind]), located[kind]] as const],
  );
  const names = [...Object.values(CORE_FILES), ...found.map(([name]) => name)];
  return { files: new Map(found), is_read: (name) => names.includes(name), place };
}

/**
 * Checks the files that META.json names against it. Throws SOURCE_CHECKSUM where one differs or is named and missing,
 * SOURCE_UNREADABLE where META.json is none. O(bytes).
 */
export async function checkAgainstMeta(meta_text: string, { files, is_read, place }: CheckedFiles): Promise<void> {
  for (const [name, expected] of Object.entries(parseMeta(meta_text, place))) {
    if (!is_read(name)) continue;
    const path = files.get(name);
    const found = path === undefined ? 'no such file' : await sha256Of(path);
    if (found === expected) continue;
    throw new AnalyticsError(
      'SOURCE_CHECKSUM',
      `Expected ${name} in ${place} with SHA-256 ${expected}, found ${found}.`,
    );
  }
}

function parseMeta(text: string, place: string): Readonly<Record<string, string>> {
  try {
    return metaSchema.parse(JSON.parse(text)).files;
  } catch (error) {
    throw new AnalyticsError(
      'SOURCE_UNREADABLE',
      `Expected ${META_FILE} in ${place} to map files to their SHA-256, found something else.`,
      { cause: error },
    );
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
