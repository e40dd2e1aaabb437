/** The API that has a data directory open: it says so in the directory, and commands that read ask it. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { holderOf } from '@analytics/storage';
import { z } from 'zod';
import type { Shell } from '../shell.ts';

const recordSchema = z.object({ pid: z.int(), url: z.url({ protocol: /^http$/u }) });

const fileOf = (data_dir: string): string => join(data_dir, 'service.json');

/** Says that this process answers at `url`; the function that it gives takes that back. */
export async function announceService(data_dir: string, url: string): Promise<() => Promise<void>> {
  const path = fileOf(data_dir);
  await writeFile(path, `${JSON.stringify({ pid: process.pid, url })}\n`);
  return async () => {
    await rm(path, { force: true });
  };
}

/** Where the process that holds the directory answers; undefined where it is no API. */
async function serviceOf(data_dir: string): Promise<string | undefined> {
  const holder = await holderOf(data_dir);
  const text = await readFile(fileOf(data_dir), 'utf8').catch(() => undefined);
  if (holder === undefined || text === undefined) return undefined;
  // An API that was killed leaves its file behind.
  const record = recordSchema.safeParse(JSON.parse(text));
  return record.data?.pid === holder ? record.data.url : undefined;
}

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
