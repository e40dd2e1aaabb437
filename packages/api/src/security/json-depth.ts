/** JSON may nest only so deep: what reads it later may recurse. */
import { Readable } from 'node:stream';
import { AnalyticsError } from '@analytics/domain';

const DEEPEST = 32;

/** Throws INVALID_REQUEST. Walks without recursion. */
export function requireShallow(value: unknown): void {
  // The bytes of a file are no JSON.
  if (value instanceof Readable) return;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      throw new AnalyticsError('INVALID_REQUEST', `Expected JSON at most ${DEEPEST} levels deep, found deeper.`);
    }
    level = level.flatMap((item): unknown[] => (item !== null && typeof item === 'object' ? Object.values(item) : []));
  }
}
