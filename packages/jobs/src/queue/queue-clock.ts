/** Time and chance, as a queue is given them. */
export interface QueueClock {
  /** Epoch milliseconds, for what is told. Waiting goes by `after`, which a jump of the clock does not touch. */
  readonly now_ms: () => number;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** Runs `action` once after `delay_ms`; the function returned takes it back. Does not keep a process alive. */
  readonly after: (delay_ms: number, action: () => void) => () => void;
}

/** A timer of the runtime holds no more than this; longer waits are cut. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The machine's. */
export const SYSTEM_CLOCK: QueueClock = {
  now_ms: () => Date.now(),
  random: () => Math.random(),
  after: (delay_ms, action) => {
    const timer = setTimeout(action, Math.min(MAX_TIMER_MS, Math.max(0, delay_ms)));
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
