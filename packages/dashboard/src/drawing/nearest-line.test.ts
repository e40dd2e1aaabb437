import { describe, expect, it } from 'vitest';
import { nearestLine } from './nearest-line.ts';

const lines = [
  { from: { x: 0, y: 0 }, to: { x: 100, y: 0 } },
  { from: { x: 0, y: 8 }, to: { x: 100, y: 8 } },
];

describe('nearestLine', () => {
  it('is the nearer of two, the first where both are as near', () => {
    expect(nearestLine(lines, { x: 50, y: 1 }, 6)).toBe(0);
    expect(nearestLine(lines, { x: 50, y: 6 }, 6)).toBe(1);
    expect(nearestLine(lines, { x: 50, y: 4 }, 6)).toBe(0);
  });

  it('is none beyond the distance, and none beyond an end', () => {
    expect(nearestLine(lines, { x: 50, y: 14 }, 6)).toBe(1);
    expect(nearestLine(lines, { x: 50, y: 14.5 }, 6)).toBeUndefined();
    expect(nearestLine(lines, { x: 107, y: 0 }, 6)).toBeUndefined();
    expect(nearestLine([], { x: 0, y: 0 }, 6)).toBeUndefined();
  });

  it('takes a line without length for a point', () => {
    const dot = { from: { x: 3, y: 3 }, to: { x: 3, y: 3 } };
    expect(nearestLine([dot], { x: 5, y: 3 }, 2)).toBe(0);
  });
});
