/** The files that a source gives for one window, and what a META.json beside them says of them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { AnalyticsError } from '@analytics/domain';
import type { CoreKind } from '@analytics/storage';

export const CORE_FILES: Readonly<Record<CoreKind, string>> = {
  assets: 'assets.parquet',
  asset_prices: 'asset_prices.parquet',
  address_labels: 'address_labels.parquet',
  transfers: 'transfers.parquet',
};

export const META_FILE = 'META.json';

/** The files of one window that exist; transfers always does. */
export type LocatedFiles = Readonly<Partial<Record<CoreKind, string>>> & { readonly transfers: string };

const checksum = z
  .string()
  .regex(/^[0-9a-f]{64}$/iu)
  .transform((text) => text.toLowerCase());

/** `files` maps a file's name to its SHA-256 in hexadecimal, alone or in an object; what else the file holds is not read. */
const metaSchema = z.object({
  files: z.record(z.string(), z.union([checksum, z.object({ sha256: checksum }).transform(({ sha256 }) => sha256)])),
});

/**
 * Checks the files that META.json names against it. Throws SOURCE_CHECKSUM where one differs or is named and missing, SOURCE_UNREADABLE
 * where META.json is none. O(bytes).
 */
export async function checkAgainstMeta(meta_text: string, files: LocatedFiles, place: string): Promise<void> {
  const meta = parseMeta(meta_text, place);
  for (const [kind, name] of Object.entries(CORE_FILES)) {
    const expected = meta[name];
    if (expected === undefined) continue;
    const path = files[kind as CoreKind];
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
