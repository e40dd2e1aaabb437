/** The header of a CSV file: its names, and what stands between them. */
import { AnalyticsError, grouped } from '@analytics/domain';
import { UTF_16 } from './file-head.ts';

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** Lines before it: empty ones, comments, and what a spreadsheet says of its delimiter. */
  readonly lines_before: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What no column is called: an address, a hash, a number, a date. */
const IS_VALUE = /^(?:0x[0-9a-f]{8,}|[+-]?[0-9]+(?:[.,][0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}.*)$/iu;

/** What may stand before a header, and is none: nothing, a comment, `sep=;`. A column may be called `#`. */
const BEFORE = /(?:[ \t]*|#(?![,;\t|])[^\n]*|"?sep=.?"?)\r?\n/iuy;

export interface HeaderOptions {
  /** Whether the file ends with the text. */
  readonly is_whole: boolean;
  /** Whether a column may be called so: a line behind a # is a header where it has two such names, else a comment. */
  readonly isColumnName: (name: string) => boolean;
}

/** Lines of a title that are looked through for the header, and how many names of columns tell it. */
const TITLE_LINES = 30;
const HEADER_NAMES = 3;

/**
 * Reads the first line of `text` that says something, or the header below a title that a spreadsheet has. Throws
 * SOURCE_UNREADABLE.
 */
export function csvHeader(text: string, path: string, { is_whole, isColumnName }: HeaderOptions): CsvHeader {
  let start = 0;
  let lines_before = 0;
  for (BEFORE.lastIndex = 0; BEFORE.test(text) && !isMarkedHeader(text, start, isColumnName); lines_before++)
    start = BEFORE.lastIndex;
  const title = titleBefore(text, start, isColumnName);
  start += title.length;
  lines_before += title.split('\n').length - 1;
  const { line, is_open } = lineFrom(text, start);
  if (/^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/u.test(line)) throw noHeader(path, UTF_16);
  if (is_open && !is_whole) throw noHeader(path, `a first line of more than ${grouped(text.length)} characters`);
  if (/\r/u.test(line)) throw noHeader(path, 'lines that end with carriage returns alone: save it with line feeds');
  const { delimiter, values } = parted(line);
  const names = namesOf(values);
  if (names.every((name) => name === '')) throw noHeader(path, 'an empty first line');
  if (names.some((name) => /[\u0000-\u0008\u000e-\u001f\ufffd]/u.test(name)))
    throw noHeader(path, 'bytes that are no text');
  const value = names.find((name) => IS_VALUE.test(name));
  if (value !== undefined) throw noHeader(path, `the value ${JSON.stringify(value)} in its first line`);
  return { delimiter, names, lines_before };
}

/**
 * What stands before a header that a title is above; '' where the first line is the header, or none below it is. A title
 * has fewer values than the header, and hardly a name of a column.
 */
function titleBefore(text: string, start: number, isColumnName: HeaderOptions['isColumnName']): string {
  const known = (values: readonly string[]): number => namesOf(values).filter(isColumnName).length;
  const first = lineFrom(text, start);
  const ofTitle = parted(first.line).values;
  if (known(ofTitle) > 1) return '';
  let at = first.next;
  for (let line = 0; line < TITLE_LINES && at < text.length; line++) {
    const { line: found, next } = lineFrom(text, at);
    const { values } = parted(found);
    const isHeader = values.length > ofTitle.length && known(values) >= HEADER_NAMES;
    if (isHeader && !values.some((value) => IS_VALUE.test(value.trim()))) return text.slice(start, at);
    at = next;
  }
  return '';
}

/** What some programs put before the first name; a column may be called `#`. */
const MARK = /^\s*#\s*(?=\S)/u;

function namesOf(values: readonly string[]): string[] {
  return values.map((name, at) => (at === 0 ? name.replace(MARK, '') : name).trim());
}

/** Whether a line that looks like a comment is the header: it has names of columns, the next one as many values. */
function isMarkedHeader(text: string, start: number, isColumnName: HeaderOptions['isColumnName']): boolean {
  const { line, next } = lineFrom(text, start);
  if (!MARK.test(line)) return false;
  const { delimiter, values } = parted(line);
  if (namesOf(values).filter(isColumnName).length < 2) return false;
  const rest = text.slice(next).trimStart();
  const row = splitLine(lineFrom(rest, 0).line, delimiter).map((value) => value.trim());
  return rest === '' || (row.length === values.length && row.some((value) => IS_VALUE.test(value)));
}

function lineFrom(
  text: string,
  start: number,
): { readonly line: string; readonly next: number; readonly is_open: boolean } {
  const end = text.indexOf('\n', start);
  const is_open = end < 0;
  const line = (is_open ? text.slice(start) : text.slice(start, end)).replace(/\r$/u, '');
  return { line, next: is_open ? text.length : end + 1, is_open };
}

/** By the delimiter that stands in the line most often. */
function parted(line: string): { readonly delimiter: string; readonly values: readonly string[] } {
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, values: splitLine(line, delimiter) }));
  return counted.reduce((best, one) => (one.values.length > best.values.length ? one : best));
}

/** The values of a line; inside quotes a delimiter is text, and two quotes are one. */
function splitLine(line: string, delimiter: string): string[] {
  const values: string[] = [];
  let value = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    if (letter === '"') {
      if (quoted && line[at + 1] === '"') value += line[++at] ?? '';
      else quoted = !quoted;
    } else if (letter === delimiter && !quoted) {
      values.push(value);
      value = '';
    } else value += letter;
  }
  return [...values, value];
}

function noHeader(path: string, found: string): AnalyticsError {
  return new AnalyticsError(
    'SOURCE_UNREADABLE',
    `Expected CSV with a header of column names in ${path}, found ${found}.`,
  );
}
