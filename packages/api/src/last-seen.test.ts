import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LastSeen } from './last-seen.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A look that ends when the test says so. */
function looks() {
  const ends: ((value: string) => void)[] = [];
  const look = (): Promise<string> => new Promise((resolve) => ends.push(resolve));
  return { ends, seen: new LastSeen(look, { wait_ms: 50, first_wait_ms: 200, now_ms: () => Date.now() }) };
}

describe('LastSeen', () => {
  it('gives a look that ends in time', async () => {
    const { ends, seen } = looks();
    const asked = seen.get();
    ends[0]?.('first');
    expect(await asked).toEqual({ value: 'first', at_ms: 1000 });
  });

  it('gives the look before where one takes long, and does not begin another meanwhile', async () => {
    const { ends, seen } = looks();
    const first = seen.get();
    ends[0]?.('first');
    await first;
    const [second, third] = [seen.get(), seen.get()];
    await vi.advanceTimersByTimeAsync(50);
    expect(await second).toEqual({ value: 'first', at_ms: 1000 });
    expect(await third).toEqual({ value: 'first', at_ms: 1000 });
    expect(ends).toHaveLength(2);
    ends[1]?.('second');
    const fourth = seen.get();
    await vi.advanceTimersByTimeAsync(50);
    expect(await fourth).toEqual({ value: 'second', at_ms: 1050 });
  });

  it('gives nothing before the first look has ended', async () => {
    const { seen } = looks();
    const asked = seen.get();
    await vi.advanceTimersByTimeAsync(200);
    expect(await asked).toBeUndefined();
  });
});
