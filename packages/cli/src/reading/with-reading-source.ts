/** Opens what a reading or deciding command asks: the engine, or the API that has the data directory open. */
import { NO_FILE, withExistingDatabase, type Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import type { Decisions } from './decisions.ts';
import { engineDecisions } from './engine-decisions.ts';
import { engineSource } from './engine-source.ts';
import type { ReadingSource } from './reading-source.ts';
import { orOfService } from './running-service.ts';

/** `opened_by` opens the engine: withDatabase for what may be the first that is said of a network. */
export async function withReadingSource<T>(
  shell: Shell,
  options: Options,
  work: (source: ReadingSource, decisions: Decisions) => Promise<T>,
  opened_by: typeof withExistingDatabase = withExistingDatabase,
): Promise<T> {
  const { network, data_dir, configured } = options;
  return await orOfService(
    shell,
    data_dir,
    async () =>
      await opened_by(
        shell,
        options,
        async (database) =>
          await work(engineSource(database, shell, options), engineDecisions(database, options, shell)),
      ),
    async (url) => {
      const [{ clientOf }, { serviceSource }, { serviceDecisions }] = await Promise.all([
        import('./service-client.ts'),
        import('./service-source.ts'),
        import('./service-decisions.ts'),
      ]);
      if (configured.origin !== NO_FILE)
        shell.warn(`${configured.origin} is not read: the API answers by its own settings.`);
      const client = clientOf(shell, url);
      return await work(serviceSource(client, options), serviceDecisions(client, network));
    },
  );
}
