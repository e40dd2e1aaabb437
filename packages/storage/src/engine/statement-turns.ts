/**
 * The statements of one connection, one at a time: the engine would run them so anyway, but each that waits inside it
 * holds a thread of the process's pool, and with those gone no file is read and no other connection answers. Waiting
 * here costs nothing, those who left are passed over, and clients take turns.
 */
import { AnalyticsError } from '@analytics/domain';
import type { Asker } from './asker.ts';

/** The client of what nobody in particular asks for. */
export const NOBODY = '';

interface Waiting {
  readonly begin: () => void;
}

export class StatementTurns {
  /** By client, whose turn is next first. */
  private readonly waiting = new Map<string, Waiting[]>();
  private isRunning = false;
  private idlers: (() => void)[] = [];

  /**
   * Does `work` in its turn, statement or not; `end` is called where its asker leaves while it goes on. Throws RUN_CANCELLED where he
   * left before.
   */
  async run<T>(asker: Asker | undefined, work: () => Promise<T>, end: () => void = () => undefined): Promise<T> {
    await this.turn(asker);
    asker?.signal.addEventListener('abort', end);
    try {
      // He may have left between his turn and here.
      if (asker?.signal.aborted === true) throw nobodyWaits();
      return await work();
    } finally {
      asker?.signal.removeEventListener('abort', end);
      this.next();
    }
  }

  /** Resolves when nothing runs or waits. */
  async idle(): Promise<void> {
    if (!this.isRunning) return;
    await new Promise<void>((resolve) => this.idlers.push(resolve));
  }

  private async turn(asker: Asker | undefined): Promise<void> {
    if (asker?.signal.aborted === true) throw nobodyWaits();
    if (!this.isRunning) {
      this.isRunning = true;
      return;
    }
    const client = asker?.client ?? NOBODY;
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.remove(client, one);
        reject(nobodyWaits());
      };
      const one: Waiting = {
        begin: () => {
          asker?.signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      asker?.signal.addEventListener('abort', leave);
      this.waiting.set(client, [...(this.waiting.get(client) ?? []), one]);
    });
  }

  private remove(client: string, one: Waiting): void {
    const rest = (this.waiting.get(client) ?? []).filter((other) => other !== one);
    if (rest.length === 0) this.waiting.delete(client);
    else this.waiting.set(client, rest);
  }

  private next(): void {
    for (const [client, [first, ...rest]] of this.waiting) {
      // Behind the others, until its turn comes again.
      this.waiting.delete(client);
      if (rest.length > 0) this.waiting.set(client, rest);
      if (first === undefined) continue;
      first.begin();
      return;
    }
    this.isRunning = false;
    for (const resolve of this.idlers.splice(0)) resolve();
  }
}

function nobodyWaits(): AnalyticsError {
  return new AnalyticsError('RUN_CANCELLED', 'Expected someone to wait for the answer, found nobody.');
}
