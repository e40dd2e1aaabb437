import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LastSeen } from './last-seen.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A look that ends when the test says so. */
function looks() {
  const ends: ((value: string) => void)[] = [];
  const look = (): Promise<string> => new Promise((resolve) => ends.push(resolve));
  return { ends, seen: new LastSeen(look, 50) };
}

describe('LastSeen', () => {
  it('gives a look that ends in time', async () => {
    const { ends, seen } = looks();
    const asked = seen.get();
    ends[0]?.('first');
    expect(await asked).toBe('first');
  });

  it('gives the look before where one takes long, and does not begin another meanwhile', async () => {
    const { ends, seen } = looks();
    const first = seen.get();
    ends[0]?.('first');
    await first;
    const [second, third] = [seen.get(), seen.get()];
    await vi.advanceTimersByTimeAsync(50);
    expect(await second).toBe('first');
    expect(await third).toBe('first');
    expect(ends).toHaveLength(2);
    ends[1]?.('second');
    await vi.advanceTimersByTimeAsync(0);
    const fourth = seen.get();
    ends[2]?.('third');
    expect(await fourth).toBe('third');
  });

  it('gives nothing before the first look has ended', async () => {
    const { seen } = looks();
    const asked = seen.get();
    await vi.advanceTimersByTimeAsync(50);
    expect(await asked).toBeUndefined();
  });

  it('waits for a look once: whoever asks later has the look before at once, and how long the look takes', async () => {
    const { ends, seen } = looks();
    const first = seen.get();
    ends[0]?.('first');
    await first;
    const second = seen.get();
    await vi.advanceTimersByTimeAsync(50);
    await second;
    // No timer runs here: what waited for one would never end.
    expect(await seen.get()).toBe('first');
    expect(seen.looking_ms()).toBe(50);
    ends[1]?.('second');
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.looking_ms()).toBe(0);
  });

  it('rests ten times as long as a dear look took', async () => {
    const { ends, seen } = looks();
    const first = seen.again();
    await vi.advanceTimersByTimeAsync(600);
    ends[0]?.('first');
    await first;
    await vi.advanceTimersByTimeAsync(5999);
    expect(await seen.get()).toBe('first');
    expect(ends).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    void seen.get();
    expect(ends).toHaveLength(2);
  });
});
