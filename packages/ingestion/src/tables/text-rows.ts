/**
 * The rows of a text file one by one, as the engine reads them, with what is wrong with a row that it could not read.
 * Bytes, not characters: what parts rows and values is ASCII.
 */
import { AnalyticsError } from '@analytics/domain';
import { unpackedPieces } from './file-head.ts';
import { JSON_LINES, answerReader, hasObjectsByLine, objectReader } from './json-rows.ts';
import { MAX_ROW_BYTES, NEWLINE, QUOTE, RETURN, SPACE, TAB, isBlank, lineAt, longRow } from './row-reader.ts';
import type { FoundRow, Reader, TornReason } from './row-reader.ts';
import type { TableFile } from './table-file.ts';

export interface TextRow {
  /** Where it begins; the first line of the file is 1. */
  readonly line: number;
  /** Without the end of its line. */
  readonly bytes: Buffer;
  readonly fault: TornReason | '';
}

/** A quote that is not closed would swallow the rest of the file: a row over several lines is no longer than this. */
const MAX_QUOTED_BYTES = 65_536;

/**
 * The rows of a CSV below its header, or the objects of JSON, some at a time; lines without anything are no rows. Holds
 * a piece of the file and one row. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. O(bytes).
 */
export async function* textRows(file: TableFile): AsyncGenerator<readonly TextRow[]> {
  let reader: Reader | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  const state = { is_skipping: false };
  const read = (bytes: Buffer, is_end: boolean): TextRow[] => {
    const rows: TextRow[] = [];
    let at = 0;
    if (line === 0) {
      let next: number | undefined = file.rows_at;
      for (let skipped = 0; skipped < file.lines_before_rows && next !== undefined; skipped++)
        next = lineAt(bytes, next, is_end)?.next;
      if (next === undefined || bytes.length < next) {
        rest = bytes;
        return rows;
      }
      at = next;
      line = 1 + newlinesIn(bytes, 0, at);
      if (file.rows_at > 0) reader = answerReader(bytes.subarray(0, at));
    }
    while (at < bytes.length) {
      reader ??= readerOf(file, bytes, at);
      const found = reader.read(bytes, at, is_end);
      if (found === undefined) break;
      const { start, end, fault, next } = found;
      const row_line = line + newlinesIn(bytes, at, start);
      if (found.is_endless === true) throw endless(file, row_line);
      if (fault !== undefined) rows.push({ line: row_line, bytes: bytes.subarray(start, end), fault });
      line += newlinesIn(bytes, at, next);
      at = next;
      state.is_skipping = found.goes_on === true;
    }
    rest = bytes.subarray(at);
    if (is_end && reader?.isUnfinished?.() === true) rows.push({ line, bytes: Buffer.alloc(0), fault: 'broken_json' });
    return rows;
  };
  let waiting: Buffer[] = [];
  let waiting_bytes = 0;
  let is_first = true;
  for await (const piece of unpackedPieces(file.path)) {
    let bytes: Buffer = Buffer.from(piece);
    if (is_first) bytes = withoutMark(bytes);
    is_first = false;
    if (state.is_skipping) {
      const newline = bytes.indexOf(NEWLINE);
      if (newline < 0) continue;
      bytes = bytes.subarray(newline + 1);
      line++;
      state.is_skipping = false;
    }
    waiting.push(bytes);
    waiting_bytes += bytes.length;
    // A long row is read again only when there is twice as much of it.
    if (waiting_bytes < rest.length) continue;
    const all = Buffer.concat([rest, ...waiting]);
    waiting = [];
    waiting_bytes = 0;
    yield read(all, false);
  }
  yield read(Buffer.concat([rest, ...waiting]), true);
}

function readerOf(file: TableFile, bytes: Buffer, at: number): Reader {
  if (file.format === 'csv') return csvReader(file.delimiter.charCodeAt(0), file.columns.length);
  return hasObjectsByLine(bytes, at) ? JSON_LINES : objectReader();
}

function endless({ path }: TableFile, line: number): AnalyticsError {
  return new AnalyticsError(
    'SOURCE_UNREADABLE',
    `Expected JSON objects in ${path}, found one on line ${line} that is broken, and no line behind it that begins with another: nothing says where the next one begins.`,
  );
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function newlinesIn(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

/** Reads CSV with so many values in a row. Values that are empty beyond them are none: some programs end a row so. */
function csvReader(delimiter: number, value_count: number): Reader {
  const isSpace = (byte: number | undefined): boolean => byte === SPACE || (byte === TAB && delimiter !== TAB);
  const read: Reader['read'] = (bytes, start, is_end) => {
    const first = lineAt(bytes, start, is_end);
    if (first === undefined) return undefined;
    if (first.is_long) return longRow(start, first);
    const torn = (fault: TornReason): FoundRow => ({ start, end: first.end, fault, next: first.next });
    if (isBlank(bytes, start, first.end)) return { start, end: start, fault: undefined, next: first.next };
    let values = 1;
    let cut = -1;
    let has_return = false;
    let at = start;
    for (;;) {
      while (isSpace(bytes[at])) at++;
      if (bytes[at] === QUOTE) {
        const closed = endOfQuotes(bytes, at);
        const length = (closed ?? bytes.length) - start;
        if (closed === undefined && !is_end && length <= MAX_QUOTED_BYTES) return undefined;
        if (closed === undefined || (closed > first.next && length > MAX_QUOTED_BYTES)) return torn('broken_quotes');
        at = closed;
        while (isSpace(bytes[at])) at++;
        if (bytes[at] === RETURN && (at + 1 === bytes.length || bytes[at + 1] === NEWLINE)) at++;
        if (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== NEWLINE) return torn('broken_quotes');
      } else {
        for (; at < bytes.length; at++) {
          const byte = bytes[at];
          if (byte === delimiter || byte === NEWLINE) break;
          if (byte === RETURN && at + 1 < bytes.length && bytes[at + 1] !== NEWLINE) has_return = true;
        }
      }
      if (at - start > MAX_ROW_BYTES) return torn('broken_quotes');
      if (at >= bytes.length && !is_end) return undefined;
      if (at >= bytes.length || bytes[at] === NEWLINE) break;
      if (values === value_count) cut = at;
      values++;
      at++;
    }
    const next = Math.min(at + 1, bytes.length);
    const end = bytes[at - 1] === RETURN && at > start ? at - 1 : at;
    if (has_return) return torn('stray_carriage_return');
    if (values === value_count) return { start, end, fault: '', next };
    // What a quote swallowed up to another one is no row: the next line may be one.
    if (next !== first.next) return torn('broken_quotes');
    if (values < value_count) return torn('too_few_values');
    return isEmpty(bytes, cut, end, delimiter) ? { start, end: cut, fault: '', next } : torn('too_many_values');
  };
  return { read };
}

/** Behind the quotes that open at `at`; undefined where they do not close. Two of them inside are one. */
function endOfQuotes(bytes: Buffer, at: number): number | undefined {
  for (let quote = bytes.indexOf(QUOTE, at + 1); quote >= 0; quote = bytes.indexOf(QUOTE, quote + 2)) {
    if (bytes[quote + 1] !== QUOTE) return quote + 1;
  }
  return undefined;
}

/** Whether only empty values stand there. */
function isEmpty(bytes: Buffer, from: number, to: number, delimiter: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte !== delimiter && byte !== SPACE && byte !== RETURN) return false;
  }
  return true;
}
