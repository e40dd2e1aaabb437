import { zonedTime } from '../format/time.ts';
import { useClock } from './clock.ts';

interface WhenProps {
  readonly at_ms: number;
  /** Where one time is compared with another. */
  readonly isExact?: boolean;
  /** Where no more than the day is meant. */
  readonly isDay?: boolean;
}

/** A time on the clock of the page, with the other zone on hover. */
export function When({ at_ms, isExact = false, isDay = false }: WhenProps) {
  const { zone } = useClock();
  return (
    <time dateTime={new Date(at_ms).toISOString()} title={zonedTime(at_ms, zone === 'utc' ? 'local' : 'utc', 'second')}>
      {zonedTime(at_ms, zone, isDay ? 'day' : isExact ? 'second' : 'minute')}
    </time>
  );
}
