import { describe, expect, it } from 'vitest';
import { indexTransfers } from '@analytics/analyzers';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import type { WorkerInput } from './analysis-worker.ts';
import { giveBack, takeThread } from './analysis-threads.ts';
import { TaskPool } from './task-pool.ts';

const transfers = {
  length: 0,
  from: new Uint32Array(0),
  to: new Uint32Array(0),
  timestamp_ms: new Float64Array(0),
  block_height: new Uint32Array(0),
  amount: new Float64Array(0),
  amount_usd: new Float64Array(0),
  asset: new Uint32Array(0),
};
const shared = {
  kind: 'patterns',
  input: {
    window: windowOf(parseProcessingDate('2025-01-31'), 30),
    transfers,
    index: indexTransfers(transfers, 0),
    addresses: {
      length: 0,
      addresses: [],
      is_service: new Uint8Array(0),
      is_swap: new Uint8Array(0),
      risk_category: new Uint8Array(0),
    },
    assets: [],
    seed: 1,
    eur_usd_by_day: new Map(),
  },
  // Settings that no detector can read: each task fails.
  settings: {},
} as unknown as WorkerInput;

describe('TaskPool', () => {
  it('rejects with the name of the task that failed, and goes on with the next', async () => {
    const pool = new TaskPool(1, shared);
    try {
      await expect(pool.run([{ name: 'no_such_detector', payload: undefined }])).rejects.toMatchObject({
        code: 'INTERNAL',
        message: expect.stringContaining('no_such_detector') as string,
      });
      await expect(pool.run([{ name: 'nor_this', payload: undefined }])).rejects.toMatchObject({
        message: expect.stringContaining('nor_this') as string,
      });
    } finally {
      await pool.close();
    }
  });

  it('rejects what is under way as cancelled when it is closed', async () => {
    const pool = new TaskPool(1, shared);
    const waiting = pool.run([
      { name: 'a', payload: undefined },
      { name: 'b', payload: undefined },
    ]);
    const settled = expect(waiting).rejects.toMatchObject({
      code: 'RUN_CANCELLED',
    });
    await pool.close();
    await settled;
    await expect(pool.run([{ name: 'c', payload: undefined }])).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  });

  it('gives its threads back, which know nothing of what they were given', async () => {
    const pool = new TaskPool(1, shared);
    await expect(pool.run([{ name: 'burst', payload: undefined }])).rejects.toMatchObject({ code: 'INTERNAL' });
    await pool.close();
    const explains = { kind: 'explanation', input: {}, typologies: {} } as unknown as WorkerInput;
    const next = new TaskPool(1, explains);
    try {
      await expect(next.run([{ name: 'burst', payload: undefined }])).rejects.toMatchObject({
        message: expect.stringContaining('found burst') as string,
      });
    } finally {
      await next.close();
    }
  });
});

describe('takeThread', () => {
  it('takes a thread that was given back, and a new one where none waits', async () => {
    const one = takeThread();
    await giveBack(one);
    expect(takeThread()).toBe(one);
    const other = takeThread();
    expect(other).not.toBe(one);
    await Promise.all([one.end(), other.end()]);
    const third = takeThread();
    expect([one, other]).not.toContain(third);
    await third.end();
  });

  it('ends a thread whose heap has grown, and one that died', async () => {
    const large = takeThread();
    await giveBack(large, 1);
    const dead = takeThread();
    expect(dead).not.toBe(large);
    await dead.end();
    await giveBack(dead);
    const next = takeThread();
    expect(next).not.toBe(dead);
    await next.end();
  });
});
