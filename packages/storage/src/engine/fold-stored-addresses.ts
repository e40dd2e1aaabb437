/**
 * Gives every stored address its one form: once, when the migration of that version is applied. Where the same stands
 * under both forms the newer stays; every change is written down first. Slices stay as they were published.
 */
import { DAY_MS, addressChangeSchema, type AddressChange } from '@analytics/domain';
import type { Database } from './database.ts';
import { readRows } from './read-rows.ts';
import { statement } from './statements.ts';

/** An INSERT may touch 100 months. */
const CHUNK_MS = 80 * 28 * DAY_MS;

/** Cut off half-way and begun again it does what is left. */
export async function foldStoredAddresses(database: Database): Promise<void> {
  if ((await readRows(database, 'upgrade/is_filled')).length === 0) return;
  for (const kind of ['labels', 'assets', 'prices'] as const) {
    await database.command(statement(`upgrade/record_${kind}`));
    await database.command(statement(`upgrade/fold_${kind}`));
    await database.command(statement(`upgrade/delete_unfolded_${kind}`));
  }
  await foldTransfers(database);
  await database.command(statement('upgrade/record_suppressions'));
  await database.command(statement('upgrade/fold_suppressions'));
  await database.command(statement('upgrade/record_slices'));
  database.noteChange('decisions');
}

async function foldTransfers(database: Database): Promise<void> {
  const [found] = await readRows(database, 'upgrade/transfers_to_fold');
  if (found === undefined || found.row_count === '0') return;
  await database.command(statement('upgrade/record_transfers'));
  const version = (BigInt(found.newest_version) + 1n).toString();
  const last_ms = Number(found.last_timestamp_ms);
  for (let start_ms = Number(found.first_timestamp_ms); start_ms <= last_ms; start_ms += CHUNK_MS) {
    const chunk = { start_ms, end_ms: start_ms + CHUNK_MS, version };
    await database.command(statement('upgrade/fold_transfers'), chunk);
  }
  const { cluster } = database;
  await database.command(
    cluster === undefined
      ? statement('upgrade/delete_unfolded_transfers')
      : statement('upgrade/delete_unfolded_transfers_on_cluster', { cluster }),
  );
}

/** What the fold changed: conflicts first, then the slices that are to be run again. */
export async function addressChanges(database: Database): Promise<AddressChange[]> {
  return addressChangeSchema.array().parse(await readRows(database, 'upgrade/changes'));
}
