import { MessageChannel } from 'node:worker_threads';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { PortDatabase, serveDatabase } from '../src/engine/database-port.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { describeDatabase } from './database.conformance.ts';

describeDatabase('the embedded engine through a port', () => ({
  open: async (data_dir) => {
    const name = databaseOf(parseNetworkName('conformance'));
    const { port1, port2 } = new MessageChannel();
    serveDatabase(port1, await openDatabase({ name, data_dir, threads: 2 }));
    return new PortDatabase(port2, { kind: 'embedded', name, cluster: undefined });
  },
  stop: () => undefined,
}));
