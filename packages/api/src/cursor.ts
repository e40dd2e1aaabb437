/** Cursors: where the next page begins, opaque to clients, parsed before use. */
import { AnalyticsError } from '@analytics/domain';
import { z } from 'zod';

/** `order` names what the list was sorted by: a cursor of another order is refused. */
export function encodeCursor(order: string, values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

const cursorSchema = z
  .array(z.union([z.string().max(1000), z.number()]))
  .min(1)
  .max(10);

/** The values; undefined for the first page. Throws INVALID_REQUEST. */
export function decodeCursor(order: string, cursor: string | undefined): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  const [found, ...values] = parse(cursor);
  if (found === order) return values;
  throw new AnalyticsError('INVALID_REQUEST', 'Expected a cursor of the same list and order, found another.');
}

function parse(cursor: string): (string | number)[] {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new AnalyticsError('INVALID_REQUEST', 'Expected a cursor as next_cursor gave it, found another text.', {
      cause: error,
    });
  }
}
