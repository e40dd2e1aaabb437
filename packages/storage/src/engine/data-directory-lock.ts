/** Which process holds a data directory. */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { processExists } from './process-liveness.ts';

export function inUse(data_dir: string, pid: string, cause?: unknown): AnalyticsError {
  const message = `Expected to open ${data_dir}, found that process ${pid} has it open.`;
  return new AnalyticsError('DATA_DIR_IN_USE', message, { cause });
}

/** Throws DATA_DIR_IN_USE where another process has it open. */
export async function requireFree(data_dir: string): Promise<void> {
  const holder = await holderOf(data_dir);
  if (holder !== undefined) throw inUse(data_dir, String(holder));
}

/** The id of the other process that has it open; undefined where none does. */
export async function holderOf(data_dir: string): Promise<number | undefined> {
  const status = join(resolve(data_dir), 'engine', 'status');
  return (await lockHolder(status)) ?? (await writtenHolder(status));
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

/** Linux's number of a device from its major and minor parts. */
function deviceOf(major: number, minor: number): number {
  return (major & 0xfff) * 256 + (minor & 0xff) + Math.floor(minor / 256) * 2 ** 20;
}

/** Where the system does not tell locks: the process that the engine wrote down, if it lives; the engine removes the file when it ends. */
async function writtenHolder(path: string): Promise<number | undefined> {
  if ((await stat('/proc/locks').catch(() => undefined)) !== undefined) return undefined;
  const pid = /PID: (\d+)/u.exec(await readFile(path, 'utf8').catch(() => ''))?.[1];
  return pid !== undefined && processExists(Number(pid)) ? Number(pid) : undefined;
}
