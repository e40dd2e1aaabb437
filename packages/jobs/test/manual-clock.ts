/** A clock that a test sets, and timers that fire when it says so. */
import type { QueueClock } from '../src/queue/queue-clock.ts';

export interface ManualClock extends QueueClock {
  /** Sets the time and fires what was waiting, once. */
  jumpTo(time_ms: number): void;
}

export function manualClock(start_ms: number): ManualClock {
  let now_ms = start_ms;
  let waiting: (() => void)[] = [];
  return {
    now_ms: () => now_ms,
    random: () => 0.5,
    after: (_delay_ms, action) => {
      waiting.push(action);
      return () => {
        waiting = waiting.filter((other) => other !== action);
      };
    },
    jumpTo: (time_ms) => {
      now_ms = time_ms;
      const due = waiting;
      waiting = [];
      for (const action of due) action();
    },
  };
}
