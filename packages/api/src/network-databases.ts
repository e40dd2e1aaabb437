/**
 * The databases that the API reads, each opened once a lane: in the embedded engine one connection runs its queries one
 * after another.
 */
import { AnalyticsError, OncePerKey, SERVICE_DATABASE, databaseOf, type NetworkName } from '@analytics/domain';
import {
  CaseBooks,
  ResidentSlices,
  WatchedAddresses,
  askedByNobody,
  listNetworks,
  migrate,
  migrateService,
  openDatabase,
  type Database,
  type ServerAddress,
} from '@analytics/storage';
import type { DatabaseLane, Databases } from './context.ts';

export interface NetworkDatabasesOptions {
  readonly data_dir: string;
  readonly server: ServerAddress | undefined;
  /** For exports and queries; reads take one thread each. */
  readonly threads: number;
  /** A read that takes longer is given up. */
  readonly read_seconds: number;
  readonly now_ms: () => number;
}

/** Opens the engine; networks are opened when they are first asked for. */
export async function openNetworkDatabases(options: NetworkDatabasesOptions): Promise<Databases> {
  const { data_dir, server } = options;
  // The database that all networks share is there before any network is.
  const engine = await openDatabase({ name: SERVICE_DATABASE, data_dir, server, threads: 1 });
  await migrateService(engine);
  const statement_seconds = options.read_seconds;
  const watch = await openDatabase({ name: SERVICE_DATABASE, data_dir, server, threads: 1, statement_seconds });
  const opened = new OncePerKey<string, Database>();
  const resident = new Map<NetworkName, ResidentSlices>();
  const watched = new WatchedAddresses(engine, options.now_ms);
  const books = new CaseBooks(engine, options.now_ms);

  const open = async (network: NetworkName, lane: DatabaseLane): Promise<Database> => {
    const limits =
      lane === 'reads'
        ? { threads: server === undefined ? 1 : options.threads, statement_seconds: options.read_seconds }
        : { threads: options.threads };
    const database = await openDatabase({
      name: databaseOf(network),
      data_dir,
      server,
      must_exist: true,
      in_turn: true,
      ...limits,
    });
    try {
      await migrate(database, network);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  };

  let isClosing = false;
  const of = async (network: NetworkName, lane: DatabaseLane): Promise<Database> => {
    // Nobody would close it: a request that outlives its time to end may still ask.
    if (isClosing) throw new AnalyticsError('SERVICE_BUSY', 'Expected a service that runs, found one that stops.');
    const place = `${network} ${lane}`;
    // A network that is missing now may be made by the next run: a failure is not kept.
    return await opened.get(place, () => askedByNobody(() => open(network, lane)));
  };

  return {
    service: engine,
    watch,
    of,
    resident: async (network) => {
      const database = await of(network, 'reads');
      const known =
        resident.get(network) ??
        new ResidentSlices(
          database,
          options.now_ms,
          () => watched.of(network),
          () => books.of(network),
        );
      resident.set(network, known);
      return known;
    },
    opened: () => [...resident.keys()],
    networks: async () => await listNetworks(watch),
    close: async () => {
      isClosing = true;
      for (const opening of opened.values()) await (await opening.catch(() => undefined))?.close();
      await watch.close();
      await engine.close();
    },
  };
}
