import { databaseOf, parseNetworkName } from '@analytics/domain';
import { openDatabase } from '../src/engine/open-database.ts';
import { describeDatabase } from './database.conformance.ts';

describeDatabase('the embedded engine', () => ({
  open: (data_dir) => openDatabase({ name: databaseOf(parseNetworkName('conformance')), data_dir, threads: 2 }),
  stop: () => undefined,
}));
