/** The last of something that takes long to make and room to hold: kept until another takes its place or nobody has asked for it for a while. */
export class KeptForAWhile<T> {
  private readonly idle_ms: number;
  private kept: { readonly state: string; readonly value: T } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(idle_ms: number) {
    this.idle_ms = idle_ms;
  }

  /** What was kept for that state; its while begins again. */
  get(state: string): T | undefined {
    if (this.kept?.state !== state) return undefined;
    this.timer?.refresh();
    return this.kept.value;
  }

  keep(state: string, value: T): void {
    clearTimeout(this.timer);
    this.kept = { state, value };
    this.timer = setTimeout(() => {
      this.kept = undefined;
    }, this.idle_ms);
    // It holds no process open.
    this.timer.unref();
  }
}
