import { traceSettingsSchema, type TraceRequest, type TraceResult } from '@analytics/analyzers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TraceThread } from '../compute/trace-thread.ts';
import type { NamedTraceInput } from '../window/trace-input.ts';
import { KeptWindows, bytesOf, preparedBytesOf, type KeptWindow } from './kept-windows.ts';

/** A window of one address and so many bytes of columns beside it. */
const ofBytes = (bytes: number): KeptWindow => {
  const transfers = { length: 0, from: new Uint8Array(bytes) };
  const input = { input: { transfers, index: { nodeCount: 1 }, labels: new Map() }, addresses: ['a'] };
  return { input: input as unknown as NamedTraceInput, core_state: '' };
};
const SETTINGS = traceSettingsSchema.parse({});
const [small, large] = [ofBytes(75), ofBytes(1000)];

let kept: KeptWindows;
beforeEach(() => {
  vi.useFakeTimers();
  kept = new KeptWindows({ kept_ms: 1000, max_bytes: 250 });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('KeptWindows keeps one state of a slice, the newest', () => {
  expect(bytesOf(small.input)).toBe(100);
  kept.keep('june', 'before', small, SETTINGS);
  expect(kept.get('june', 'before')?.input).toBe(small.input);
  expect(kept.get('june', 'after')).toBeUndefined();
  expect(kept.get('june', 'before')).toBeUndefined();
});

it('KeptWindows lets go of what was asked about longest ago where all are too large, and keeps none that is alone', () => {
  kept.keep('june', 's', small, SETTINGS);
  kept.keep('july', 's', small, SETTINGS);
  kept.get('june', 's');
  kept.keep('august', 's', small, SETTINGS);
  expect(['june', 'july', 'august'].map((slice) => kept.get(slice, 's')?.input === small.input)).toEqual([
    true,
    false,
    true,
  ]);
  kept.keep('june', 's', large, SETTINGS);
  expect(['june', 'august'].map((slice) => kept.get(slice, 's')?.input)).toEqual([undefined, small.input]);
});

it('KeptWindows lets go when nobody asked for a while, counted from the last question', () => {
  kept.keep('june', 's', small, SETTINGS);
  vi.advanceTimersByTime(900);
  expect(kept.get('june', 's')?.input).toBe(small.input);
  vi.advanceTimersByTime(900);
  expect(kept.get('june', 's')?.input).toBe(small.input);
  vi.advanceTimersByTime(1000);
  expect(kept.get('june', 's')).toBeUndefined();
});

const QUESTION = { direction: 'forward' } as TraceRequest;
const wanted = new AbortController().signal;
const later = () => {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<TraceResult>((onResult, onError) => {
    resolve = () => {
      onResult({} as TraceResult);
    };
    reject = onError;
  });
  return { promise, resolve, reject };
};

it('KeptWindows counts what a thread prepared, once for each direction', async () => {
  vi.spyOn(TraceThread.prototype, 'trace').mockResolvedValue({} as TraceResult);
  const ofOne = { ...small.input.input, transfers: { ...small.input.input.transfers, length: 1 } };
  const window = { ...small, input: { ...small.input, input: ofOne } };
  // Beside 100 of each window.
  expect(preparedBytesOf(window.input, ['forward'])).toBe(120);
  expect(preparedBytesOf(window.input, ['forward', 'backward'])).toBe(120 + 180);
  kept = new KeptWindows({ kept_ms: 1000, max_bytes: 420 });
  kept.keep('june', 's', small, SETTINGS);
  const { thread } = kept.keep('july', 's', window, SETTINGS);
  await thread!.trace(QUESTION, wanted);
  await thread!.trace(QUESTION, wanted);
  expect(kept.get('june', 's')).toBeDefined();
  await thread!.trace({ ...QUESTION, direction: 'backward' }, wanted);
  expect(['june', 'july'].map((slice) => kept.get(slice, 's') !== undefined)).toEqual([false, true]);
});

it('KeptWindows closes no thread that traces: its time begins after the answer', async () => {
  const { promise, resolve } = later();
  vi.spyOn(TraceThread.prototype, 'trace').mockReturnValue(promise);
  const close = vi.spyOn(TraceThread.prototype, 'close');
  const traced = kept.keep('june', 's', small, SETTINGS).thread!.trace(QUESTION, wanted);
  vi.advanceTimersByTime(5000);
  expect(kept.get('june', 's')?.input).toBe(small.input);
  vi.advanceTimersByTime(5000);
  expect(close).not.toHaveBeenCalled();
  resolve();
  await traced;
  vi.advanceTimersByTime(999);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(close).toHaveBeenCalledOnce();
  expect(kept.get('june', 's')).toBeUndefined();
});

it('KeptWindows closes the thread of a window that another took the place of after its last trace', async () => {
  const answers = [later(), later()] as const;
  const trace = vi.spyOn(TraceThread.prototype, 'trace');
  for (const { promise } of answers) trace.mockReturnValueOnce(promise);
  const close = vi.spyOn(TraceThread.prototype, 'close');
  const { thread } = kept.keep('june', 'before', small, SETTINGS);
  const traced = answers.map(() => thread!.trace(QUESTION, wanted));
  kept.keep('june', 'after', small, SETTINGS);
  answers[0].resolve();
  await traced[0];
  expect(close).not.toHaveBeenCalled();
  answers[1].reject(new Error('it failed'));
  await expect(traced[1]).rejects.toThrow('it failed');
  expect(close).toHaveBeenCalledOnce();
  expect(kept.get('june', 'after')?.input).toBe(small.input);
});
