import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadTo } from './download.ts';

let directory: string;
let server: Server | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-download-'));
});
afterEach(async () => {
  server?.close();
  await rm(directory, { recursive: true, force: true });
});

/** Downloads what a server sends, to the byte, before it closes the connection. */
async function download(sent: string): Promise<string> {
  const listening = createServer((socket) => {
    socket.once('data', () => socket.end(sent));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const path = join(directory, 'answer.csv');
  const url = `http://127.0.0.1:${port}/a`;
  await downloadTo(path, { url, headers: {}, allow_link_local: false, signal: undefined });
  return await readFile(path, 'utf8');
}

describe('downloadTo', () => {
  it.each([
    ['with its length', 'content-length: 4\r\n\r\na,b\n'],
    ['in chunks', 'transfer-encoding: chunked\r\n\r\n4\r\na,b\n\r\n0\r\n\r\n'],
  ])('writes an answer %s', async (_, rest) => {
    expect(await download(`HTTP/1.1 200 OK\r\nconnection: close\r\n${rest}`)).toBe('a,b\n');
  });

  it.each([
    ['is shorter than its length', 'content-length: 40\r\n\r\na,b\n', 'to answer to its end'],
    ['ends inside its chunks', 'transfer-encoding: chunked\r\n\r\n4\r\na,b\n\r\n', 'to answer to its end'],
    ['says no length', '\r\na,b\n', 'neither a length nor chunks'],
  ])('refuses an answer that %s, and leaves no file', async (_, rest, message) => {
    const sent = `HTTP/1.1 200 OK\r\nconnection: close\r\n${rest}`;
    await expect(download(sent)).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      message: expect.stringContaining(message) as string,
    });
    expect(existsSync(join(directory, 'answer.csv'))).toBe(false);
  });
});
