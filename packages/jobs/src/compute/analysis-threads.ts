/**
 * Threads that compute for the analyzers. One that is done waits a while for the next pool: it has loaded its modules
 * and compiled what they do, which takes a small window longer than the work itself.
 */
import { Worker } from 'node:worker_threads';
import { ThreadCalls, threadFailure, type AnalyticsError } from '@analytics/domain';
import { areColumnsLarge } from './collect-garbage.ts';

/** Workers load built JavaScript, also when this file runs as TypeScript. */
const WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/compute/analysis-worker.js' : './analysis-worker.js',
  import.meta.url,
);

/** Each worker may hold a heap of this size; shared columns do not count against it. */
const HEAP_LIMIT_MB = 2048;
/** A thread whose heap has grown beyond this ends, so that its memory goes back. */
const KEPT_HEAP_BYTES = 96 * 2 ** 20;
/** As long as the engine writes what one step of a window of a million transfers found, and no longer. */
const KEPT_MS = 60_000;

export class AnalysisThread {
  readonly calls: ThreadCalls;
  /** Hears why the thread is gone; of whoever has taken it. */
  onGone: (failure: AnalyticsError) => void = () => undefined;
  private readonly worker: Worker;
  private timer: NodeJS.Timeout | undefined;

  constructor() {
    this.worker = new Worker(WORKER_URL, {
      // Not this process's flags: a `--conditions=source` would lead the built worker back to TypeScript.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    });
    this.calls = new ThreadCalls(this.worker);
    const gone = (found: unknown): void => {
      waiting.delete(this);
      const failure = threadFailure(found, 'a worker thread');
      this.calls.fail(failure);
      this.onGone(failure);
    };
    this.worker.on('error', gone);
    this.worker.on('exit', gone);
  }

  /** A thread that waits keeps no process alive. */
  wait(): void {
    this.onGone = () => undefined;
    this.worker.unref();
    this.timer = setTimeout(() => void this.end(), KEPT_MS).unref();
    waiting.add(this);
  }

  wake(): void {
    waiting.delete(this);
    clearTimeout(this.timer);
    this.worker.ref();
  }

  /** Whether it keeps the process alive. */
  holdProcess(isHeld: boolean): void {
    if (isHeld) this.worker.ref();
    else this.worker.unref();
  }

  async end(): Promise<void> {
    waiting.delete(this);
    clearTimeout(this.timer);
    await this.worker.terminate();
  }
}

const waiting = new Set<AnalysisThread>();

/** One that waits, or a new one. */
export function takeThread(): AnalysisThread {
  const [thread] = waiting;
  thread?.wake();
  return thread ?? new AnalysisThread();
}

/**
 * Of a thread that has answered everything: it forgets what it was given and waits, or ends if its heap is large. Where
 * columns are large its collector runs first: what the thread has loaded and compiled is small, and worth a second.
 */
export async function giveBack(thread: AnalysisThread, kept_heap_bytes = KEPT_HEAP_BYTES): Promise<void> {
  // One that has died since is no longer of use.
  const heap_bytes = await thread.calls.ask('release', [areColumnsLarge()]).catch(() => Infinity);
  if ((heap_bytes as number) > kept_heap_bytes) await thread.end();
  else thread.wait();
}
