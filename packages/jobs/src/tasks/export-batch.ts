/** Writes a published slice as Parquet files, for those who take files rather than ask. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseProcessingDate, windowOf, type TaskRequest } from '@analytics/domain';
import { EXPORT_NAMES, exportToFile, isOfSlice, type Database } from '@analytics/storage';

/**
 * Writes `exports/NETWORK/DATE/WINDOW_DAYS/NAME.parquet` for every export of a slice, and a META.json with the size and
 * SHA-256 of each, last: where it names a file, the file is whole. Throws SLICE_NOT_FOUND, OUTPUT_UNWRITABLE,
 * DISK_FULL.
 */
export async function exportBatch(
  database: Database,
  request: TaskRequest,
  data_dir: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { network, processing_date, window_days } = request;
  const window = windowOf(parseProcessingDate(processing_date), window_days);
  const directory = join(resolve(data_dir), 'exports', network, processing_date, String(window_days));
  await mkdir(directory, { recursive: true });
  const files: Record<string, { size_bytes: number; sha256: string }> = {};
  for (const name of EXPORT_NAMES.filter(isOfSlice)) {
    const file = `${name}.parquet`;
    const path = join(directory, file);
    await exportToFile(database, name, window, 'parquet', path);
    files[file] = { size_bytes: (await stat(path)).size, sha256: await sha256Of(path) };
  }
  const meta = { network, processing_date, window_days, files };
  const part = join(directory, '.META.json.part');
  await writeFile(part, `${JSON.stringify(meta, undefined, 2)}\n`);
  await rename(part, join(directory, 'META.json'));
  return { directory, files };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
