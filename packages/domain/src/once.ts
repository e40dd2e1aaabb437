/** Work that is done once, however many ask for its result. */

/** The same promise at every call. A failure is not kept: the next call tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  const kept = new OncePerKey<'', T>();
  return () => kept.get('', make);
}

/** Results by key: those who ask for a key while it is made wait for the same making. */
export class OncePerKey<Key, T> {
  private readonly kept = new Map<Key, Promise<T>>();
  private readonly max_kept: number;

  /** Of more than `max_kept` keys the one that was asked for longest ago makes room. */
  constructor(max_kept = Number.POSITIVE_INFINITY) {
    this.max_kept = max_kept;
  }

  /** The result of the key, made where there is none. A failure is not kept. */
  get(key: Key, make: () => Promise<T>): Promise<T> {
    const found = this.kept.get(key);
    const result = found ?? make();
    this.kept.delete(key);
    this.kept.set(key, result);
    if (found === undefined) {
      result.catch(() => {
        this.drop(key, result);
      });
    }
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.max_kept && oldest !== undefined) this.kept.delete(oldest);
    return result;
  }

  /** Forgets everything; what is being made goes on. */
  clear(): void {
    this.kept.clear();
  }

  /** What is kept, the one asked for longest ago first. */
  values(): Promise<T>[] {
    return [...this.kept.values()];
  }

  private drop(key: Key, result: Promise<T>): void {
    if (this.kept.get(key) === result) this.kept.delete(key);
  }
}
