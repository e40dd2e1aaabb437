/**
 * What an ingest says of the labels that it loaded: whether they name anybody, and which of their words mean nothing.
 */
import { matchNotices, unknownWordNotices, type NetworkName, type RunNotice } from '@analytics/domain';
import { matchedLabels, type Database } from '@analytics/storage';
import { readRows } from './statements.ts';

/** Asked after labels and transfers are loaded. `checked` is the view of the staged labels. */
export async function labelNotices(database: Database, network: NetworkName, checked: string): Promise<RunNotice[]> {
  const words = await readRows(database, 'ingest/count_label_words', {}, { checked });
  return [
    ...matchNotices(await matchedLabels(database, network)),
    ...unknownWordNotices(words.map((row) => ({ ...row, label_count: Number(row.label_count) }))),
  ];
}
