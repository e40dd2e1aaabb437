/** What a run reads, in a few digits: an attempt may be taken up only where its input is still the same. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { canonicalJson, type NetworkName, type Window } from '@analytics/domain';
import { locateFiles, type SourceLocation } from '@analytics/ingestion';

/** Of the source's files by name, size and time of change; '' without a source. Throws SOURCE_NOT_FOUND. */
export async function sourceFingerprint(
  source: SourceLocation | undefined,
  network: NetworkName,
  window: Window,
): Promise<string> {
  if (source === undefined) return '';
  const facts: Record<string, unknown> = {};
  for (const [kind, path] of Object.entries(await locateFiles(source, network, window))) {
    const { size, mtimeMs } = await stat(path);
    facts[kind] = { path, size, mtimeMs };
  }
  return createHash('sha256').update(canonicalJson(facts)).digest('hex').slice(0, 16);
}
