/**
 * A copy of a data directory with the digest of every file, and the way back. Nothing is opened: what is copied are the
 * files that the engine left when its process ended.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readFile, readdir, readlink, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AnalyticsError, counted } from '@analytics/domain';
import { z } from 'zod';
import { requireFree } from './data-dir-holder.ts';
import { unwritten } from './place-file.ts';

/** Of a path below the data directory. */
const insidePath = z.string().refine((path) => isInside(path), 'leads out of the backup');

const listSchema = z.strictObject({
  format: z.literal(1),
  /** Epoch milliseconds. */
  created_ms: z.int(),
  code_version: z.string(),
  directories: z.array(insidePath),
  links: z.array(z.strictObject({ path: insidePath, target: z.string() })),
  files: z.array(z.strictObject({ path: insidePath, bytes: z.int(), sha256: z.string() })),
});

export type BackupList = z.infer<typeof listSchema>;

/** What is in the list, beside the list. */
const LIST = 'backup.json';
const DATA = 'data';

/** Of the data directory: what the next process makes itself. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'scratch',
  'service.json',
  join('engine', 'status'),
  join('engine', 'tmp'),
]);

export interface BackupReport {
  readonly file_count: number;
  readonly bytes: number;
}

interface Entry {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link';
  readonly bytes: number;
  readonly changed_ms: number;
}

/**
 * Copies a data directory that no process holds to the directory `target`, which must be missing or empty. Throws
 * DATA_DIR_IN_USE where a process has it or opened it meanwhile, NETWORK_NOT_FOUND where there is nothing,
 * DATA_DIR_NOT_EMPTY, OUTPUT_UNWRITABLE, DISK_FULL; then no backup is left. O(bytes).
 */
export async function backUp(
  data_dir: string,
  target: string,
  made: { readonly created_ms: number; readonly code_version: string },
): Promise<BackupReport> {
  const source = resolve(data_dir);
  if (`${resolve(target)}${sep}`.startsWith(`${source}${sep}`))
    throw new AnalyticsError('OUTPUT_UNWRITABLE', `Expected a place outside ${data_dir}, found ${target}.`);
  await requireFree(data_dir);
  if ((await lstat(join(source, 'engine')).catch(() => undefined)) === undefined)
    throw new AnalyticsError('NETWORK_NOT_FOUND', `Expected the data of a network in ${data_dir}, found none.`);
  return await inPlace(target, async (place) => {
    await mkdir(join(place, DATA));
    const before = await entriesOf(source);
    const copied = await copyAll(source, join(place, DATA), before).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? writtenTo(data_dir, error) : error;
    });
    await requireFree(data_dir);
    if (JSON.stringify(await entriesOf(source)) !== JSON.stringify(before)) throw writtenTo(data_dir);
    const list: BackupList = { format: 1, ...made, ...copied };
    await writeFile(join(place, LIST), `${JSON.stringify(list)}\n`);
    return reportOf(list);
  });
}

async function copyAll(
  source: string,
  target: string,
  entries: readonly Entry[],
): Promise<Pick<BackupList, 'directories' | 'links' | 'files'>> {
  const list: Pick<BackupList, 'directories' | 'links' | 'files'> = { directories: [], links: [], files: [] };
  for (const { path, kind } of entries) {
    const from = join(source, path);
    const to = join(target, path);
    switch (kind) {
      case 'directory':
        await mkdir(to);
        list.directories.push(path);
        break;
      case 'link':
        list.links.push({ path, target: await readlink(from) });
        break;
      case 'file':
        list.files.push({ path, ...(await copy(from, to)) });
    }
  }
  return list;
}

function writtenTo(data_dir: string, cause?: unknown): AnalyticsError {
  const message = `Expected ${data_dir} to stay as it was while it was copied, found that a process wrote to it.`;
  return new AnalyticsError('DATA_DIR_IN_USE', message, { cause });
}

/**
 * Makes the data directory `data_dir`, which must be missing or empty, from a backup, and compares every file with its
 * digest. Throws BACKUP_DAMAGED, DATA_DIR_NOT_EMPTY, DISK_FULL; then nothing is left of it. O(bytes).
 */
export async function restore(
  backup: string,
  data_dir: string,
): Promise<BackupReport & Pick<BackupList, 'created_ms'>> {
  const list = await readList(backup);
  return await inPlace(data_dir, async (place) => {
    for (const path of list.directories) await mkdir(join(place, path), { recursive: true });
    for (const { path, bytes, sha256 } of list.files) {
      const from = join(backup, DATA, path);
      const found = await copy(from, join(place, path)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw damaged(`${from} is missing`);
        throw error;
      });
      if (found.bytes !== bytes || found.sha256 !== sha256)
        throw damaged(`${from} is not what was backed up (${counted(found.bytes, 'byte')} of ${bytes})`);
    }
    for (const { path, target } of list.links) await symlink(target, join(place, path));
    return { ...reportOf(list), created_ms: list.created_ms };
  });
}

async function readList(backup: string): Promise<BackupList> {
  const path = join(backup, LIST);
  try {
    const list = listSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const outside = list.links.find(
      ({ path: at, target }) => isAbsolute(target) || !isInside(join(dirname(at), target)),
    );
    if (outside !== undefined) throw new Error(`the link ${outside.path} leads out of the backup`);
    return list;
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw damaged(`${path}: ${message}`, error);
  }
}

function damaged(found: string, cause?: unknown): AnalyticsError {
  return new AnalyticsError('BACKUP_DAMAGED', `Expected a whole backup, found that ${found}.`, { cause });
}

function reportOf({ files }: BackupList): BackupReport {
  return { file_count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Lets `fill` make a directory beside the target and puts it there when it is whole. */
async function inPlace<T>(target: string, fill: (place: string) => Promise<T>): Promise<T> {
  const path = resolve(target);
  const place = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await requireEmpty(path, target);
    await mkdir(place, { recursive: true });
    const report = await fill(place);
    await rmdir(path).catch(() => undefined);
    await rename(place, path);
    return report;
  } catch (error) {
    throw unwritten(target, error);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function requireEmpty(path: string, target: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  const [first] = found.isDirectory() ? await readdir(path) : [path];
  if (first === undefined) return;
  throw new AnalyticsError('DATA_DIR_NOT_EMPTY', `Expected ${target} to be missing or empty, found ${first} there.`);
}

/** In an order of their own, directories before what they hold. */
async function entriesOf(root: string, below = ''): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const found of (await readdir(join(root, below), { withFileTypes: true })).sort(byName)) {
    const path = join(below, found.name);
    if (LEFT_OUT.has(path)) continue;
    const { size, mtimeMs } = await lstat(join(root, path));
    if (found.isDirectory()) {
      entries.push({ path, kind: 'directory', bytes: 0, changed_ms: mtimeMs }, ...(await entriesOf(root, path)));
    } else if (found.isSymbolicLink()) entries.push({ path, kind: 'link', bytes: 0, changed_ms: mtimeMs });
    else if (found.isFile()) entries.push({ path, kind: 'file', bytes: size, changed_ms: mtimeMs });
  }
  return entries;
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1;
}

async function copy(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      digest.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), measure, createWriteStream(to, { flags: 'wx' }));
  return { bytes, sha256: digest.digest('hex') };
}

function isInside(path: string): boolean {
  const plain = normalize(path);
  return path !== '' && !plain.startsWith('..') && !isAbsolute(plain);
}
