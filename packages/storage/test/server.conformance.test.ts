import { databaseOf, parseNetworkName } from '@analytics/domain';
import { openDatabase } from '../src/engine/open-database.ts';
import { startClickhouseTestServer } from './clickhouse-test-server.ts';
import { describeDatabase } from './database.conformance.ts';

const {
  CLICKHOUSE_HOST: host,
  CLICKHOUSE_PORT: port = '8123',
  CLICKHOUSE_USER: username = 'default',
  CLICKHOUSE_PASSWORD: password = '',
} = process.env;
const name = databaseOf(parseNetworkName('conformance'));

if (host === undefined) {
  describeDatabase('HTTP (test server)', async () => {
    const server = await startClickhouseTestServer();
    const address = { url: server.url, username: 'default', password: '', first_database: 'default' };
    return {
      open: (data_dir) => openDatabase({ name, data_dir, threads: 2, server: address }),
      stop: () => server.close(),
    };
  });
} else {
  describeDatabase(`HTTP (${host})`, () => {
    const url = host.startsWith('http') ? `${host}:${port}` : `http://${host}:${port}`;
    const address = { url, username, password, first_database: 'default' };
    return {
      open: async (data_dir) => {
        const database = await openDatabase({ name, data_dir, threads: 2, server: address });
        await database.command(`DROP DATABASE ${name}`);
        await database.close();
        return await openDatabase({ name, data_dir, threads: 2, server: address });
      },
      stop: () => undefined,
    };
  });
}
