/** The names of the columns of JSON lines, of an array of objects, or of the rows of an answer. */
import { AnalyticsError } from '@analytics/domain';
import { answerReader, hasObjectsByLine, JSON_LINES, objectReader } from './json-rows.ts';

/** Objects that are looked at: not every one names every column. */
const OBJECTS = 1000;

/**
 * The keys of the sound objects at the beginning of `text`, in the order in which they first appear; `before` is what
 * stands before its rows. Throws SOURCE_UNREADABLE.
 */
export function jsonColumns(text: string, before: string, path: string, is_whole: boolean): string[] {
  const names = new Set<string>();
  const bytes = Buffer.from(text.slice(before.length));
  const one_a_line = hasObjectsByLine(bytes, 0) ? JSON_LINES : objectReader();
  const reader = before === '' ? one_a_line : answerReader(Buffer.from(before));
  let objects = 0;
  for (let at = 0; at < bytes.length && objects < OBJECTS;) {
    const found = reader.read(bytes, at, is_whole);
    if (found === undefined || found.is_endless === true) break;
    if (found.fault === '') {
      const object = JSON.parse(bytes.toString('utf8', found.start, found.end)) as object;
      for (const name of Object.keys(object)) names.add(name);
      objects++;
    }
    at = found.next;
  }
  if (names.size > 0) return [...names];
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected JSON objects with named values in ${path}, found none.`);
}
