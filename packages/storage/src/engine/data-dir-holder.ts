/** Which process has a data directory open, what it is, and where it answers. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { z } from 'zod';
import { processExists } from './process-liveness.ts';

const SERVICE_FILE = 'service.json';
const serviceSchema = z.strictObject({ pid: z.int(), url: z.url() });

/** Notes in the data directory where this process answers, for those who find it taken; gives what removes the note. */
export async function noteServiceAt(data_dir: string, url: string): Promise<() => Promise<void>> {
  const path = join(data_dir, SERVICE_FILE);
  await writeFile(path, `${JSON.stringify({ pid: process.pid, url })}\n`);
  return async () => {
    await rm(path, { force: true });
  };
}

/** Where the process that holds the directory answers; undefined where it is no service. */
export async function serviceOf(data_dir: string): Promise<string | undefined> {
  const holder = await holderOf(data_dir);
  return holder === undefined ? undefined : await urlOf(data_dir, holder);
}

/** Throws DATA_DIR_IN_USE where another process has it open. */
export async function requireFree(data_dir: string): Promise<void> {
  const holder = await holderOf(data_dir);
  if (holder !== undefined) throw await inUse(data_dir, holder);
}

/** The id of the other process that has it open; undefined where none does. */
async function holderOf(data_dir: string): Promise<number | undefined> {
  const status = join(resolve(data_dir), 'engine', 'status');
  return (await lockHolder(status)) ?? (await writtenHolder(status));
}

/** The refusal to open a directory that `pid` has open. */
export async function inUse(data_dir: string, pid: number, cause?: unknown): Promise<AnalyticsError> {
  const [command, url] = await Promise.all([commandOf(pid), urlOf(data_dir, pid)]);
  const named = command === undefined ? '' : ` (analytics ${command})`;
  const answers = url === undefined ? '' : ` and answers at ${url}`;
  const message = `Expected to open ${data_dir}, found that process ${pid}${named} has it open${answers}.`;
  return new AnalyticsError('DATA_DIR_IN_USE', message, { cause });
}

/** The command of ours that a process runs, without its flags, which may hold what is not for others to see. */
async function commandOf(pid: number): Promise<string | undefined> {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const script = words.findIndex((word) => /(^|\/)analytics(\.js)?$/u.test(word));
  const command = words[script + 1];
  return script === -1 || command === undefined || !/^[a-z-]+$/u.test(command) ? undefined : command;
}

/** Undefined where it notes none; one that a process left which was killed is not believed. */
async function urlOf(data_dir: string, pid: number): Promise<string | undefined> {
  const text = await readFile(join(data_dir, SERVICE_FILE), 'utf8').catch(() => '{}');
  try {
    const noted = serviceSchema.safeParse(JSON.parse(text));
    return noted.success && noted.data.pid === pid ? noted.data.url : undefined;
  } catch {
    return undefined;
  }
}

/** Linux's number of a device from its major and minor parts. */
function deviceOf(major: number, minor: number): number {
  return (major & 0xfff) * 256 + (minor & 0xff) + Math.floor(minor / 256) * 2 ** 20;
}

/**
 * The other process that holds a lock on the file, where the system tells (Linux); undefined where none does or it does
 * not tell.
 */
export async function lockHolder(path: string): Promise<number | undefined> {
  try {
    const { ino, dev } = await stat(path);
    for (const line of (await readFile('/proc/locks', 'utf8')).split('\n')) {
      const found = /\s(\d+) ([0-9a-f]+):([0-9a-f]+):(\d+) /u.exec(line);
      if (found === null || Number(found[4]) !== ino || Number(found[1]) === process.pid) continue;
      if (dev === deviceOf(Number.parseInt(found[2] ?? '', 16), Number.parseInt(found[3] ?? '', 16)))
        return Number(found[1]);
    }
  } catch {
    // No lock file yet, or no /proc: then the engine's own refusal decides.
  }
  return undefined;
}

/** Where the system does not tell locks: the process that the engine wrote down, if it lives; the engine removes the file when it ends. */
async function writtenHolder(path: string): Promise<number | undefined> {
  if ((await stat('/proc/locks').catch(() => undefined)) !== undefined) return undefined;
  const pid = /PID: (\d+)/u.exec(await readFile(path, 'utf8').catch(() => ''))?.[1];
  return pid !== undefined && processExists(Number(pid)) ? Number(pid) : undefined;
}
