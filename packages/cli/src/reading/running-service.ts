/** The API that has a data directory open: it says so in the directory, and commands that read ask it. */
import { AnalyticsError } from '@analytics/domain';
import { serviceOf } from '@analytics/storage';
import type { Shell } from '../shell.ts';

/** What `open` answers; where an API has the data directory open, what `ask` answers of it, and it is named. */
export async function orOfService<T>(
  shell: Shell,
  data_dir: string,
  open: () => Promise<T>,
  ask: (url: string) => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof AnalyticsError) || error.code !== 'DATA_DIR_IN_USE') throw error;
    const url = await serviceOf(data_dir);
    if (url === undefined) throw error;
    shell.warn(`Answered by ${url}, which has ${data_dir} open.`);
    return await ask(url);
  }
}
