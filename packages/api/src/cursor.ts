/** Cursors: where the next page begins, opaque to clients, parsed before use. */
import { AnalyticsError, FIRST_DATE, LAST_DATE } from '@analytics/domain';
import {
  EXPORT_KEYS,
  type AfterRow,
  type ExportCursor,
  type ExportKeyType,
  type PagedExport,
} from '@analytics/storage';
import { z } from 'zod';

/** What a cursor is of: a list by its name and order, of a network. A cursor of another one is refused. */
export interface CursorPlace {
  readonly network: string;
  /** As in `alerts volume desc`. */
  readonly order: string;
}

const placeText = ({ network, order }: CursorPlace): string => `${order} of ${network}`;

export function encodeCursor(place: CursorPlace, values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([placeText(place), ...values])).toString('base64url');
}

const keyText = z.string().max(1000);
/** What the engine takes for each type of key, so that it is never asked to read another. */
const KEY_SCHEMAS: Readonly<Record<ExportKeyType, z.ZodType<string | number>>> = {
  String: keyText,
  UInt32: z.uint32(),
  Date: z.iso.date().refine((date) => date >= FIRST_DATE && date <= LAST_DATE),
};
const sortedPlace = z.tuple([z.number(), keyText]);

/** The row of a sorted list that the page begins after; undefined for the first page. Throws INVALID_REQUEST. */
export function afterRowOf(place: CursorPlace, cursor: string | undefined): AfterRow | undefined {
  if (cursor === undefined) return undefined;
  const [sort_key, id] = valuesOf(place, sortedPlace, cursor);
  return { sort_key, id };
}

/** The key of the row of an export that the page begins after; undefined for the first page. Throws INVALID_REQUEST. */
export function exportCursorOf(
  name: PagedExport,
  network: string,
  cursor: string | undefined,
): ExportCursor | undefined {
  if (cursor === undefined) return undefined;
  const [first, ...rest] = Object.values<ExportKeyType>(EXPORT_KEYS[name]).map((type) => KEY_SCHEMAS[type]);
  return first === undefined ? undefined : valuesOf({ network, order: name }, z.tuple([first, ...rest]), cursor);
}

function valuesOf<T>(place: CursorPlace, schema: z.ZodType<T>, cursor: string): T {
  const [found, ...values] = listIn(cursor);
  if (found !== placeText(place)) {
    const message =
      'Expected a cursor of the same list, order and network, found another; begin again without "after".';
    throw new AnalyticsError('INVALID_REQUEST', message);
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw notOurs(parsed.error);
}

function listIn(cursor: string): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw notOurs(error);
  }
}

function notOurs(cause: unknown): AnalyticsError {
  const message = 'Expected a cursor as next_cursor gave it, found another text; begin again without "after".';
  return new AnalyticsError('INVALID_REQUEST', message, { cause });
}
