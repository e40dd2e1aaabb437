import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_DATABASE, databaseOf, parseNetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrate } from '../src/engine/migrate.ts';
import { inNetwork, listNetworks } from '../src/engine/networks.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { migrations } from '../src/engine/statements.ts';

/** The tables of transfers, results and runs: whether a network is new does not depend on what came later. */
const SCHEMA = migrations().slice(0, 2);

let data_dir: string;
let service: Database;
beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-networks-'));
  service = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
});
afterAll(async () => {
  await service.close();
  await rm(data_dir, { recursive: true, force: true });
});

describe('inNetwork', () => {
  const fails = (): Promise<never> => Promise.reject(new Error('no such source'));
  const loads = (database: Database) => async (): Promise<void> => {
    await database.command(`INSERT INTO core_transfers (tx_id, amount) SELECT 't1', 2`);
  };

  it.each([
    ['removes a new network whose first work fails', false, [fails], []],
    ['removes a new network in which nothing was left', false, [() => Promise.resolve()], []],
    ['keeps a network that was made for its own sake', true, [fails], ['n']],
    ['makes a network that work put rows into', false, [loads], ['n']],
    ['keeps a network that holds rows when later work fails', false, [loads, fails], ['n']],
  ] as const)('%s', async (_, wasMade, works, left) => {
    const network = parseNetworkName('n');
    const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1 });
    if (wasMade) await migrate(database, network, SCHEMA);
    for (const work of works) {
      const done = work === loads ? loads(database) : (work as () => Promise<void>);
      await inNetwork(database, network, done, SCHEMA).catch((error: unknown) => {
        expect(error).toMatchObject({ message: 'no such source' });
      });
    }
    expect(await listNetworks(service)).toEqual(left);
    await service.command(`DROP DATABASE IF EXISTS ${databaseOf(network)} SYNC`);
    await database.close();
  });

  it('leaves the record of a failed run and of its steps with nothing else out of account', async () => {
    const network = parseNetworkName('recorded');
    const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1 });
    await expect(
      inNetwork(
        database,
        network,
        async () => {
          await database.command(`INSERT INTO analyzers_runs (run_id, status) SELECT 'r', 'failed'`);
          await database.command(`INSERT INTO analyzers_computation_audit (run_id) SELECT 'r'`);
          await fails();
        },
        SCHEMA,
      ),
    ).rejects.toThrow('no such source');
    expect(await listNetworks(service)).toEqual([]);
    await database.close();
  });
});
