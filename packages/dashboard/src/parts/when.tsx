import { localTime, utcTime } from '../format/time.ts';

/** A time in the reader's zone, with UTC on hover. */
export function When({ at_ms }: { readonly at_ms: number }) {
  return (
    <time dateTime={new Date(at_ms).toISOString()} title={utcTime(at_ms)}>
      {localTime(at_ms)}
    </time>
  );
}
