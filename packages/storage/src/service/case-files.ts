/** The bytes of files that are attached to cases: once for each network and digest, in pieces. */
import { createHash } from 'node:crypto';
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { bytesOf, type Removal } from '../slices/retention.ts';

const PIECE_BYTES = 1_048_576;

/** Keeps the bytes, unless they are kept, and gives their SHA-256 as hex. */
export async function keepFile(service: Database, network: NetworkName, bytes: Uint8Array): Promise<string> {
  const file_digest = createHash('sha256').update(bytes).digest('hex');
  const kept = await readRows(service, 'case-work/pieces', { network, file_digest });
  const known = new Set(kept.map(({ piece }) => piece));
  for (let piece = 0; piece * PIECE_BYTES < bytes.length; piece += 1) {
    // What a process that died has left is filled up.
    if (known.has(piece)) continue;
    const part = bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
    const content_base64 = Buffer.from(part).toString('base64');
    await insertRows(service, 'service_case_files', [{ network, file_digest, piece, content_base64 }]);
  }
  return file_digest;
}

/** The bytes of a file, piece by piece. Throws CASE_ITEM_NOT_FOUND where they are not all there. */
export async function* fileBytes(
  service: Database,
  network: NetworkName,
  { file_digest, byte_count }: { readonly file_digest: string; readonly byte_count: number },
): AsyncGenerator<Buffer> {
  for (let piece = 0; piece * PIECE_BYTES < byte_count; piece += 1) {
    const [row] = await readRows(service, 'case-work/piece', { network, file_digest, piece });
    if (row === undefined)
      throw new AnalyticsError('CASE_ITEM_NOT_FOUND', `Expected the bytes of the file ${file_digest}, found a part.`);
    yield Buffer.from(row.content_base64, 'base64');
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
