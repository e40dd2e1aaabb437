/** Damages files of a table as a bad disk does, while no process has the data directory open. */
import { open, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../src/engine/database.ts';

/**
 * The `.bin` files of a table's parts whose names begin with `partition`, to be damaged once the database is closed.
 */
export async function dataFilesOf(database: Database, table: string, partition = ''): Promise<string[]> {
  const parts = await database.rows<{ path: string }>(
    'SELECT path FROM system.parts WHERE active AND database = currentDatabase() AND table = {table:String} AND startsWith(partition_id, {partition:String})',
    { table, partition },
  );
  const files: string[] = [];
  for (const { path } of parts)
    for (const name of await readdir(path)) if (name.endsWith('.bin')) files.push(join(path, name));
  return files;
}

/** Cuts files in half. */
export async function cut(files: readonly string[]): Promise<void> {
  for (const file of files) await truncate(file, Math.floor((await stat(file)).size / 2));
}

/** Changes a byte in the middle of files. */
export async function flip(files: readonly string[]): Promise<void> {
  await flipAt(files, 1);
}

/**
 * Changes bytes all over files: the columns of a small part lie in one file, one after the other, and a reader reads
 * some of them.
 */
export async function flipEverywhere(files: readonly string[]): Promise<void> {
  await flipAt(files, 64);
}

async function flipAt(files: readonly string[], places: number): Promise<void> {
  for (const file of files) {
    const handle = await open(file, 'r+');
    const { size } = await handle.stat();
    const byte = Buffer.alloc(1);
    for (let place = 0; place < places; place++) {
      const at = Math.floor((size * (place + 0.5)) / places);
      await handle.read(byte, 0, 1, at);
      byte.writeUInt8(byte.readUInt8() ^ 0x5a);
      await handle.write(byte, 0, 1, at);
    }
    await handle.close();
  }
}
