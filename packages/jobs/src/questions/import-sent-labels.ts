/** Labels of a file that somebody sent over HTTP, taken as "analytics labels import" takes them from disk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import { importLabels, type LabelImport, type LabelImportReport } from '@analytics/ingestion';
import type { Database } from '@analytics/storage';

export interface SentLabels extends Omit<LabelImport, 'path'> {
  /** A plain file name: its ending and its words say what the list is. */
  readonly file_name: string;
  readonly content: string;
}

/** Throws LABELS_UNREADABLE, which names the file as it was sent; then nothing is stored. */
export async function importSentLabels(
  database: Database,
  network: NetworkName,
  { file_name, content, ...request }: SentLabels,
): Promise<LabelImportReport> {
  const directory = await mkdtemp(join(tmpdir(), 'analytics-labels-'));
  const path = join(directory, file_name);
  try {
    await writeFile(path, content);
    return await importLabels(database, network, { ...request, path });
  } catch (error) {
    if (!(error instanceof AnalyticsError)) throw error;
    // Where the file lay meanwhile is nobody's business.
    throw new AnalyticsError(error.code, error.message.replaceAll(`${directory}${sep}`, ''));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
