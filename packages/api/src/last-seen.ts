/**
 * What is asked for every few seconds and must be answered at once, whatever keeps the engine busy: the newest look
 * that has ended. Asking begins another look and waits for it a moment only; those who ask meanwhile share it.
 */

/** A look that took longer than this is dear: ten times as long passes before the next begins. */
const DEAR_MS = 500;
const REST_FACTOR = 10;

export class LastSeen<T> {
  private readonly look: () => Promise<T>;
  private readonly wait_ms: number;
  private newest: T | undefined;
  private rests_until_ms = 0;
  private looking: { readonly began_ms: number; readonly ended: Promise<void> } | undefined;

  /**
   * `look` never fails: what it cannot find out is part of what it gives. `wait_ms` is how long after a look began an
   * answer waits for it.
   */
  constructor(look: () => Promise<T>, wait_ms: number) {
    this.look = look;
    this.wait_ms = wait_ms;
  }

  /** Undefined only where the first look has not ended. */
  async get(): Promise<T | undefined> {
    if (this.looking === undefined && performance.now() < this.rests_until_ms) return this.newest;
    const ended = this.again();
    const left_ms = this.wait_ms - this.looking_ms();
    if (left_ms <= 0) return this.newest;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, left_ms);
    });
    await Promise.race([ended, enough]);
    clearTimeout(timer);
    return this.newest;
  }

  /** How long the look under way has taken so far, milliseconds; 0 where none is. */
  looking_ms(): number {
    return this.looking === undefined ? 0 : performance.now() - this.looking.began_ms;
  }

  /** Waits for a look to its end. */
  async again(): Promise<void> {
    this.looking ??= { began_ms: performance.now(), ended: this.begin() };
    await this.looking.ended;
  }

  private async begin(): Promise<void> {
    const began_ms = performance.now();
    try {
      this.newest = await this.look();
      const took_ms = performance.now() - began_ms;
      if (took_ms > DEAR_MS) this.rests_until_ms = performance.now() + REST_FACTOR * took_ms;
    } finally {
      this.looking = undefined;
    }
  }
}
