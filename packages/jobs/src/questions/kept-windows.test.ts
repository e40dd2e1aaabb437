import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NamedTraceInput } from '../window/trace-input.ts';
import { KeptWindows, bytesOf, type KeptWindow } from './kept-windows.ts';

/** A window of one address and so many bytes of columns beside it. */
const ofBytes = (bytes: number): KeptWindow => {
  const transfers = { length: 1, from: new Uint8Array(bytes) };
  const input = { input: { transfers, index: { nodeCount: 1 }, labels: new Map() }, addresses: ['a'] };
  return { input: input as unknown as NamedTraceInput, core_state: '' };
};
const [small, large] = [ofBytes(75), ofBytes(1000)];

let kept: KeptWindows;
beforeEach(() => {
  vi.useFakeTimers();
  kept = new KeptWindows({ kept_ms: 1000, max_bytes: 250 });
});
afterEach(() => void vi.useRealTimers());

it('KeptWindows keeps one state of a slice, the newest', () => {
  expect(bytesOf(small.input)).toBe(100);
  kept.keep('june', 'before', small);
  expect(kept.get('june', 'before')).toBe(small);
  expect(kept.get('june', 'after')).toBeUndefined();
  expect(kept.get('june', 'before')).toBeUndefined();
});

it('KeptWindows lets go of what was asked about longest ago where all are too large, and keeps none that is alone', () => {
  kept.keep('june', 's', small);
  kept.keep('july', 's', small);
  kept.get('june', 's');
  kept.keep('august', 's', small);
  expect(['june', 'july', 'august'].map((slice) => kept.get(slice, 's') === small)).toEqual([true, false, true]);
  kept.keep('june', 's', large);
  expect(['june', 'august'].map((slice) => kept.get(slice, 's'))).toEqual([undefined, small]);
});

it('KeptWindows lets go when nobody asked for a while, counted from the last question', () => {
  kept.keep('june', 's', small);
  vi.advanceTimersByTime(900);
  expect(kept.get('june', 's')).toBe(small);
  vi.advanceTimersByTime(900);
  expect(kept.get('june', 's')).toBe(small);
  vi.advanceTimersByTime(1000);
  expect(kept.get('june', 's')).toBeUndefined();
});
