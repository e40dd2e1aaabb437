/** networks: the networks of a data directory or server, and the removal of one. */
import type { Command } from 'commander';
import { AnalyticsError, SERVICE_DATABASE, counted, databaseOf, parseNetworkName, utcMinute } from '@analytics/domain';
import {
  coreFacts,
  deleteAuditTrail,
  deleteCanvases,
  deleteFilings,
  deleteCaseWork,
  deleteNotifications,
  deleteWatches,
  listNetworks,
  listSlices,
  migrateService,
  openDatabase,
  removeNetwork,
  type Database,
} from '@analytics/storage';
import { parsePlace, serverAddress, type PlaceFlags } from '../place.ts';
import type { NetworkFacts } from '../reading/reading-source.ts';
import { orOfService } from '../reading/running-service.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface RemoveOptions extends PlaceFlags {
  readonly yes?: boolean;
}

export function registerNetworks(program: Command, shell: Shell): void {
  const networks = addPlaceOptions(program.command('networks'))
    .addHelpText('after', '\nExample:\n  $ npx analytics networks')
    .action(async (raw: PlaceFlags) => {
      const { data_dir } = parsePlace(raw, shell);
      const found = await orOfService(
        shell,
        data_dir,
        async () => await networksHere(shell, raw),
        async (url) => {
          const [{ clientOf }, { networksOfService }] = await Promise.all([
            import('../reading/service-client.ts'),
            import('../reading/service-source.ts'),
          ]);
          return await networksOfService(clientOf(shell, url));
        },
      );
      shell.answer({ networks: found });
      if (found.length === 0) shell.say('No network is here yet: "analytics demo" or "analytics run" makes one.');
      for (const line of alignedRows(found.map(networkRow))) shell.say(line);
    });
  addPlaceOptions(
    networks
      .command('remove')
      .argument('<network>', 'its name')
      .description('remove a network with all that is in it; says what would go, and removes it with --yes'),
  )
    .option('--yes', 'remove it; without, nothing is removed')
    .addHelpText('after', '\nExample:\n  $ npx analytics networks remove torus_test --yes')
    .action(async (name: string, _: RemoveOptions, command: Command) => {
      const raw: RemoveOptions = command.optsWithGlobals();
      const network = parseNetworkName(name);
      await withService(shell, raw, async (service, open) => {
        if (!(await listNetworks(service)).includes(network))
          throw new AnalyticsError('NETWORK_NOT_FOUND', `Expected a network ${JSON.stringify(network)}, found none.`);
        const database = await open(network);
        const facts = await factsOf(database, network);
        await database.close();
        const is_removed = raw.yes === true;
        if (is_removed) {
          // Its database goes last: a removal that ended half way is done again, and leaves nothing to a network of that name.
          await deleteCanvases(service, network);
          await deleteCaseWork(service, network);
          await deleteWatches(service, network);
          await deleteNotifications(service, network);
          await deleteFilings(service, network);
          await deleteAuditTrail(service, network);
          await removeNetwork(service, databaseOf(network), shell.environment.CLICKHOUSE_CLUSTER);
        }
        shell.answer({ ...facts, is_removed });
        const what = `${network}: ${counted(facts.transfer_count, 'transfer')}, ${counted(facts.slice_count, 'slice')}, its canvases, work on cases, watchlists, notification rules, reports and audit trail, and what was decided about its alerts`;
        shell.say(
          is_removed ? `Removed ${what}.` : `Would remove ${what}. Say --yes to remove it; it cannot be undone.`,
        );
      });
    });
}

function addPlaceOptions(command: Command): Command {
  return command
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads (default: the cores, at most 8)')
    .option('--json', 'print one JSON document and nothing else');
}

async function withService<T>(
  shell: Shell,
  raw: PlaceFlags,
  work: (service: Database, open: (network: string) => Promise<Database>) => Promise<T>,
): Promise<T> {
  const site = { ...parsePlace(raw, shell), server: serverAddress(shell) };
  const service = await openDatabase({ ...site, name: SERVICE_DATABASE });
  try {
    await migrateService(service);
    return await work(
      service,
      async (network) => await openDatabase({ ...site, name: databaseOf(parseNetworkName(network)), must_exist: true }),
    );
  } finally {
    await service.close();
  }
}

async function networksHere(shell: Shell, raw: PlaceFlags): Promise<NetworkFacts[]> {
  return await withService(shell, raw, async (service, open) => {
    const found: NetworkFacts[] = [];
    for (const network of await listNetworks(service)) {
      const database = await open(network);
      try {
        found.push(await factsOf(database, network));
      } finally {
        await database.close();
      }
    }
    return found;
  });
}

async function factsOf(database: Database, network: string): Promise<NetworkFacts> {
  const [facts, slices] = [await coreFacts(database), await listSlices(database)];
  const [newest] = slices;
  return {
    network,
    transfer_count: facts.transfer_count,
    last_timestamp_ms: facts.last_timestamp_ms,
    slice_count: slices.length,
    newest_slice: newest === undefined ? '' : `${newest.processing_date}/${newest.window_days}`,
  };
}

function networkRow({ network, transfer_count, last_timestamp_ms, slice_count, newest_slice }: NetworkFacts): string[] {
  return [
    network,
    counted(transfer_count, 'transfer'),
    transfer_count === 0 ? '' : `the newest of ${utcMinute(last_timestamp_ms)}`,
    slice_count === 0 ? 'nothing published' : `${counted(slice_count, 'slice')}, the newest ${newest_slice}`,
  ];
}
