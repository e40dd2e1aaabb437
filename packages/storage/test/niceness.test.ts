import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { openDatabase } from '../src/engine/open-database.ts';

it('lets the statements of one handle stand back, and not those of another', async () => {
  const data_dir = await mkdtemp(join(tmpdir(), 'analytics-niceness-'));
  const place = { name: databaseOf(parseNetworkName('nice')), data_dir, threads: 1 };
  const [working, answering] = [await openDatabase({ ...place, niceness: 10 }), await openDatabase(place)];
  try {
    const asked = "SELECT getSetting('os_thread_priority') AS niceness";
    expect(await working.rows(asked)).toEqual([{ niceness: 10 }]);
    expect(await answering.rows(asked)).toEqual([{ niceness: 0 }]);
  } finally {
    await working.close();
    await answering.close();
    await rm(data_dir, { recursive: true, force: true });
  }
});
