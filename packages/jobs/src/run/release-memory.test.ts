import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { dropColumns } from './release-memory.ts';

const columnsOf = () => Array.from({ length: 16 }, () => new Float64Array(new SharedArrayBuffer(8 * 2 ** 20)).fill(1));

describe('dropColumns', () => {
  it('lets go of columns that nobody holds, and keeps the others', async () => {
    const held = columnsOf();
    const dropped = new WeakRef(columnsOf());
    // What a weak reference names is kept to the end of the turn that made it.
    await setImmediate();
    dropColumns();
    expect(dropped.deref()).toBeUndefined();
    expect(held.every((column) => column[0] === 1)).toBe(true);
  });
});
