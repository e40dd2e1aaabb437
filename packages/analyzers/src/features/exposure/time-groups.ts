/** Transfers of one millisecond are in no order: passes over time take them as one group. */
import type { TransferColumns } from '@analytics/domain';

/** The end of the group of equal timestamps that starts at row `first`. */
export function groupEnd({ timestamp_ms, length }: TransferColumns, first: number): number {
  let end = first + 1;
  while (end < length && timestamp_ms[end] === timestamp_ms[first]) end++;
  return end;
}

/** The start of the group of equal timestamps that ends before row `end`. */
export function groupStart({ timestamp_ms }: TransferColumns, end: number): number {
  let first = end - 1;
  while (first > 0 && timestamp_ms[first - 1] === timestamp_ms[end - 1]) first--;
  return first;
}
