import { describe, expect, it } from 'vitest';
import { formatBytes } from './bytes.ts';

describe('formatBytes', () => {
  it.each([
    [820, '820 bytes'],
    [12_345, '12 kB'],
    [9_512_345, '9.5 MB'],
    [10_000_000, '10 MB'],
  ])('writes %d as %s', (count, text) => {
    expect(formatBytes(count)).toBe(text);
  });
});
