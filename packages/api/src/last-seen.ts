/**
 * What is asked for every few seconds and must be answered at once, whatever keeps the engine busy: the newest look
 * that has ended. Asking begins another look and waits for it a moment only; those who ask meanwhile share it.
 */

export interface Seen<T> {
  readonly value: T;
  /** When the look ended, epoch milliseconds. */
  readonly at_ms: number;
}

export interface LastSeenOptions {
  /** How long an answer waits for a look; the first, before which nothing was seen, may take longer. */
  readonly wait_ms: number;
  readonly first_wait_ms: number;
  readonly now_ms: () => number;
}

export class LastSeen<T> {
  private readonly look: () => Promise<T>;
  private readonly options: LastSeenOptions;
  private newest: Seen<T> | undefined;
  private looking: Promise<void> | undefined;

  /** `look` never fails: what it cannot find out is part of what it gives. */
  constructor(look: () => Promise<T>, options: LastSeenOptions) {
    this.look = look;
    this.options = options;
  }

  /** Undefined only where the first look has not ended. */
  async get(): Promise<Seen<T> | undefined> {
    const { wait_ms, first_wait_ms } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.newest === undefined ? first_wait_ms : wait_ms);
    });
    await Promise.race([this.again(), enough]);
    clearTimeout(timer);
    return this.newest;
  }

  /** Waits for a look to its end. */
  async again(): Promise<void> {
    this.looking ??= this.look()
      .then((value) => {
        this.newest = { value, at_ms: this.options.now_ms() };
      })
      .finally(() => {
        this.looking = undefined;
      });
    await this.looking;
  }
}
