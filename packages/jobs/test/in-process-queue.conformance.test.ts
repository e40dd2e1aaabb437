import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_DATABASE } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { openInProcessQueue } from '../src/queue/in-process/in-process-queue.ts';
import { TaskStore } from '../src/queue/in-process/task-store.ts';
import { SYSTEM_CLOCK } from '../src/queue/queue-clock.ts';
import { TEST_POLICY, describeQueue, type QueueHarness } from './queue.conformance.ts';

async function openIn(data_dir: string): Promise<QueueHarness> {
  const database = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
  const store = await TaskStore.open(database, SYSTEM_CLOCK);
  const queue = await openInProcessQueue({ store, clock: SYSTEM_CLOCK, policy: TEST_POLICY });
  return {
    queue,
    startWorker: (executor, concurrency) => queue.work(executor, concurrency),
    reopen: async () => {
      await queue.close();
      return await openIn(data_dir);
    },
    stop: async () => {
      await queue.close();
      await rm(data_dir, { recursive: true, force: true });
    },
  };
}

describeQueue('in process', async () => await openIn(await mkdtemp(join(tmpdir(), 'analytics-queue-'))));
