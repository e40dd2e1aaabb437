import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeptForAWhile } from './kept-for-a-while.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives what was kept for the same state only, and the newest of two', () => {
  const kept = new KeptForAWhile<string>(1000);
  kept.keep('monday', 'a');
  expect(kept.get('monday')).toBe('a');
  expect(kept.get('tuesday')).toBeUndefined();
  kept.keep('tuesday', 'b');
  expect([kept.get('monday'), kept.get('tuesday')]).toEqual([undefined, 'b']);
});

it('lets go when nobody has asked for a while, counted from the last question', () => {
  const kept = new KeptForAWhile<string>(1000);
  kept.keep('monday', 'a');
  vi.advanceTimersByTime(900);
  expect(kept.get('monday')).toBe('a');
  vi.advanceTimersByTime(900);
  expect(kept.get('monday')).toBe('a');
  vi.advanceTimersByTime(1000);
  expect(kept.get('monday')).toBeUndefined();
});
