/** Opens what a reading command asks: the engine, or the API that has the data directory open. */
import { withExistingDatabase, type Options } from '../options.ts';
import type { Shell } from '../shell.ts';
import { engineSource } from './engine-source.ts';
import type { ReadingSource } from './reading-source.ts';
import { orOfService } from './running-service.ts';

export async function withReadingSource<T>(
  shell: Shell,
  options: Options,
  work: (source: ReadingSource) => Promise<T>,
): Promise<T> {
  return await orOfService(
    shell,
    options.data_dir,
    async () =>
      await withExistingDatabase(
        shell,
        options,
        async (database) => await work(engineSource(database, shell, options)),
      ),
    async (url) => {
      const { clientOf, serviceSource } = await import('./service-source.ts');
      return await work(serviceSource(clientOf(shell, url), options));
    },
  );
}
