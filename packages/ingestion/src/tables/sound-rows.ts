/** Parts a text file that the engine could not read into its sound rows, which it can, and its torn ones. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import type { FilledColumn, SourceFile } from '@analytics/storage';
import { ROW_COLUMN, sourceFileOf, type TableFile } from './table-file.ts';
import { textRows } from './text-rows.ts';

export interface PartedFile {
  /** Its rows as they stand in the file, each with its number there in the column ROW_COLUMN. */
  readonly sound: (columns: readonly FilledColumn[]) => SourceFile;
  /** JSON lines of `row_number`, `reason` and `found`, the text of the row as far as it is kept. */
  readonly torn: SourceFile;
  readonly torn_count: number;
}

/** Of a torn row so much is kept. */
const MAX_FOUND = 500;

/**
 * Writes both parts into `directory`, which whoever calls removes. Holds a piece of the file. Throws SOURCE_NOT_FOUND,
 * SOURCE_UNREADABLE, DISK_FULL. O(bytes).
 */
export async function partRows(file: TableFile, directory: string): Promise<PartedFile> {
  const sound_path = join(directory, `sound.${file.format}`);
  const torn_path = join(directory, 'torn.jsonl');
  const sound = await copyAt(sound_path, file);
  const torn = await copyAt(torn_path, file);
  let row_number = 0;
  let torn_count = 0;
  try {
    for await (const rows of textRows(file)) {
      const kept: Buffer[] = [];
      for (const { bytes, fault } of rows) {
        row_number++;
        if (fault === '') kept.push(...numbered(file, row_number, bytes));
        else {
          torn_count++;
          const found = bytes.toString('utf8', 0, MAX_FOUND).trimEnd();
          await torn.write(Buffer.from(`${JSON.stringify({ row_number, reason: fault, found })}\n`));
        }
      }
      if (kept.length > 0) await sound.write(Buffer.concat(kept));
    }
  } finally {
    await Promise.all([sound.close(), torn.close()]);
  }
  return {
    sound: (columns) => {
      const source = sourceFileOf(file, columns);
      const row = { name: ROW_COLUMN, type: 'UInt32' };
      return {
        ...source,
        path: sound_path,
        compression: 'none',
        structure: [row, ...source.structure],
        ...(file.format === 'csv' ? { skipped_lines: 0 } : {}),
      };
    },
    torn: {
      path: torn_path,
      format: 'jsonl',
      compression: 'none',
      structure: [
        { name: 'row_number', type: 'UInt32' },
        { name: 'reason', type: 'String' },
        { name: 'found', type: 'String' },
      ],
    },
    torn_count,
  };
}

const NEWLINE = Buffer.from('\n');

/** The row with its number in front, as a value of its own. */
function numbered({ format, delimiter }: TableFile, row_number: number, bytes: Buffer): Buffer[] {
  if (format === 'csv') return [Buffer.from(`${row_number}${delimiter}`), bytes, NEWLINE];
  const inside = bytes.subarray(bytes.indexOf('{') + 1);
  const is_empty = inside.toString('latin1', 0, 100).trimStart().startsWith('}');
  return [Buffer.from(`{"${ROW_COLUMN}":${row_number}${is_empty ? '' : ','}`), inside, NEWLINE];
}

interface Copy {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A file for a part of another. Throws what `uncopied` gives. */
async function copyAt(path: string, { path: source }: TableFile): Promise<Copy> {
  const translated = (error: unknown): never => {
    throw uncopied(source, error);
  };
  const handle = await open(path, 'w').catch(translated);
  return {
    write: (bytes) => handle.appendFile(bytes).catch(translated),
    close: () => handle.close().catch(translated),
  };
}

/** What to throw where no copy of the rows of `source` could be written: DISK_FULL, SOURCE_UNREADABLE. */
export function uncopied(source: string, error: unknown): AnalyticsError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const is_full = ['ENOSPC', 'EFBIG', 'EDQUOT'].includes(code);
  return new AnalyticsError(
    is_full ? 'DISK_FULL' : 'SOURCE_UNREADABLE',
    `Expected room for a copy of the rows of ${source}, found: ${message}.`,
    { cause: error },
  );
}
