/** A text to a file, or to standard output where the command does not answer in JSON. */
import { writeFile } from 'node:fs/promises';
import { AnalyticsError } from '@analytics/domain';
import type { Shell } from '../shell.ts';

/** "-" is standard output. Throws OUTPUT_UNWRITABLE. */
export async function writeText(shell: Shell, out: string, text: string): Promise<void> {
  if (out === '-') {
    if (!shell.json) process.stdout.write(text);
    return;
  }
  try {
    await writeFile(out, text);
  } catch (error) {
    throw new AnalyticsError('OUTPUT_UNWRITABLE', `Expected to write ${out}, found: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
