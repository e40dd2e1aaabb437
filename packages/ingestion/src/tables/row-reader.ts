/** What reads one row of a text file after the other, and what a row of CSV and one of JSON have in common. */

/** Why a row is torn, so that nothing can be read of it. */
export const TORN_REASONS = [
  'too_few_values',
  'too_many_values',
  'broken_quotes',
  'stray_carriage_return',
  'broken_json',
  'row_too_long',
] as const;
export type TornReason = (typeof TORN_REASONS)[number];

export interface FoundRow {
  /** Of its bytes. */
  readonly start: number;
  readonly end: number;
  /** '' where it is sound; undefined where there is no row. */
  readonly fault: TornReason | '' | undefined;
  readonly next: number;
  /** Whether its line goes on behind `next`, and nothing of that is read. */
  readonly goes_on?: boolean;
  /** Whether nothing says where it ends: other rows may be in it. */
  readonly is_endless?: boolean;
}

export interface Reader {
  /** What begins at `at`; undefined where more bytes are needed to know. */
  readonly read: (bytes: Buffer, at: number, is_end: boolean) => FoundRow | undefined;
  /** Whether something is open that the file should have closed. */
  readonly isUnfinished?: () => boolean;
}

/** A line or an object: it may hold a transaction with thousands of outputs, or the code of a contract. */
export const MAX_ROW_BYTES = 16_000_000;
/** Of a row that is too long so much is kept. */
const LONG_ROW_BYTES = 1000;

export const QUOTE = 0x22;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const TAB = 0x09;

export interface Line {
  /** Without what ends it. */
  readonly end: number;
  readonly next: number;
  readonly is_long: boolean;
  /** Whether it goes on behind `next`. */
  readonly goes_on: boolean;
}

/** Undefined where the line at `at` does not end yet. */
export function lineAt(bytes: Buffer, at: number, is_end: boolean): Line | undefined {
  const newline = bytes.indexOf(NEWLINE, at);
  const length = (newline < 0 ? bytes.length : newline) - at;
  const is_long = length > MAX_ROW_BYTES;
  if (newline < 0 && !is_end && !is_long) return undefined;
  if (newline < 0) return { end: bytes.length, next: bytes.length, is_long, goes_on: is_long && !is_end };
  const end = newline > at && bytes[newline - 1] === RETURN ? newline - 1 : newline;
  return { end, next: newline + 1, is_long, goes_on: false };
}

export function longRow(start: number, { next, goes_on }: Line): FoundRow {
  return { start, end: start + LONG_ROW_BYTES, fault: 'row_too_long', next, goes_on };
}

export function isBlankByte(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN || byte === NEWLINE;
}

export function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlankByte(bytes[at])) return false;
  return true;
}
