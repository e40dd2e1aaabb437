/** The names of the columns of JSON lines, or of an array of objects. */
import { AnalyticsError } from '@analytics/domain';

/** What programming interfaces call the list of rows in what they answer. */
const LISTS = ['result', 'results', 'data', 'items', 'transfers', 'token_transfers', 'rows', 'records', 'list'];
const BEFORE_ROWS = new RegExp(String.raw`^\s*\{[^[\]]{0,4000}?"(?:${LISTS.join('|')})"\s*:\s*\[\s*(?=\{)`, 'u');

/** What stands before the rows of an answer such as `{"status":"1","result":[{…}]}`; '' where the rows stand alone. */
export function beforeRows(text: string): string {
  return BEFORE_ROWS.exec(text)?.[0] ?? '';
}

/** Objects that are looked at: not every one names every column. */
const OBJECTS = 1000;

/**
 * The keys of the objects at the beginning of `text`, in the order in which they first appear. Throws
 * SOURCE_UNREADABLE.
 */
export function jsonColumns(text: string, path: string): string[] {
  const names = new Set<string>();
  let objects = 0;
  for (const object of objectsIn(text)) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(object);
    } catch (error) {
      const found = (error as Error).message;
      throw new AnalyticsError('SOURCE_UNREADABLE', `Expected JSON objects in ${path}, found: ${found}.`, {
        cause: error,
      });
    }
    for (const name of Object.keys(parsed as object)) names.add(name);
    if (++objects === OBJECTS) break;
  }
  if (names.size > 0) return [...names];
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected JSON objects with named values in ${path}, found none.`);
}

/**
 * The texts of the whole objects at the top, or inside the array at the top; what was cut off at the end is left out.
 */
function* objectsIn(text: string): Generator<string> {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') at = endOfText(text, at);
    else if (letter === '{') {
      if (depth++ === 0) start = at;
    } else if (letter === '}' && --depth === 0) yield text.slice(start, at + 1);
  }
}

/** Where the text that begins at `at` ends. */
function endOfText(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '"') return end;
  }
  return text.length;
}
