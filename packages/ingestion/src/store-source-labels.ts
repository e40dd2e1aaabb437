/** Stores the labels of a source: those that are new or changed, and none that a person removed. */
import { basename } from 'node:path';
import { counted, type NetworkName, type RunNotice } from '@analytics/domain';
import { storeStagedLabels, type Database } from '@analytics/storage';
import type { StagedFile } from './staging.ts';
import { statement } from './statements.ts';

/** A version is the time of the run in milliseconds. Gives a notice where labels stay removed. */
export async function storeSourceLabels(
  database: Database,
  network: NetworkName,
  { checked, path }: StagedFile,
  version: number,
): Promise<RunNotice[]> {
  const labels = checked.replace(/^ingest_[a-z]+/u, 'ingest_labels');
  await database.command(statement('ingest/make_labels', { labels, checked }));
  try {
    const author = { changed_by: 'ingest', reason: basename(path), now_ms: version, version, returns: false };
    const { removed_before: count } = await storeStagedLabels(database, network, labels, author);
    return stayRemovedNotices(path, count);
  } finally {
    await database.command(`DROP VIEW IF EXISTS ${labels}`);
  }
}

/** A notice where a source brings labels that were removed here. */
export function stayRemovedNotices(path: string, count: number): RunNotice[] {
  const message = `Removed here before, and left out though ${basename(path)} has them: ${counted(count, 'label')}.`;
  return count === 0 ? [] : [{ code: 'LABELS_STAY_REMOVED', message, count }];
}
