/** The objects of JSON one by one: one a line, in a list, or in the lists of answers that follow each other. */
import { answerWithoutRows, beforeRows } from './json-answers.ts';
import { MAX_ROW_BYTES, NEWLINE, QUOTE, isBlank, isBlankByte, lineAt, longRow } from './row-reader.ts';
import type { FoundRow, Reader } from './row-reader.ts';

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Lines that are looked at. */
const LINES = 20;

/** Whether a line holds an object of its own, as JSON lines do and an array of objects over several lines does not. */
export function hasObjectsByLine(bytes: Buffer, from: number): boolean {
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

export const JSON_LINES: Reader = {
  read: (bytes, start, is_end) => {
    const line = lineAt(bytes, start, is_end);
    if (line === undefined) return undefined;
    if (line.is_long) return longRow(start, line);
    const { end, next } = line;
    if (isBlank(bytes, start, end)) return { start, end: start, fault: undefined, next };
    return { start, end, next, fault: isObject(bytes.subarray(start, end)) ? '' : 'broken_json' };
  },
};

/** Objects wherever they begin, over any number of lines, in lists or not. */
export function objectReader(): Reader {
  const rows = listRows();
  return { read: rows.read, isUnfinished: () => rows.open() > 0 && !rows.isCut() };
}

/** What stands before the rows of an answer is no longer. */
const MAX_BEFORE_ROWS = 4200;

/** The rows of the list of an answer, and of those that follow it in the file; `before` is what stands before the first. */
export function answerReader(before: Buffer): Reader {
  const rows = listRows();
  const rest = openObjects();
  rows.enter();
  rest.read(before, 0);
  let is_in_list = true;
  return {
    read: (bytes, at, is_end) => {
      if (is_in_list) {
        const found = rows.read(bytes, at, is_end);
        is_in_list = rows.open() > 0;
        return found;
      }
      if (rest.depth() > 0) return nothing(at, rest.read(bytes, at));
      let start = at;
      while (isBlankByte(bytes[start]) || bytes[start] === COMMA) start++;
      if (start === bytes.length) return nothing(at, start);
      if (bytes.length - start < MAX_BEFORE_ROWS && !is_end) return undefined;
      const next = start + beforeRows(bytes.toString('latin1', start, start + MAX_BEFORE_ROWS)).length;
      if (next > start) {
        rest.read(bytes.subarray(start, next), 0);
        rows.enter();
        is_in_list = true;
        return nothing(at, next);
      }
      const found = rows.read(bytes, start, is_end);
      const has_rows = found?.fault === '' && !answerWithoutRows(bytes.toString('utf8', found.start, found.end));
      if (found?.fault !== '') return found;
      return { ...found, fault: has_rows ? 'broken_json' : undefined };
    },
    isUnfinished: () => (is_in_list && !rows.isCut()) || (!is_in_list && rest.depth() > 0),
  };
}

function nothing(at: number, next: number): FoundRow {
  return { start: at, end: at, fault: undefined, next };
}

interface ListRows extends Pick<Reader, 'read'> {
  /** How many lists are open. */
  readonly open: () => number;
  readonly enter: () => void;
  /** Whether the last row is cut off where the file ends. */
  readonly isCut: () => boolean;
}

function listRows(): ListRows {
  let open = 0;
  let is_cut = false;
  return {
    open: () => open,
    enter: () => {
      open++;
    },
    isCut: () => is_cut,
    read: (bytes, at, is_end) => {
      let opened = open;
      // Where the last line begins, if nothing but space stands in it.
      let blank_line = -1;
      for (let start = at; start < bytes.length; start++) {
        const byte = bytes[start];
        if (byte === NEWLINE) blank_line = start;
        if (isBlankByte(byte)) continue;
        if (byte === OPEN_LIST) opened++;
        else if (byte === CLOSE_LIST && opened > 0) {
          if (--opened === 0) {
            open = 0;
            return nothing(at, start + 1);
          }
        } else if (byte !== COMMA) {
          const may_grow = !is_end && bytes.length - start <= MAX_ROW_BYTES;
          const end = byte === OPEN ? endOfObject(bytes, start) : 'broken';
          const next = typeof end === 'number' ? end : lineOfNextRow(bytes, start, is_end);
          if (may_grow && (end === undefined || next === undefined)) return undefined;
          open = opened;
          if (typeof end === 'number')
            return { start, end, fault: isObject(bytes.subarray(start, end)) ? '' : 'broken_json', next: end };
          is_cut = next === undefined;
          const torn_end = next ?? bytes.length;
          const is_endless = is_cut && (!is_end || holdsOthers(bytes, start));
          return { start, end: torn_end, fault: 'broken_json', next: torn_end, is_endless };
        }
        blank_line = -1;
      }
      if (blank_line === at && !is_end) return undefined;
      open = opened;
      return nothing(at, blank_line > at && !is_end ? blank_line : bytes.length);
    },
  };
}

/**
 * Behind the object that opens at `start`; undefined where it does not end. It is broken where a text does not end on
 * its line, or something stands where it cannot: what follows may be the next object.
 */
function endOfObject(bytes: Buffer, start: number): number | 'broken' | undefined {
  const open: number[] = [];
  let before = COLON;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isBlankByte(byte)) continue;
    const inside = open.at(-1);
    if (byte === QUOTE) {
      if (before === QUOTE) return 'broken';
      for (at++; at < bytes.length && bytes[at] !== QUOTE; at++) {
        if (bytes[at] === BACKSLASH) at++;
        if (bytes[at] === NEWLINE) return 'broken';
      }
      if (at >= bytes.length) return undefined;
    } else if (byte === OPEN || byte === OPEN_LIST) {
      if (before !== COLON && (inside !== OPEN_LIST || (before !== COMMA && before !== OPEN_LIST))) return 'broken';
      open.push(byte);
    } else if (byte === CLOSE || byte === CLOSE_LIST) {
      if (inside !== (byte === CLOSE ? OPEN : OPEN_LIST)) return 'broken';
      open.pop();
      if (open.length === 0) return at + 1;
    } else if (before === QUOTE && byte !== COLON && byte !== COMMA) return 'broken';
    before = byte;
  }
  return undefined;
}

/**
 * The end of the line before the next one that begins with an object, or ends the list; no further in than the row at
 * `start`, for that would be inside of it.
 */
function lineOfNextRow(bytes: Buffer, start: number, is_end: boolean): number | undefined {
  const before = start === 0 ? -1 : bytes.lastIndexOf(NEWLINE, start - 1);
  const begins_line = before >= 0 && isBlank(bytes, before, start);
  const indent = begins_line ? start - before - 1 : Infinity;
  for (let newline = bytes.indexOf(NEWLINE, start); newline >= 0; newline = bytes.indexOf(NEWLINE, newline + 1)) {
    let at = newline + 1;
    while (isBlankByte(bytes[at]) && bytes[at] !== NEWLINE) at++;
    if (at >= bytes.length && !is_end) return undefined;
    const column = at - newline - 1;
    if (bytes[at] === CLOSE_LIST && column <= (begins_line ? indent : 0)) return newline;
    if (bytes[at] === COMMA) for (at++; isBlankByte(bytes[at]) && bytes[at] !== NEWLINE;) at++;
    if (at >= bytes.length && !is_end) return undefined;
    if (bytes[at] === OPEN && column <= indent) return newline;
  }
  return undefined;
}

/** Whether one object seems to end and another to begin behind `start`. */
function holdsOthers(bytes: Buffer, start: number): boolean {
  return /\}\s*,\s*\{/u.test(bytes.toString('latin1', start, start + MAX_ROW_BYTES));
}

/** Counts the objects and lists that are open, over many pieces. */
function openObjects(): { readonly depth: () => number; readonly read: (bytes: Buffer, at: number) => number } {
  let depth = 0;
  let is_in_text = false;
  let is_escaped = false;
  return {
    depth: () => depth,
    /** Reads to where nothing is open, or to the end; gives where that is. A list that opens last is entered, and left, by others. */
    read: (bytes, from) => {
      for (let at = from; at < bytes.length; at++) {
        const byte = bytes[at];
        if (is_escaped) is_escaped = false;
        else if (is_in_text) {
          if (byte === BACKSLASH) is_escaped = true;
          else if (byte === QUOTE) is_in_text = false;
        } else if (byte === QUOTE) is_in_text = true;
        else if (byte === OPEN) depth++;
        else if (byte === CLOSE && --depth === 0) return at + 1;
      }
      return bytes.length;
    },
  };
}
