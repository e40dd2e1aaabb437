/** Which zone every time of the page is in: UTC, or the reader's. */
import { zoneName } from '../format/time.ts';
import { useClock } from '../parts/clock.ts';
import { strings } from '../strings.ts';

const text = strings.clock;

export function ClockSwitch() {
  const { zone, toggle } = useClock();
  return (
    <button type="button" className="plain" title={zone === 'utc' ? text.to_local : text.to_utc} onClick={toggle}>
      {zone === 'utc' ? text.utc : text.local(zoneName('local', Date.now()))}
    </button>
  );
}
