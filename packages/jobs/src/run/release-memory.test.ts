import { describe, expect, it } from 'vitest';
import { dropColumns } from './release-memory.ts';

describe('dropColumns', () => {
  it('gives the memory of columns back that nobody holds, and keeps the others', () => {
    const columnsOf = () =>
      Array.from({ length: 16 }, () => new Float64Array(new SharedArrayBuffer(8 * 2 ** 20)).fill(1));
    const held = columnsOf();
    columnsOf();
    const before = process.memoryUsage().arrayBuffers;
    dropColumns();
    expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan(100 * 2 ** 20);
    expect(held.every((column) => column[0] === 1)).toBe(true);
  });
});
