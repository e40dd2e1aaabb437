import { expect, it } from 'vitest';
import type { WorkerInput } from './analysis-worker.ts';
import { runInPool } from './run-in-pool.ts';

it('begins no work that was cancelled before it began', async () => {
  const nothing = {} as WorkerInput;
  await expect(runInPool({ threads: 1, signal: AbortSignal.abort() }, nothing, [])).rejects.toMatchObject({
    code: 'RUN_CANCELLED',
  });
});
