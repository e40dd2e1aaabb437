/** Files that a user names: read and written whole. */
import { readFile, writeFile } from 'node:fs/promises';
import { AnalyticsError } from '@analytics/domain';

/** Throws SOURCE_NOT_FOUND. */
export async function readNamedFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const message = `Expected a file ${JSON.stringify(path)}, found none that can be read.`;
    throw new AnalyticsError('SOURCE_NOT_FOUND', message, { cause });
  }
}

/** Throws OUTPUT_UNWRITABLE. */
export async function writeNamedFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    const message = `Expected to write ${path}, found: ${(cause as Error).message}.`;
    throw new AnalyticsError('OUTPUT_UNWRITABLE', message, { cause });
  }
}
