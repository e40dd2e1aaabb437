/** What is kept of a network in its database and in the one that all share: of the engine, or of the API that has them open. */
import type { ApiClient } from '@analytics/api-client';
import type { NetworkName } from '@analytics/domain';
import { ResidentSlices, readCaseBook, recordDecisions, type Database } from '@analytics/storage';
import { withExistingDatabase, type Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import { orOfService } from './running-service.ts';
import { withSharedDatabase } from './shared-database.ts';

export interface NetworkPlace {
  readonly network: NetworkName;
  readonly database: Database;
  readonly service: Database;
}

/** The network must exist. */
export async function withNetworkPlace<T>(
  shell: Shell,
  options: Options,
  ofEngine: (place: NetworkPlace) => Promise<T>,
  ofService: (client: ApiClient) => Promise<T>,
): Promise<T> {
  const { network, data_dir } = options;
  return await orOfService(
    shell,
    data_dir,
    async () =>
      await withExistingDatabase(
        shell,
        options,
        async (database) =>
          await withSharedDatabase(shell, options, async (service) => await ofEngine({ network, database, service })),
      ),
    async (url) => {
      const { clientOf } = await import('./service-client.ts');
      return await ofService(clientOf(shell, url));
    },
  );
}

/** Records what was decided in the audit trail, before the command answers. */
export async function recordOf({ service, database, network }: NetworkPlace, { now_ms }: Shell): Promise<void> {
  await recordDecisions(service, database, network, now_ms());
}

/** Its slices with the work of people on its cases; nobody is watched. */
export function slicesOf({ service, database, network }: NetworkPlace, { now_ms }: Shell): ResidentSlices {
  return new ResidentSlices(database, now_ms, undefined, () => readCaseBook(service, network));
}
