import { localTime, localTimeToSecond, utcTime } from '../format/time.ts';

interface WhenProps {
  readonly at_ms: number;
  /** Where one time is compared with another. */
  readonly isExact?: boolean;
}

/** A time in the reader's zone, with UTC on hover. */
export function When({ at_ms, isExact = false }: WhenProps) {
  return (
    <time dateTime={new Date(at_ms).toISOString()} title={utcTime(at_ms)}>
      {(isExact ? localTimeToSecond : localTime)(at_ms)}
    </time>
  );
}
