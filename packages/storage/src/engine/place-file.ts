/**
 * Puts a finished file where the user wants it: whole or not at all, and never in place of something that is no file.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AnalyticsError } from '@analytics/domain';

/**
 * Moves `from` to `target`. A symbolic link is followed; a device or pipe is written to; a directory is refused.
 * Throws OUTPUT_UNWRITABLE, DISK_FULL. `from` is gone afterwards.
 */
export async function placeFile(from: string, target: string): Promise<void> {
  try {
    const path = await realpath(target).catch(() => resolve(target));
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true) {
      throw new AnalyticsError('OUTPUT_UNWRITABLE', `Expected a file to write, found the directory ${target}.`);
    }
    if (found !== undefined && !found.isFile()) await pipeline(createReadStream(from), createWriteStream(path));
    else await moveFile(from, path);
  } catch (error) {
    throw unwritten(target, error);
  } finally {
    await rm(from, { force: true });
  }
}

/** Writes what a stream gives to `target`, in the same way. Throws OUTPUT_UNWRITABLE, DISK_FULL. */
export async function placeStream(stream: Readable, target: string): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  const directory = found === undefined || found.isFile() ? dirname(resolve(target)) : tmpdir();
  const part = join(directory, `.export-${randomUUID()}.part`);
  try {
    await pipeline(stream, createWriteStream(part));
  } catch (error) {
    await rm(part, { force: true });
    throw unwritten(target, error);
  }
  await placeFile(part, target);
}

/** What to throw where `target` could not be written: OUTPUT_UNWRITABLE, DISK_FULL; an error of ours as it is. */
export function unwritten(target: string, error: unknown): AnalyticsError {
  if (error instanceof AnalyticsError) return error;
  const code = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'DISK_FULL' : 'OUTPUT_UNWRITABLE';
  return new AnalyticsError(code, `Expected to write ${target}, found: ${(error as Error).message}.`, { cause: error });
}

async function moveFile(from: string, path: string): Promise<void> {
  try {
    await rename(from, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const part = `${path}.part-${randomUUID()}`;
    try {
      await copyFile(from, part);
      await rename(part, path);
    } finally {
      await rm(part, { force: true });
    }
  }
}
