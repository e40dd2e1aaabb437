import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { dropColumns } from './release-memory.ts';

const columnsOf = () => Array.from({ length: 16 }, () => new Float64Array(new SharedArrayBuffer(8 * 2 ** 20)).fill(1));

describe('dropColumns', () => {
  it('lets go of columns that nobody holds, and keeps the others', async () => {
    const held = columnsOf();
    const left = columnsOf().map((column) => new WeakRef(column));
    // What was looked at in a turn stays for its length.
    await setImmediate();
    dropColumns();
    expect(left.filter((column) => column.deref() !== undefined)).toEqual([]);
    expect(held.every((column) => column[0] === 1)).toBe(true);
  });
});
