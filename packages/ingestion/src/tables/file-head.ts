/** The first bytes of a file, unpacked where it is compressed; its own bytes say by what, not its name. */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AnalyticsError } from '@analytics/domain';
import type { Compression } from '@analytics/storage';
import { Decompress } from 'fzstd';
import type * as Xz from 'xz-decompress';

// Its types promise named exports, which a CommonJS module has for require only.
const { XzReadableStream } = createRequire(import.meta.url)('xz-decompress') as typeof Xz;

export interface FileHead {
  readonly compression: Compression;
  /** At most `HEAD_BYTES` of what is inside. */
  readonly bytes: Buffer;
  /** Whether that is all there is. */
  readonly is_whole: boolean;
}

/** Headers and some rows fit. */
const HEAD_BYTES = 262_144;

const MAGIC: Readonly<Record<Exclude<Compression, 'none'>, string>> = {
  gzip: '1f8b',
  zstd: '28b52ffd',
  xz: 'fd377a585a00',
};

/** What Excel calls "Unicode text". */
export const UTF_16 = 'UTF-16 text: save it as UTF-8 (of Excel: "CSV UTF-8"), or run iconv -f UTF-16 -t UTF-8 over it';

/** What is known and not read, by its first bytes; of two that begin alike the longer is first. */
const OTHER_MAGIC: Readonly<Record<string, string>> = {
  '504b0304': 'a zip archive (a workbook of Excel is one)',
  '425a68': 'bzip2',
  '04224d18': 'LZ4',
  fffe0000: 'UTF-32 text: save it as UTF-8',
  fffe: UTF_16,
  feff: UTF_16,
};

/** Which compression a name ends in. */
const NAMED: Readonly<Record<string, Compression>> = {
  gz: 'gzip',
  gzip: 'gzip',
  zst: 'zstd',
  zstd: 'zstd',
  xz: 'xz',
};

/** The compression that a file's name promises. */
export function namedCompression(path: string): Compression {
  return NAMED[/\.([a-z]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'none';
}

/**
 * Reads a file's first bytes. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE where it is not compressed as its name says,
 * or in another way.
 */
export async function readFileHead(path: string): Promise<FileHead> {
  const file = await openFile(path);
  try {
    const first = await chunkAt(file, 0, 8);
    const compression = compressionOf(path, first.toString('hex'));
    const limit = HEAD_BYTES;
    const bytes = compression === 'none' ? await chunkAt(file, 0, limit) : await unpacked(file, compression, limit);
    return { compression, bytes, is_whole: bytes.length < limit };
  } catch (error) {
    throw error instanceof AnalyticsError ? error : unreadable(path, error);
  } finally {
    await file.close();
  }
}

/** The whole of a file, unpacked; more than `limit` bytes are cut off. Throws as `readFileHead` does. */
export async function readUnpacked(path: string, limit: number): Promise<Buffer> {
  const file = await openFile(path);
  try {
    const first = await chunkAt(file, 0, 8);
    const compression = compressionOf(path, first.toString('hex'));
    return await unpacked(file, compression, limit);
  } catch (error) {
    throw error instanceof AnalyticsError ? error : unreadable(path, error);
  } finally {
    await file.close();
  }
}

/** What is inside a file, unpacked, in pieces. Throws as `readFileHead` does. */
export async function* unpackedPieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    const first = await chunkAt(file, 0, 8);
    yield* piecesOf(file, compressionOf(path, first.toString('hex')));
  } catch (error) {
    throw error instanceof AnalyticsError ? error : unreadable(path, error);
  } finally {
    await file.close();
  }
}

/** A pipe or a socket would be waited for. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. */
async function openFile(path: string): Promise<FileHandle> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('no file');
    return await open(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function compressionOf(path: string, first: string): Compression {
  const other = Object.entries(OTHER_MAGIC).find(([magic]) => first.startsWith(magic));
  if (other !== undefined) {
    const message = `Expected text, Parquet, or either compressed as gzip, zstd or xz in ${path}, found ${other[1]}.`;
    throw new AnalyticsError('SOURCE_UNREADABLE', message);
  }
  const found = Object.entries(MAGIC).find(([, magic]) => first.startsWith(magic))?.[0] as Compression | undefined;
  const promised = namedCompression(path);
  if (promised !== 'none' && found !== promised) {
    const message = `Expected ${promised} in ${path}, as its name says, found ${found ?? 'a file that is not compressed'}: rename it or compress it again.`;
    throw new AnalyticsError('SOURCE_UNREADABLE', message);
  }
  return found ?? 'none';
}

async function chunkAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const chunk = await chunkAt(file, position, 65_536);
    if (chunk.length === 0) return;
    position += chunk.length;
    yield chunk;
  }
}

/** The first `limit` bytes of what is inside; the rest is not unpacked. */
async function unpacked(file: FileHandle, compression: Compression, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(file, compression)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= limit) break;
  }
  return Buffer.concat(pieces).subarray(0, limit);
}

async function* piecesOf(file: FileHandle, compression: Compression): AsyncGenerator<Uint8Array> {
  if (compression === 'none') yield* chunksOf(file);
  else if (compression === 'gzip') {
    const gunzip = createGunzip();
    const done = pipeline(chunksOf(file), gunzip);
    // Its failure also ends the loop below, which throws it.
    done.catch(() => undefined);
    yield* gunzip as AsyncIterable<Uint8Array>;
  } else if (compression === 'xz') {
    const source = ReadableStream.from(chunksOf(file)) as ReadableStream<Uint8Array>;
    yield* new XzReadableStream(source) as unknown as AsyncIterable<Uint8Array>;
  } else {
    const pieces: Uint8Array[] = [];
    const decompress = new Decompress((piece) => pieces.push(piece));
    for await (const chunk of chunksOf(file)) {
      decompress.push(chunk);
      yield* pieces.splice(0);
    }
    // Says that nothing follows: else a file that is cut off ends without a word.
    decompress.push(new Uint8Array(0), true);
    yield* pieces.splice(0);
  }
}

function unreadable(path: string, error: unknown): AnalyticsError {
  const code = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE';
  const found = error instanceof Error ? error.message : String(error);
  return new AnalyticsError(code, `Expected a file at ${path} that can be read, found: ${found}.`, { cause: error });
}
