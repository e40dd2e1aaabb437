/**
 * The rows of a text file one by one, as the engine reads them, with what is wrong with a row that it could not read.
 * Bytes, not characters: what parts rows and values is ASCII.
 */
import type { TableFile } from './table-file.ts';
import { unpackedPieces } from './file-head.ts';

/** Why a row is torn, so that nothing can be read of it. */
export const TORN_REASONS = [
  'too_few_values',
  'too_many_values',
  'broken_quotes',
  'stray_carriage_return',
  'broken_json',
] as const;
export type TornReason = (typeof TORN_REASONS)[number];

export interface TextRow {
  /** Where it begins; the first line of the file is 1. */
  readonly line: number;
  /** Without the end of its line. */
  readonly bytes: Buffer;
  readonly fault: TornReason | '';
}

/** A quote that is not closed would swallow the rest of the file: a row over several lines is no longer than this. */
const MAX_QUOTED_BYTES = 65_536;
/** A line or an object: it may hold a transaction with thousands of outputs, or the code of a contract. */
const MAX_ROW_BYTES = 16_000_000;

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const CLOSE_LIST = 0x5d;

/**
 * The rows of a CSV below its header, or the objects of JSON, some at a time; lines without anything are no rows. Holds
 * a piece of the file and one row. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. O(bytes).
 */
export async function* textRows(file: TableFile): AsyncGenerator<readonly TextRow[]> {
  let reader: Reader | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
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
    }
    while (at < bytes.length) {
      reader ??= readerOf(file, bytes, at);
      const found = reader(bytes, at, is_end);
      if (found === undefined) break;
      const { start, end, fault, next } = found;
      if (fault !== undefined)
        rows.push({ line: line + newlinesIn(bytes, at, start), bytes: bytes.subarray(start, end), fault });
      line += newlinesIn(bytes, at, next);
      at = next;
    }
    rest = bytes.subarray(at);
    return rows;
  };
  let is_first = true;
  for await (const piece of unpackedPieces(file.path)) {
    const bytes = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
    yield read(is_first ? withoutMark(bytes) : bytes, false);
    is_first = false;
  }
  if (rest.length > 0) yield read(rest, true);
}

interface FoundRow {
  /** Of its bytes. */
  readonly start: number;
  readonly end: number;
  /** '' where it is sound; undefined where there is no row. */
  readonly fault: TornReason | '' | undefined;
  readonly next: number;
}

/** What begins at `at`; undefined where more bytes are needed to know. */
type Reader = (bytes: Buffer, at: number, is_end: boolean) => FoundRow | undefined;

function readerOf(file: TableFile, bytes: Buffer, at: number): Reader {
  if (file.format === 'csv') return csvReader(file.delimiter.charCodeAt(0), file.columns.length);
  if (file.rows_at > 0) return listReader();
  return hasObjectsByLine(bytes, at) ? readJsonLine : readJsonObject;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function newlinesIn(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

interface Line {
  /** Without what ends it. */
  readonly end: number;
  readonly next: number;
}

/** Undefined where the line at `at` does not end yet. */
function lineAt(bytes: Buffer, at: number, is_end: boolean): Line | undefined {
  const newline = bytes.indexOf(NEWLINE, at);
  if (newline < 0 && !is_end && bytes.length - at <= MAX_ROW_BYTES) return undefined;
  if (newline < 0) return { end: bytes.length, next: bytes.length };
  return { end: newline > at && bytes[newline - 1] === RETURN ? newline - 1 : newline, next: newline + 1 };
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte !== SPACE && byte !== TAB && byte !== RETURN && byte !== NEWLINE) return false;
  }
  return true;
}

/** Reads CSV with so many values in a row. Values that are empty beyond them are none: some programs end a row so. */
function csvReader(delimiter: number, value_count: number): Reader {
  const isSpace = (byte: number | undefined): boolean => byte === SPACE || (byte === TAB && delimiter !== TAB);
  return (bytes, start, is_end) => {
    const first = lineAt(bytes, start, is_end);
    if (first === undefined) return undefined;
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

/** Lines that are looked at. */
const LINES = 20;

/** Whether a line holds an object of its own, as JSON lines do and an array of objects over several lines does not. */
function hasObjectsByLine(bytes: Buffer, from: number): boolean {
  if (
    bytes
      .toString('latin1', from, from + 100)
      .trimStart()
      .startsWith('[')
  )
    return false;
  let at = from;
  for (let line = 0; line < LINES && at < bytes.length; line++) {
    const { end = bytes.length, next = bytes.length } = lineAt(bytes, at, true) ?? {};
    if (isObject(bytes.subarray(at, end))) return true;
    at = next;
  }
  return false;
}

/** Whether it is an object of which every value has a name of its own. */
function isObject(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return false;
    return Object.keys(read).length === namesAtTop(text);
  } catch {
    return false;
  }
}

/** How many values of an object of sound JSON have a name, those inside its values aside. */
function namesAtTop(text: string): number {
  let depth = 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') {
      for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
    else if (letter === ':' && depth === 1) count++;
  }
  return count;
}

const readJsonLine: Reader = (bytes, start, is_end) => {
  const line = lineAt(bytes, start, is_end);
  if (line === undefined) return undefined;
  if (isBlank(bytes, start, line.end)) return { start, end: start, fault: undefined, next: line.next };
  return { start, ...line, fault: isObject(bytes.subarray(start, line.end)) ? '' : 'broken_json' };
};

/** An object wherever it begins, over any number of lines. */
const readJsonObject: Reader = (bytes, at, is_end) => {
  const start = bytes.indexOf(OPEN, at);
  if (start < 0) return { start: at, end: at, fault: undefined, next: bytes.length };
  const end = endOfObject(bytes, start);
  if (end === undefined && !is_end && bytes.length - start <= MAX_ROW_BYTES) return undefined;
  const next = end ?? bytes.length;
  return { start, end: next, fault: isObject(bytes.subarray(start, next)) ? '' : 'broken_json', next };
};

/** The objects of a list, and nothing that stands behind it. */
function listReader(): Reader {
  let is_over = false;
  return (bytes, at, is_end) => {
    const start = bytes.indexOf(OPEN, at);
    const close = bytes.indexOf(CLOSE_LIST, at);
    is_over ||= close >= 0 && (start < 0 || close < start);
    return is_over ? { start: at, end: at, fault: undefined, next: bytes.length } : readJsonObject(bytes, at, is_end);
  };
}

function endOfObject(bytes: Buffer, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      for (at++; at < bytes.length && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
    } else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) return at + 1;
  }
  return undefined;
}
