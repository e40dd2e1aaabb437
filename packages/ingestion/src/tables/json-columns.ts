/** The names of the columns of JSON lines, of an array of objects, or of the rows of an answer. */
import { AnalyticsError } from '@analytics/domain';
import { answerReader, hasObjectsByLine, JSON_LINES, objectReader } from './json-rows.ts';

/** Objects that are looked at: not every one names every column. */
const OBJECTS = 1000;

/** Objects inside objects are looked at so deep: `Transfer.Currency.Symbol`. */
const DEPTH = 4;

export interface JsonColumn {
  /** The keys that lead to the values: `['metadata', 'blockTimestamp']`. */
  readonly way: readonly string[];
  /** Whether every value that was seen is an object, whose values are columns too. */
  readonly is_object: boolean;
}

/**
 * The keys of the sound objects at the beginning of `text`, in the order in which they first appear, and the ways to
 * values inside objects: `['metadata']` and `['metadata', 'blockTimestamp']`. `before` is what stands before its rows. Throws
 * SOURCE_UNREADABLE.
 */
export function jsonColumns(text: string, before: string, path: string, is_whole: boolean): JsonColumn[] {
  const ways = new Map<string, JsonColumn>();
  const bytes = Buffer.from(text.slice(before.length));
  const one_a_line = hasObjectsByLine(bytes, 0) ? JSON_LINES : objectReader();
  const reader = before === '' ? one_a_line : answerReader(Buffer.from(before));
  let objects = 0;
  for (let at = 0; at < bytes.length && objects < OBJECTS;) {
    const found = reader.read(bytes, at, is_whole);
    if (found === undefined || found.is_endless === true) break;
    if (found.fault === '') {
      for (const column of waysTo(JSON.parse(bytes.toString('utf8', found.start, found.end)) as object, [])) {
        const key = JSON.stringify(column.way);
        ways.set(key, { way: column.way, is_object: column.is_object && ways.get(key)?.is_object !== false });
      }
      objects++;
    }
    at = found.next;
  }
  if (ways.size > 0) return [...ways.values()];
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected JSON objects with named values in ${path}, found none.`);
}

function waysTo(object: object, above: readonly string[]): JsonColumn[] {
  return Object.entries(object).flatMap(([name, value]: [string, unknown]) => {
    const way = [...above, name];
    const is_object =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
    const inside = is_object && way.length < DEPTH ? waysTo(value, way) : [];
    return value === null ? [] : [{ way, is_object: inside.length > 0 }, ...inside];
  });
}
