/** A value kept for as long as what it was read from stays the same; those who ask while it is read wait for the same reading. */
export class Remembered<T> {
  private state: string | undefined;
  private value: Promise<T> | undefined;

  /** The value of `state`, read by `read` where it is not the one at hand. A reading that failed is not kept. */
  async get(state: string, read: () => Promise<T>): Promise<T> {
    if (this.value !== undefined && this.state === state) return await this.value;
    const value = read();
    this.state = state;
    this.value = value;
    value.catch(() => {
      if (this.value === value) this.value = undefined;
    });
    return await value;
  }
}
