import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeptForAWhile } from './kept-for-a-while.ts';

const made: string[] = [];
const get = async (kept: KeptForAWhile<string>, state: string): Promise<string> =>
  await kept.get(state, () => {
    made.push(state);
    return Promise.resolve(state);
  });

beforeEach(() => {
  vi.useFakeTimers();
  made.length = 0;
});
afterEach(() => void vi.useRealTimers());

it('KeptForAWhile keeps the newest state only', async () => {
  const kept = new KeptForAWhile<string>(1000);
  for (const state of ['monday', 'monday', 'tuesday', 'monday']) expect(await get(kept, state)).toBe(state);
  expect(made).toEqual(['monday', 'tuesday', 'monday']);
});

it('KeptForAWhile lets go when nobody has asked for a while, counted from the last question', async () => {
  const kept = new KeptForAWhile<string>(1000);
  await get(kept, 'monday');
  vi.advanceTimersByTime(900);
  await get(kept, 'monday');
  vi.advanceTimersByTime(900);
  await get(kept, 'monday');
  expect(made).toEqual(['monday']);
  vi.advanceTimersByTime(1000);
  await get(kept, 'monday');
  expect(made).toEqual(['monday', 'monday']);
});
