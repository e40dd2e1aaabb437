/** For whom a statement runs: handed on with the work that asks for it, so that no reader between has to. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Asker {
  /** Statements of one client wait behind each other, those of several take turns. */
  readonly client: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

const current = new AsyncLocalStorage<Asker | undefined>();

/** Does `work`, and all that follows from it, for this asker. */
export function askedBy<T>(asker: Asker, work: () => T): T {
  return current.run(asker, work);
}

/** Does `work` for whoever may need it: it goes on when the one who asked first has left. */
export function askedByNobody<T>(work: () => T): T {
  return current.run(undefined, work);
}

export function currentAsker(): Asker | undefined {
  return current.getStore();
}
