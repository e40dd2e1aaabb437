/**
 * Whether the service can do its work, which is to write: asked every few seconds, and answered at once even where the
 * engine is busy for long.
 */
import { AnalyticsError, type ErrorCode } from '@analytics/domain';
import { THIS_PROCESS, askedByNobody, saveBeat } from '@analytics/storage';
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
/** A look that has not ended after so long is not waited for by anyone: what it asks does not answer. */
const SILENT_MS = 60_000;

interface Look {
  readonly name: string;
  readonly seen: LastSeen<ReadyCheck>;
  /** Where it does not end; '' where it stands in line with what clients read, and what was last seen stays true. */
  readonly silent_code: ErrorCode | '';
}

/** Three looks, so that none waits for another. */
export class Readiness {
  private readonly looks: readonly Look[];

  constructor({ databases, queue, now_ms }: Pick<ApiContext, 'databases' | 'queue' | 'now_ms'>) {
    const look = (name: string, silent_code: Look['silent_code'], ask: () => Promise<unknown>): Look => {
      const seen = new LastSeen(() => askedByNobody(() => checked(name, ask)), WAIT_MS);
      return { name, silent_code, seen };
    };
    this.looks = [
      look('database', 'STATEMENT_TIMEOUT', () => saveBeat(databases.watch, THIS_PROCESS, now_ms())),
      look('data', '', () => requireWholeData(databases)),
      look('queue', 'QUEUE_UNAVAILABLE', () => queue.requireWritable()),
    ];
  }

  /** To its end: before the service listens. */
  async first(): Promise<void> {
    await Promise.all(this.looks.map(({ seen }) => seen.again()));
  }

  async checks(): Promise<readonly ReadyCheck[]> {
    return await Promise.all(
      this.looks.map(async ({ name, seen, silent_code }) => {
        const newest = await seen.get();
        if (newest === undefined) return { name, is_ready: false, code: 'SERVICE_BUSY' };
        const is_silent = silent_code !== '' && seen.looking_ms() > SILENT_MS;
        return is_silent ? { name, is_ready: false, code: silent_code } : newest;
      }),
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
