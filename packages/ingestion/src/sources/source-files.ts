/** The files that a source gives for one window, and what a META.json beside them says of them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { AnalyticsError } from '@analytics/domain';
import type { CoreKind } from '../staging.ts';

export const CORE_FILES: Readonly<Record<CoreKind, string>> = {
  assets: 'assets.parquet',
  asset_prices: 'asset_prices.parquet',
  address_labels: 'address_labels.parquet',
  transfers: 'transfers.parquet',
};

export const META_FILE = 'META.json';

/** The files of one window that exist; a directory may hold labels or prices alone. */
export type LocatedFiles = Readonly<Partial<Record<CoreKind, string>>>;

const checksum = z
  .string()
  .regex(/^[0-9a-f]{64}$/iu)
  .transform((text) => text.toLowerCase());

/** `files` maps a file's name to its SHA-256 in hexadecimal, alone or in an object; what else the file holds is not read. */
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
  const names = Object.values(CORE_FILES);
  const kinds = Object.keys(CORE_FILES) as CoreKind[];
  const found = kinds.flatMap((kind) =>
    located[kind] === undefined ? [] : [[CORE_FILES[kind], located[kind]] as const],
  );
  return { files: new Map(found), is_read: (name) => names.includes(name), place };
}

/**
 * Checks the files that META.json names against it. Throws SOURCE_CHECKSUM where one differs or is named and missing, SOURCE_UNREADABLE
 * where META.json is none. O(bytes).
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
