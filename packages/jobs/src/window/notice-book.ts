/** What the parts of a window bring the reader to know, told again by whoever builds on them. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { once, type RunNotice } from '@analytics/domain';

export class NoticeBook {
  private readonly hear: (notice: RunNotice) => void;
  private readonly open = new AsyncLocalStorage<RunNotice[]>();
  private readonly heard = new Set<string>();

  constructor(hear: (notice: RunNotice) => void) {
    this.hear = hear;
  }

  /** A notice belongs to the part that is being made, and is heard when that is there; the same is heard once. */
  readonly notify = (notice: RunNotice): void => {
    const collected = this.open.getStore();
    if (collected !== undefined) {
      collected.push(notice);
      return;
    }
    const key = JSON.stringify([notice.code, notice.message]);
    if (this.heard.has(key)) return;
    this.heard.add(key);
    this.hear(notice);
  };

  /** As `once`; each caller hears what making the part brought, whoever was first. */
  part<T>(make: () => Promise<T>): () => Promise<T> {
    const made = once(async () => await this.collect(make));
    return async () => {
      const { value, notices } = await made();
      for (const notice of notices) this.notify(notice);
      return value;
    };
  }

  /** What `make` gives, and the notices that it brought, which nobody has heard yet. Those of a failure are heard. */
  async collect<T>(make: () => Promise<T>): Promise<{ readonly value: T; readonly notices: readonly RunNotice[] }> {
    const notices: RunNotice[] = [];
    try {
      return { value: await this.open.run(notices, make), notices };
    } catch (error) {
      for (const notice of notices) this.notify(notice);
      throw error;
    }
  }
}
