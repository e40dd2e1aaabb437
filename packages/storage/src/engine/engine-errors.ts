/**
 * Turns what the engine or the operating system says into a code of the catalogue; the engine's own words stay as the
 * cause.
 */
import { AnalyticsError, type ErrorCode } from '@analytics/domain';

const CODE_OF_ENGINE_ERROR: Readonly<Record<string, ErrorCode>> = {
  '241': 'OUT_OF_MEMORY',
  '243': 'DISK_FULL',
  '159': 'STATEMENT_TIMEOUT',
  '394': 'RUN_CANCELLED',
  '516': 'DATABASE_UNREACHABLE',
  '210': 'DATABASE_UNREACHABLE',
};

const SIGNS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/No space left on device|ENOSPC|EFBIG|File too large|errno: 27|errno: 28|NOT_ENOUGH_SPACE/i, 'DISK_FULL'],
  [/Cannot lock file|another process|Another server instance/i, 'DATA_DIR_IN_USE'],
  [/Read-only file system|Permission denied|EACCES|EROFS/i, 'DATA_DIR_UNWRITABLE'],
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|socket hang up|Timeout error/i, 'DATABASE_UNREACHABLE'],
  [/TIMEOUT_EXCEEDED|Timeout exceeded: elapsed/, 'STATEMENT_TIMEOUT'],
  [/Memory limit|std::bad_alloc|Cannot allocate memory/i, 'OUT_OF_MEMORY'],
  [/aborted|QUERY_WAS_CANCELLED/i, 'RUN_CANCELLED'],
  [/UNKNOWN_DATABASE/, 'NETWORK_NOT_FOUND'],
];

/** What a file says that holds other bytes than were written: a checksum, a compressed block, a mark, a length. */
const CORRUPTION =
  /Checksum (doesn't match|mismatch)|CHECKSUM_DOESNT_MATCH|Cannot decompress|CANNOT_DECOMPRESS|corrupted|CORRUPTED_DATA|Unknown (codec|compression method)|Cannot read all (data|marks|array)|CANNOT_READ_ALL|ATTEMPT_TO_READ_AFTER_EOF|Attempt to read after eof|TOO_LARGE_SIZE_COMPRESSED|UNEXPECTED_FILE_IN_DATA_PART|INCORRECT_FILE|FILE_DOESNT_EXIST|BAD_SIZE_OF_FILE/iu;
/** How the engine names the part and the table that it was reading. */
const READING_PART = /while reading from part (?:\S*\/)?([\w-]+)\/? in table (\w+)\.(\w+)/u;
const TOO_MANY_BROKEN_PARTS = /TOO_MANY_UNEXPECTED_DATA_PARTS|Suspiciously many .* broken parts/iu;
const SLICE_PART = /^(\d+)-(\d{4})(\d{2})(\d{2})_/u;

/** A damaged file of a table, in our words and without its path; undefined for any other failure. */
function damageIn(error: unknown): AnalyticsError | undefined {
  const text = error instanceof Error ? error.message : String(error);
  if (TOO_MANY_BROKEN_PARTS.test(text)) {
    const message =
      'Expected the tables of the data directory to open, found more damaged parts than the engine accepts.';
    return new AnalyticsError('DATA_DIR_DAMAGED', message, { cause: error });
  }
  const [, part = '', , table = ''] = READING_PART.exec(text) ?? [];
  if (part === '' || !CORRUPTION.test(text)) return undefined;
  const [, days, year, month, day] = SLICE_PART.exec(part) ?? [];
  if (days === undefined || !table.startsWith('analyzers_')) {
    const message = `Expected the files of ${table} to be as they were written, found part ${part} damaged.`;
    return new AnalyticsError('DATA_DIR_DAMAGED', message, { cause: error });
  }
  const message = `Expected the slice ${year}-${month}-${day}/${days} to hold what was published, found part ${part} of ${table} damaged.`;
  return new AnalyticsError('SLICE_DAMAGED', message, { cause: error });
}

/** One sentence of the engine, without its stack, version suffix or query text. */
export function engineSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .replace(/^.*?DB::(Errnos?)?Exception:\s*/su, '')
      .split('\n')[0]
      ?.replace(/(?<!\s)\s*\(version .*$/u, '')
      // The engine repeats the statement with its values filled in.
      .replace(/:? (?:in scope|while executing|while processing query|In scope) .*$/u, '.')
      .slice(0, 400) ?? text
  );
}

/** The error to throw instead of `error`; one of ours passes unchanged. `otherwise` is for what no sign tells. */
export function translateEngineError(
  error: unknown,
  doing: string,
  otherwise: ErrorCode = 'DATABASE_ERROR',
): AnalyticsError {
  if (error instanceof AnalyticsError) return error;
  const damage = damageIn(error);
  if (damage !== undefined) return damage;
  const engineCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? `${error.message} ${engineCode}` : String(error);
  const code = SIGNS.find(([sign]) => sign.test(text))?.[1] ?? CODE_OF_ENGINE_ERROR[engineCode] ?? otherwise;
  return new AnalyticsError(code, `Expected to ${doing}, found: ${engineSentence(error)}`, { cause: error });
}
