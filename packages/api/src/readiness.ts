/**
 * Whether the service can do its work: asked every few seconds, and answered at once even where the engine is busy for
 * long.
 */
import { AnalyticsError } from '@analytics/domain';
import { askedByNobody } from '@analytics/storage';
import type { ApiContext } from './context.ts';
import { LastSeen } from './last-seen.ts';
import { requireWholeData } from './whole-data.ts';

export interface ReadyCheck {
  readonly name: string;
  readonly is_ready: boolean;
  /** Of the error catalogue; '' where it is ready. */
  readonly code: string;
}

/** Half of what an answer may take. */
const WAIT_MS = 50;
/** An engine that ends no look for so long does not answer. */
const SILENT_MS = 60_000;

export class Readiness {
  private readonly seen: LastSeen<readonly ReadyCheck[]>;
  private readonly now_ms: () => number;

  constructor({ databases, queue, now_ms }: Pick<ApiContext, 'databases' | 'queue' | 'now_ms'>) {
    this.now_ms = now_ms;
    const look = (): Promise<ReadyCheck[]> =>
      Promise.all([
        checked('database', () => databases.networks()),
        checked('data', () => requireWholeData(databases)),
        checked('queue', () => queue.counts()),
      ]);
    this.seen = new LastSeen(() => askedByNobody(look), { wait_ms: WAIT_MS, first_wait_ms: WAIT_MS, now_ms });
  }

  /** To its end: before the service listens. */
  async first(): Promise<void> {
    await this.seen.again();
  }

  async checks(): Promise<readonly ReadyCheck[]> {
    const seen = await this.seen.get();
    if (seen === undefined) return [{ name: 'database', is_ready: false, code: 'SERVICE_BUSY' }];
    if (this.now_ms() - seen.at_ms <= SILENT_MS) return seen.value;
    return seen.value.map((check) =>
      check.name === 'database' ? { ...check, is_ready: false, code: 'STATEMENT_TIMEOUT' } : check,
    );
  }
}

async function checked(name: string, ask: () => Promise<unknown>): Promise<ReadyCheck> {
  try {
    await ask();
    return { name, is_ready: true, code: '' };
  } catch (error) {
    return { name, is_ready: false, code: error instanceof AnalyticsError ? error.code : 'INTERNAL' };
  }
}
