/**
 * Whether a file of Zstandard is whole. The engine reads one that is cut off as far as it goes, and says nothing: a row
 * that is cut inside its last value would be a sound one. Format: RFC 8878, section 3.1.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { AnalyticsError } from '@analytics/domain';

const FRAME = 0xfd2fb528;
/** Sixteen magic numbers of frames that hold no data. */
const SKIPPABLE = 0x184d2a50;

const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];
const BLOCK_OF_ONE_BYTE = 1;
const NO_BLOCK = 3;

/** Walks from block to block and unpacks none. Throws SOURCE_UNREADABLE. O(blocks), of at most 128 KB each. */
export async function requireWholeZstd(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    let at = 0;
    while (at < size) {
      const end = await endOfFrame(file, at);
      if (end === undefined || end > size) throw cutOff(path, size);
      at = end;
    }
  } finally {
    await file.close();
  }
}

/** Behind the frame at `at`, which may be beyond the file's end; undefined where its headers do not end. */
async function endOfFrame(file: FileHandle, at: number): Promise<number | undefined> {
  const head = await bytesAt(file, at, 8);
  if (head === undefined) return undefined;
  const magic = head.readUInt32LE(0);
  if (magic >>> 4 === SKIPPABLE >>> 4) return at + 8 + head.readUInt32LE(4);
  if (magic !== FRAME) return undefined;
  const descriptor = head.readUInt8(4);
  const is_single = (descriptor & 0x20) !== 0;
  const size_bytes = descriptor >>> 6 === 0 && is_single ? 1 : (SIZE_BYTES[descriptor >>> 6] ?? 0);
  let next = at + 5 + (is_single ? 0 : 1) + (DICTIONARY_BYTES[descriptor & 3] ?? 0) + size_bytes;
  for (;;) {
    const header = (await bytesAt(file, next, 3))?.readUIntLE(0, 3);
    const type = header === undefined ? NO_BLOCK : (header >>> 1) & 3;
    if (header === undefined || type === NO_BLOCK) return undefined;
    next += 3 + (type === BLOCK_OF_ONE_BYTE ? 1 : header >>> 3);
    if ((header & 1) === 1) return next + ((descriptor & 4) === 0 ? 0 : 4);
  }
}

/** Undefined where the file ends before. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return bytesRead < length ? undefined : buffer;
}

function cutOff(path: string, size: number): AnalyticsError {
  const message = `Expected a whole file of zstd at ${path}, found that its ${size} bytes end inside a frame: fetch or compress it again.`;
  return new AnalyticsError('SOURCE_UNREADABLE', message);
}
