/** The header of a CSV file: its names, and what stands between them. */
import { AnalyticsError } from '@analytics/domain';

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

/** Reads the first line of `text` that says something; `is_whole` says whether the file ends with it. Throws SOURCE_UNREADABLE. */
export function csvHeader(text: string, path: string, is_whole: boolean): CsvHeader {
  let start = 0;
  let lines_before = 0;
  for (BEFORE.lastIndex = 0; BEFORE.test(text); lines_before++) start = BEFORE.lastIndex;
  const end = text.indexOf('\n', start);
  if (end < 0 && !is_whole) throw noHeader(path, 'a first line that does not end');
  const line = (end < 0 ? text.slice(start) : text.slice(start, end)).replace(/\r$/u, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, names: splitLine(line, delimiter) }));
  const found = counted.reduce((best, one) => (one.names.length > best.names.length ? one : best));
  const names = found.names.map((name) => name.trim());
  if (names.every((name) => name === '')) throw noHeader(path, 'an empty first line');
  if (names.some((name) => /[\u0000-\u0008\u000e-\u001f\ufffd]/u.test(name)))
    throw noHeader(path, 'bytes that are no text');
  const value = names.find((name) => IS_VALUE.test(name));
  if (value !== undefined) throw noHeader(path, `the value ${JSON.stringify(value)} in its first line`);
  return { delimiter: found.delimiter, names, lines_before };
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
