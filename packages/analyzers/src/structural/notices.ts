/**
 * Tallies of what a search left out, and the work it may spend: counted in steps, never in seconds, so that runs
 * repeat.
 */
import type { NoticeCode, RunNotice } from '@analytics/domain';

export interface NoticeBook {
  /** Adds `count` to the notice of that code and wording; `message` receives the final count. */
  add(code: NoticeCode, count: number, message: (count: number) => string): void;
  /** Adds how many addresses `skipped` marks with 1 to HUB_SKIPPED. */
  addHubs(skipped: Uint8Array, message: (count: number) => string): void;
  /** In the order in which they first came up; counts of zero are left out. */
  list(): RunNotice[];
}

export function noticeBook(): NoticeBook {
  const entries = new Map<string, { code: NoticeCode; count: number; message: (count: number) => string }>();
  const book: NoticeBook = {
    add(code, count, message) {
      if (count <= 0) return;
      // One code may have several causes: what has the same wording is the same notice.
      const key = `${code} ${message(0)}`;
      const entry = entries.get(key);
      if (entry) entry.count += count;
      else entries.set(key, { code, count, message });
    },
    addHubs(skipped, message) {
      book.add(
        'HUB_SKIPPED',
        skipped.reduce((sum, one) => sum + one, 0),
        message,
      );
    },
    list: () => [...entries.values()].map(({ code, count, message }) => ({ code, count, message: message(count) })),
  };
  return book;
}

/** Steps that a search may still take. Hot loops subtract from `left` and stop at zero. */
export interface WorkBudget {
  left: number;
}
