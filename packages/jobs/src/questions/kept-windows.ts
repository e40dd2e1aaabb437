/**
 * What traces read of the windows that were asked about last: who follows money asks one question after another. One of
 * each slice, the newest; those that nobody asked about for a while go, and the oldest where all together grow too
 * large.
 */
import { totalmem } from 'node:os';
import type { TraceSettings } from '@analytics/analyzers';
import type { TraceDirection } from '@analytics/domain';
import { TraceThread } from '../compute/trace-thread.ts';
import type { NamedTraceInput } from '../window/trace-input.ts';

/** An analyst reads an answer before asking on. */
const KEPT_MS = 5 * 60_000;
/** Of the machine's memory, shared with the engine and runs; a million transfers take about 300 MB. */
const MEMORY_SHARE = 1 / 8;

export interface KeptWindowsOptions {
  readonly kept_ms: number;
  readonly max_bytes: number;
}

export interface KeptWindow {
  readonly input: NamedTraceInput;
  /** Of the core tables before it was read. */
  readonly core_state: string;
  /** Holds what it prepared of the window; closed when that is let go, absent where it is not kept. */
  readonly thread?: Pick<TraceThread, 'trace'> | undefined;
}

interface Kept {
  /** Differs wherever something that the window holds does. */
  readonly state: string;
  readonly window: KeptWindow;
  readonly thread: TraceThread;
  timer: NodeJS.Timeout | undefined;
  /** Of what was read. */
  readonly bytes: number;
  /** What the thread prepared. */
  readonly prepared: Set<TraceDirection>;
  /** Traces under way in its thread. */
  traces: number;
}

export class KeptWindows {
  private readonly options: KeptWindowsOptions;
  /** By slice, the one that was asked about longest ago first. */
  private readonly kept = new Map<string, Kept>();

  constructor(options: KeptWindowsOptions = { kept_ms: KEPT_MS, max_bytes: totalmem() * MEMORY_SHARE }) {
    this.options = options;
  }

  /** What is kept of the slice in that state; its time begins again. Another state of it is let go. */
  get(slice: string, state: string): KeptWindow | undefined {
    const known = this.kept.get(slice);
    if (known?.state !== state) {
      this.drop(slice);
      return undefined;
    }
    clearTimeout(known.timer);
    this.kept.delete(slice);
    this.hold(slice, known);
    return known.window;
  }

  /** Keeps it, unless it alone is too large; gives it back. */
  keep(slice: string, state: string, read: KeptWindow, settings: TraceSettings): KeptWindow {
    this.drop(slice);
    const bytes = bytesOf(read.input);
    if (bytes > this.options.max_bytes) return read;
    const thread = new TraceThread(read.input.input, settings);
    const window: KeptWindow = {
      ...read,
      thread: {
        trace: (request, signal) => this.inUse(slice, kept, request.direction, () => thread.trace(request, signal)),
      },
    };
    const kept: Kept = { state, window, bytes, thread, timer: undefined, prepared: new Set(), traces: 0 };
    this.hold(slice, kept);
    this.makeRoom();
    return window;
  }

  private makeRoom(): void {
    for (const oldest of this.kept.keys()) {
      if (this.bytes() <= this.options.max_bytes) break;
      this.drop(oldest);
    }
  }

  private bytes(): number {
    return [...this.kept.values()].reduce(
      (sum, { window, bytes, prepared }) => sum + bytes + preparedBytesOf(window.input, prepared),
      0,
    );
  }

  /** Its time stands still while it is traced; where it was let go meanwhile, the last trace closes its thread. */
  private async inUse<T>(slice: string, kept: Kept, direction: TraceDirection, trace: () => Promise<T>): Promise<T> {
    clearTimeout(kept.timer);
    kept.traces += 1;
    kept.prepared.add(direction);
    if (this.kept.get(slice) === kept) {
      this.kept.delete(slice);
      this.hold(slice, kept);
    }
    this.makeRoom();
    try {
      return await trace();
    } catch (error) {
      // The thread begins anew.
      kept.prepared.clear();
      throw error;
    } finally {
      kept.traces -= 1;
      if (kept.traces === 0) {
        if (this.kept.get(slice) === kept) this.startTime(slice, kept);
        else void kept.thread.close();
      }
    }
  }

  private hold(slice: string, kept: Kept): void {
    this.kept.set(slice, kept);
    if (kept.traces === 0) this.startTime(slice, kept);
  }

  private startTime(slice: string, kept: Kept): void {
    kept.timer = setTimeout(() => {
      this.drop(slice);
    }, this.options.kept_ms);
    // It holds no process open.
    kept.timer.unref();
  }

  private drop(slice: string): void {
    const known = this.kept.get(slice);
    clearTimeout(known?.timer);
    this.kept.delete(slice);
    if (known?.traces === 0) void known.thread.close();
  }
}

/** Of a string beside its characters. */
const STRING_BYTES = 24;
const LABEL_BYTES = 300;
/**
 * What a thread prepares of a transfer for traces of a direction: moves, accounts, room for their ways, and for backward
 * ones the columns in reversed time. Measured: 82 to 116 bytes forward, 254 to 268 both.
 */
const PREPARED_BYTES: Readonly<Record<TraceDirection, number>> = { forward: 120, backward: 180 };

/** About what a thread prepares of the window for traces of these directions. */
export function preparedBytesOf({ input }: NamedTraceInput, prepared: Iterable<TraceDirection>): number {
  return [...prepared].reduce((sum, direction) => sum + PREPARED_BYTES[direction] * input.transfers.length, 0);
}

/** Columns exactly, texts about; without what a thread prepares. O(addresses). */
export function bytesOf({ input, addresses }: NamedTraceInput): number {
  const { transfers, index, amount_exact, amount_usd_exact, transaction, is_null, labels } = input;
  const columns = { ...transfers, ...index, amount_exact, amount_usd_exact, transaction, is_null };
  const of_columns = Object.values<unknown>(columns).reduce<number>(
    (sum, one) => sum + (ArrayBuffer.isView(one) ? one.byteLength : 0),
    0,
  );
  const of_addresses = addresses.reduce((sum, one) => sum + STRING_BYTES + one.length, 0);
  return of_columns + of_addresses + LABEL_BYTES * labels.size;
}
