import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densestWindow, separateWindows, type WindowedRows } from './distinct-window.ts';
import { referenceMostDistinct } from './distinct-window.reference.ts';

const drawn = fc
  .array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 60 })), { maxLength: 40, size: 'max' })
  .map((pairs) => {
    const sorted = pairs.sort((a, b) => a[1] - b[1]);
    return { keys: sorted.map(([key]) => key), times: sorted.map(([, time]) => time) };
  });

function windowedRows({ keys, times }: { keys: number[]; times: number[] }, windowMs: number): WindowedRows {
  const rows = Uint32Array.from(keys, (_, row) => row);
  return {
    rows,
    keyOfRow: Uint32Array.from(keys),
    times: Float64Array.from(times),
    counts: new Uint32Array(7),
    windowMs,
  };
}

describe('densestWindow', () => {
  it('holds as many different keys as any window does, and leaves its scratch clean', () => {
    fc.assert(
      fc.property(drawn, fc.nat({ max: 20 }), (input, windowMs) => {
        const windowed = windowedRows(input, windowMs);
        const { keyOfRow, times, counts } = windowed;
        const window = densestWindow(windowed, 0, windowed.rows.length);
        expect(window?.distinct ?? 0).toBe(referenceMostDistinct(input.keys, input.times, windowMs));
        expect(counts.every((count) => count === 0)).toBe(true);
        if (window === undefined) return;
        expect(new Set(keyOfRow.subarray(window.first, window.last + 1)).size).toBe(window.distinct);
        expect(times[window.last]! - times[window.first]!).toBeLessThanOrEqual(windowMs);
      }),
    );
  });

  it('counts both ends of the window', () => {
    const windowed = windowedRows({ keys: [1, 2, 3], times: [0, 10, 11] }, 10);
    expect(densestWindow(windowed, 0, windowed.rows.length)).toEqual({ distinct: 2, first: 0, last: 1 });
  });
});

describe('separateWindows', () => {
  it('finds a window wherever brute force does, and none twice', () => {
    fc.assert(
      fc.property(drawn, fc.nat({ max: 20 }), fc.integer({ min: 1, max: 5 }), (input, windowMs, minDistinct) => {
        const windowed = windowedRows(input, windowMs);
        const windows = separateWindows(windowed, 0, windowed.rows.length, minDistinct);
        expect(windows.length > 0).toBe(referenceMostDistinct(input.keys, input.times, windowMs) >= minDistinct);
        windows.forEach(({ distinct, first, last }, i) => {
          expect(distinct).toBe(new Set(windowed.keyOfRow.subarray(first, last + 1)).size);
          expect(distinct).toBeGreaterThanOrEqual(minDistinct);
          if (i > 0) expect(first).toBeGreaterThan(windows[i - 1]!.last);
        });
      }),
    );
  });
});
