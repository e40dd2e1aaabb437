/** A thread that answers one trace of a window after another: what the first prepares serves the next. */
import type { TraceInput, TraceRequest, TraceResult, TraceSettings } from '@analytics/analyzers';
import { requireWanted } from './require-wanted.ts';
import { TaskPool } from './task-pool.ts';

export class TraceThread {
  private readonly input: TraceInput;
  private readonly settings: TraceSettings;
  private pool: TaskPool | undefined;

  constructor(input: TraceInput, settings: TraceSettings) {
    this.input = input;
    this.settings = settings;
  }

  /** Between traces it keeps no process alive. Throws RUN_CANCELLED as soon as `signal` aborts, and begins anew then. */
  async trace(request: TraceRequest, signal: AbortSignal): Promise<TraceResult> {
    requireWanted(signal);
    const pool = (this.pool ??= new TaskPool(1, { kind: 'trace', input: this.input, settings: this.settings }));
    pool.holdProcess(true);
    const stop = (): void => void this.close();
    signal.addEventListener('abort', stop);
    try {
      const [result] = (await pool.run([{ name: 'trace', payload: request }])) as [TraceResult];
      pool.holdProcess(false);
      return result;
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    pool?.holdProcess(true);
    await pool?.close();
  }
}
