/** By when an alert should be decided. */
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

/** A date, in amber once it has passed; nothing once it is decided. */
export function Due({ at_ms }: { readonly at_ms: number }) {
  if (at_ms === 0) return null;
  return (
    <div className={at_ms < Date.now() ? 'amber' : ''} title={strings.queues.due_hint}>
      <When at_ms={at_ms} isDay />
    </div>
  );
}
