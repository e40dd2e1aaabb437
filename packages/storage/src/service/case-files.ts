/** The bytes of files that are attached to cases: once for each network and digest, in pieces. */
import { createHash } from 'node:crypto';
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { bytesOf, type Removal } from '../slices/retention.ts';

const PIECE_BYTES = 1_048_576;
/** Of the files of all cases of a network: 10 GB. */
const MAX_NETWORK_FILE_BYTES = 10_000_000_000;

export interface FileToAttach {
  readonly file_name: string;
  readonly media_type: string;
  readonly bytes: Uint8Array;
}

/** The SHA-256 of the bytes, as hex. */
export function fileDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps the bytes, unless they are kept whole. Throws CASE_LIMIT where the network has too many. */
export async function keepFile(service: Database, network: NetworkName, bytes: Uint8Array): Promise<void> {
  const file_digest = fileDigest(bytes);
  const kept = await readRows(service, 'case-work/pieces', { network, file_digest });
  if (kept.length > 0) {
    if (await isWhole(service, network, { file_digest, byte_count: bytes.length })) return;
    await service.command(statement('case-work/delete_files'), { network, file_digests: [file_digest] });
  }
  await requireRoom(service, network, bytes.length);
  for (let piece = 0; piece * PIECE_BYTES < bytes.length; piece += 1) {
    const part = bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
    const content_base64 = Buffer.from(part).toString('base64');
    await insertRows(service, 'service_case_files', [{ network, file_digest, piece, content_base64 }]);
  }
}

async function requireRoom(service: Database, network: NetworkName, byte_count: number): Promise<void> {
  const [kept] = await readRows(service, 'case-work/kept_bytes', { network });
  const total = Number(kept?.byte_count ?? 0) + byte_count;
  if (total <= MAX_NETWORK_FILE_BYTES) return;
  const most = `at most ${MAX_NETWORK_FILE_BYTES} bytes of files in the cases of ${network}`;
  throw new AnalyticsError('CASE_LIMIT', `Expected ${most}, found ${total}; "analytics prune" deletes removed ones.`);
}

interface KeptFile {
  readonly file_digest: string;
  readonly byte_count: number;
}

/** The bytes of a file, piece by piece, once all were compared with their digest. Throws CASE_FILE_DAMAGED. */
export async function fileBytes(
  service: Database,
  network: NetworkName,
  file: KeptFile,
): Promise<AsyncGenerator<Buffer>> {
  if (await isWhole(service, network, file)) return piecesOf(service, network, file);
  throw new AnalyticsError(
    'CASE_FILE_DAMAGED',
    `Expected the bytes with the SHA-256 ${file.file_digest}, found others or a part.`,
  );
}

async function isWhole(service: Database, network: NetworkName, file: KeptFile): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const part of piecesOf(service, network, file)) hash.update(part);
  return hash.digest('hex') === file.file_digest;
}

/** Those that are there. */
async function* piecesOf(
  service: Database,
  network: NetworkName,
  { file_digest, byte_count }: KeptFile,
): AsyncGenerator<Buffer> {
  for (let piece = 0; piece * PIECE_BYTES < byte_count; piece += 1) {
    const [row] = await readRows(service, 'case-work/piece', { network, file_digest, piece });
    if (row !== undefined) yield Buffer.from(row.content_base64, 'base64');
  }
}

/** Deletes the bytes that no case has attached any more; counts them only where `apply` is false. */
export async function pruneCaseFiles(service: Database, network: NetworkName, apply: boolean): Promise<Removal[]> {
  const found = await readRows(service, 'case-work/unattached', { network });
  if (found.length === 0) return [];
  const row_count = found.reduce((sum, one) => sum + Number(one.piece_count), 0);
  const before = await bytesOf(service, 'service_case_files');
  const file_digests = found.map(({ file_digest }) => file_digest);
  if (apply) await service.command(statement('case-work/delete_files'), { network, file_digests });
  const bytes = apply ? Math.max(0, before - (await bytesOf(service, 'service_case_files'))) : undefined;
  return [{ table: 'service_case_files', row_count, bytes }];
}
