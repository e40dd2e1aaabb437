/** Lists of labels that lie beside transfers: read before anything is loaded, stored once the transfers are. */
import { basename } from 'node:path';
import type { NetworkName, RunNotice } from '@analytics/domain';
import { storeLabels, type Database } from '@analytics/storage';
import type { FileReport } from '../ingest.ts';
import { stayRemovedNotices } from '../store-source-labels.ts';
import { checkedFile, familiesOf, listNotices, requireLabels } from './import-labels.ts';
import { readLabelFile, type LabelFile } from './read-label-file.ts';

export interface SourceList {
  readonly path: string;
  readonly file: LabelFile;
}

/** Throws LABELS_UNREADABLE, also where a list does not say what its addresses are. O(files). */
export async function readSourceLists(paths: readonly string[]): Promise<SourceList[]> {
  const lists: SourceList[] = [];
  for (const path of paths) {
    const file = await readLabelFile(path, undefined);
    requireLabels(file, path, undefined);
    lists.push({ path, file });
  }
  return lists;
}

/** What became of the labels of each list; a dry run stores none. Labels that a person removed stay removed. */
export async function storeSourceLists(
  database: Database,
  network: NetworkName,
  lists: readonly SourceList[],
  { version, is_dry_run }: { readonly version: number; readonly is_dry_run: boolean },
): Promise<{ readonly reports: readonly FileReport[]; readonly notices: readonly RunNotice[] }> {
  const reports: FileReport[] = [];
  const notices: RunNotice[] = [];
  if (lists.length === 0) return { reports, notices };
  const families = await familiesOf(database);
  for (const { path, file } of lists) {
    const checked = checkedFile(file, { network, families }, {});
    const rejected = Object.fromEntries(
      Object.entries(checked.set_aside).map(([reason, { count }]) => [reason, count]),
    );
    const { read_count: row_count, labels } = checked;
    reports.push({ kind: 'address_labels', path, row_count, loaded_count: labels.length, rejected });
    notices.push(...setAsideNotices(path, rejected), ...listNotices(checked, path));
    if (is_dry_run) continue;
    const author = { changed_by: 'ingest', reason: basename(path), returns: false };
    const { removed_before } = await storeLabels(database, network, labels, author, version);
    notices.push(...stayRemovedNotices(path, removed_before));
  }
  return { reports, notices };
}

function setAsideNotices(path: string, rejected: Readonly<Record<string, number>>): RunNotice[] {
  return Object.entries(rejected).map(([reason, count]) => ({
    code: 'ROWS_WITHOUT_EFFECT',
    message: `${basename(path)}: ${count} not loaded as ${reason}.`,
    count,
  }));
}
