import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportBatch } from '../../jobs/src/tasks/export-batch.ts';
import { databaseOf } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { NETWORK, TODAY } from './filled-slices.ts';
import { startTestService } from './test-service.ts';

it('a start of the API keeps what export_batch wrote and removes downloads that an earlier process left', async () => {
  const first = await startTestService();
  const { data_dir } = first;
  const database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1 });
  const request = {
    task_name: 'export_batch',
    network: NETWORK,
    processing_date: TODAY.processing_date,
    end_date: TODAY.processing_date,
    window_days: TODAY.window_days,
    config: {},
    priority: 'on_demand',
    requested_by: 'local',
  } as const;
  await exportBatch(database, request, data_dir);
  await database.close();
  await first.stop();
  await mkdir(join(data_dir, 'downloads'), { recursive: true });
  await writeFile(join(data_dir, 'downloads', 'half-sent'), 'rows');

  const service = await startTestService({ data_dir });
  try {
    const slice = join(data_dir, 'exports', NETWORK, TODAY.processing_date, String(TODAY.window_days));
    const meta = JSON.parse(await readFile(join(slice, 'META.json'), 'utf8')) as { files: Record<string, object> };
    expect((await readdir(slice)).sort()).toEqual(['META.json', ...Object.keys(meta.files)].sort());
    expect(await readdir(data_dir)).not.toContain('downloads');
  } finally {
    await service.close();
  }
});
