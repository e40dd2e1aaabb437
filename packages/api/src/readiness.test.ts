import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnalyticsError } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import type { ApiContext } from './context.ts';
import { Readiness } from './readiness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Writes as the test says; reads nothing. */
function readinessOf(write: () => Promise<void>): Readiness {
  const watch = { command: write, rows: () => Promise.resolve([]) } as unknown as Database;
  const databases = { watch, service: watch, networks: () => Promise.resolve([]), opened: () => [] };
  const queue = { requireWritable: () => Promise.resolve() };
  return new Readiness({ databases, queue, now_ms: () => 0 } as unknown as ApiContext);
}

const databaseCheck = async (readiness: Readiness): Promise<unknown> => (await readiness.checks())[0];

describe('Readiness', () => {
  it('is a write that works', async () => {
    const full = new AnalyticsError('DISK_FULL', 'Expected room, found none.');
    expect(await databaseCheck(readinessOf(() => Promise.resolve()))).toMatchObject({ is_ready: true });
    expect(await databaseCheck(readinessOf(() => Promise.reject(full)))).toMatchObject({ code: 'DISK_FULL' });
  });

  it('stands after minutes in which nobody asked, while the engine is busy', async () => {
    let isBusy = false;
    const readiness = readinessOf(() => (isBusy ? new Promise(() => undefined) : Promise.resolve()));
    await readiness.first();
    await vi.advanceTimersByTimeAsync(600_000);
    isBusy = true;
    const asked = databaseCheck(readiness);
    await vi.advanceTimersByTimeAsync(50);
    expect(await asked).toMatchObject({ is_ready: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await databaseCheck(readiness)).toMatchObject({ is_ready: false, code: 'STATEMENT_TIMEOUT' });
  });
});
