/** Brings a network's database to the shipped schema: numbered, forward only, checksummed. */
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import { BOOKKEEPING, clusterStatements } from './cluster-ddl.ts';
import type { Database } from './database.ts';
import { foldStoredAddresses } from './fold-stored-addresses.ts';
import { migrations, type Migration } from './statements.ts';

/**
 * What a migration does to rows, where statements alone cannot say it. It is done before the migration counts as
 * applied.
 */
const DATA_STEPS: Readonly<Record<string, (database: Database) => Promise<void>>> = {
  '0012_address_changes': foldStoredAddresses,
};

/**
 * Applies those of `shipped` that this database lacks and binds it to `network`; returns the names of those applied.
 * Running it again does nothing. A migration cut off half-way is completed: its statements skip what exists.
 * Throws MIGRATION_CHANGED where an applied file was edited, NETWORK_COLLISION where another network owns the database.
 */
export async function migrate(
  database: Database,
  network: NetworkName,
  shipped: readonly Migration[] = migrations(),
): Promise<string[]> {
  await make(database, BOOKKEEPING[0]);
  await claimForNetwork(database, network);
  return await applyMigrations(database, shipped);
}

/**
 * The same for the database that all networks share: tasks and schedule. Throws MIGRATION_CHANGED.
 */
export async function migrateService(database: Database): Promise<string[]> {
  return await applyMigrations(database, migrations('service'));
}

async function applyMigrations(database: Database, shipped: readonly Migration[]): Promise<string[]> {
  await make(database, BOOKKEEPING[1]);
  const applied = new Map(
    (await database.rows<{ name: string; checksum: string }>('SELECT name, checksum FROM schema_migrations')).map(
      (row) => [row.name, row.checksum] as const,
    ),
  );
  const done: string[] = [];
  for (const migration of shipped) {
    const checksum = applied.get(migration.name);
    if (checksum === migration.checksum) continue;
    if (checksum !== undefined) {
      throw new AnalyticsError(
        'MIGRATION_CHANGED',
        `Expected migration ${migration.name} with checksum ${checksum}, found ${migration.checksum}.`,
      );
    }
    for (const text of migration.statements) await make(database, skippingWhatExists(text));
    await DATA_STEPS[migration.name]?.(database);
    await database.command('INSERT INTO schema_migrations SELECT {name:String}, {checksum:String}, now64(3)', {
      name: migration.name,
      checksum: migration.checksum,
    });
    done.push(migration.name);
  }
  return done;
}

async function make(database: Database, text: string): Promise<void> {
  const { name, cluster } = database;
  const texts = cluster === undefined ? [text] : clusterStatements(text, { name: cluster, database: name });
  for (const one of texts) await database.command(one);
}

async function claimForNetwork(database: Database, network: NetworkName): Promise<void> {
  const [owner] = await database.rows<{ network: string }>('SELECT network FROM schema_network LIMIT 1');
  if (owner === undefined) {
    await database.command('INSERT INTO schema_network SELECT {network:String}', { network });
  } else if (owner.network !== network) {
    throw new AnalyticsError(
      'NETWORK_COLLISION',
      `Expected the database ${database.name} to be free for network "${network}", found that it belongs to "${owner.network}".`,
    );
  }
}

function skippingWhatExists(text: string): string {
  return text.replace(/\bCREATE (TABLE|VIEW) (?!IF NOT EXISTS)/u, 'CREATE $1 IF NOT EXISTS ');
}
