/** What an ingest says of the words of the labels that it loaded: which of them mean nothing. */
import { unknownWordNotices, type RunNotice } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import { readRows } from './statements.ts';

/** `checked` is the view of the staged labels. */
export async function labelNotices(database: Database, checked: string): Promise<RunNotice[]> {
  const words = await readRows(database, 'ingest/count_label_words', {}, { checked });
  return unknownWordNotices(words.map((row) => ({ ...row, label_count: Number(row.label_count) })));
}
