import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Database } from '@analytics/storage';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExportFiles } from './export-files.ts';

/** Larger than what a stream holds before anybody reads. */
const BYTES = 3 * 256 * 1024;
const IDLE_MS = 60_000;
const LIMITS = {
  at_once: 2,
  max_waiting: 1,
  max_files: 2,
  max_files_per_client: 2,
  max_waiting_per_client: 1,
  idle_ms: IDLE_MS,
  min_bytes_per_second: 1024,
};

let data_dir: string;
let files: ExportFiles;
let written: number;
const database = {
  exportToFile: async (_query: string, _parameters: object, _format: string, path: string) => {
    written += 1;
    await writeFile(path, Buffer.alloc(BYTES, 7));
  },
} as unknown as Database;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-downloads-'));
  files = new ExportFiles(data_dir, LIMITS);
  written = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(data_dir, { recursive: true });
});

const write = async (client = 'ana'): Promise<Readable> =>
  (await files.write(client, database, 'SELECT 1', {}, 'csv')).stream;

const closed = async (stream: Readable): Promise<unknown> =>
  await new Promise((resolve) => {
    let failure: unknown;
    stream.on('error', (error) => (failure = error));
    stream.on('close', () => {
      resolve(failure);
    });
  });

describe('ExportFiles', () => {
  it('keeps the place of an export until its client has read it, and is busy beyond', async () => {
    const [first, second] = [await write(), await write()];
    const third = write();
    await expect(write()).rejects.toMatchObject({ code: 'SERVICE_BUSY' });
    expect(written).toBe(2);
    expect(await buffer(first)).toHaveLength(BYTES);
    const admitted = await third;
    expect(written).toBe(3);
    for (const stream of [second, admitted]) stream.destroy();
    await Promise.all([closed(second), closed(admitted)]);
    expect(await readdir(join(data_dir, 'downloads'))).toEqual([]);
  });

  it('lets go of everything when the service ends', async () => {
    const unread = [await write(), await write()];
    const refused = expect(write()).rejects.toMatchObject({ code: 'SERVICE_BUSY' });
    const ends = unread.map(closed);
    files.close();
    for (const end of ends) expect(await end).toMatchObject({ code: 'SERVICE_BUSY' });
    await refused;
    await expect(write()).rejects.toMatchObject({ code: 'SERVICE_BUSY' });
    expect(written).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives the place of a client that left to the next', async () => {
    const [first, second] = [await write(), await write()];
    const third = write();
    first.destroy();
    expect(await buffer(await third)).toHaveLength(BYTES);
    expect(await buffer(second)).toHaveLength(BYTES);
  });

  it('cuts off a client that reads nothing for idle_ms, whether it began or not', async () => {
    const [never, stopped] = [await write(), await write()];
    const ends = [closed(never), closed(stopped)];
    await new Promise<void>((resolve) => stopped.once('readable', resolve));
    stopped.read();
    await vi.advanceTimersByTimeAsync(IDLE_MS);
    for (const failure of await Promise.all(ends)) expect(failure).toMatchObject({ code: 'SERVICE_BUSY' });
    expect(await buffer(await write())).toHaveLength(BYTES);
  });

  it('leaves a client that reads slowly alone', async () => {
    const stream = await write();
    let read = 0;
    for await (const chunk of stream) {
      read += (chunk as Buffer).length;
      await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
    }
    expect(read).toBe(BYTES);
  });

  it('cuts off a client that is never idle and takes too little over its whole download', async () => {
    files = new ExportFiles(data_dir, { ...LIMITS, min_bytes_per_second: 100 * 1024 });
    const stream = await write();
    let read = 0;
    const reading = (async () => {
      for await (const chunk of stream) {
        read += (chunk as Buffer).length;
        await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'SERVICE_BUSY' });
    expect(read).toBeLessThan(BYTES);
    expect(await buffer(await write())).toHaveLength(BYTES);
  });

  it('leaves places to other clients, however much one asks for', async () => {
    files = new ExportFiles(data_dir, { ...LIMITS, max_waiting: 4, max_files: 3 });
    const [first, second] = [await write('greedy'), await write('greedy')];
    const third = write('greedy');
    await expect(write('greedy')).rejects.toMatchObject({
      code: 'SERVICE_BUSY',
      message: expect.stringContaining('1 exports of a client to wait') as string,
    });
    const other = await write('ben');
    // A place that is free goes to who has fewer, though the other waits longer.
    const later = write('cleo');
    first.destroy();
    expect(await buffer(await later)).toHaveLength(BYTES);
    expect(await buffer(other)).toHaveLength(BYTES);
    second.destroy();
    expect(await buffer(await third)).toHaveLength(BYTES);
  });

  it('frees the place of an export that failed', async () => {
    const failing = { exportToFile: () => Promise.reject(new Error('no')) } as unknown as Database;
    for (let at = 0; at < 4; at += 1) await expect(files.write('ana', failing, '', {}, 'csv')).rejects.toThrow('no');
    expect(await buffer(await write())).toHaveLength(BYTES);
  });

  it('sweeps what an earlier process left of downloads, and nothing that export_batch wrote', async () => {
    const batch = join(data_dir, 'exports', 'mychain', '2025-11-20', '30');
    for (const directory of [batch, join(data_dir, 'downloads')]) {
      await mkdir(directory, { recursive: true });
      await writeFile(join(directory, 'alerts.parquet'), 'rows');
    }
    await files.sweep();
    expect(await readFile(join(batch, 'alerts.parquet'), 'utf8')).toBe('rows');
    expect(await readdir(data_dir)).toEqual(['exports']);
  });
});
