/**
 * What takes long to make and room to hold: kept until another takes its place, or nobody has asked for it for
 * `idle_ms`.
 */
import { OncePerKey } from '@analytics/domain';

export class KeptForAWhile<T> {
  private readonly idle_ms: number;
  private readonly kept = new OncePerKey<string, T>(1);
  private timer: NodeJS.Timeout | undefined;

  constructor(idle_ms: number) {
    this.idle_ms = idle_ms;
  }

  /** The value of the state, made where there is none. The time begins again with each call. */
  async get(state: string, make: () => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    try {
      return await this.kept.get(state, make);
    } finally {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.kept.clear();
      }, this.idle_ms);
      // It holds no process open.
      this.timer.unref();
    }
  }
}
