/** What became of the rows of a source, in sentences. */
import { counted, examplesText, grouped, moment, type RowAccount } from '@analytics/domain';

/** `3 rows read: 2 loaded, 1 not (1 failed_transaction in transactions.csv).` and where the loaded ones lie. */
export function rowAccountLines(account: RowAccount, loaded = 'loaded'): string[] {
  const { row_count, new_count, changed_count, known_count, unloaded, unread_files } = account;
  const unloaded_count = unloaded.reduce((sum, rows) => sum + rows.row_count, 0);
  const parts = [
    `${grouped(new_count)} ${loaded}`,
    ...(changed_count > 0 ? [`${grouped(changed_count)} ${loaded} in place of an older version`] : []),
    ...(known_count > 0 ? [`${grouped(known_count)} known already`] : []),
    ...(unloaded_count > 0 ? [`${grouped(unloaded_count)} not`] : []),
  ];
  const lines = [`${counted(row_count, 'row')} read: ${parts.join(', ')}.`];
  for (const kind of ['faulty', 'set_aside', 'no_effect'] as const) {
    const rows = unloaded.filter((one) => one.kind === kind);
    const list = rows.map(({ reason, file, row_count: count }) => `${grouped(count)} ${reason} (${file})`);
    if (list.length > 0) lines.push(`  ${KIND_WORDS[kind]}: ${list.join(', ')}`);
    for (const row of rows)
      if (examplesText(row) !== '') lines.push(`    ${row.reason} (${row.file}): ${examplesText(row)}`);
  }
  const kept_count = account.kept_zero_value_count ?? 0;
  if (kept_count > 0) lines.push(`  kept for detectors: ${grouped(kept_count)} of value zero`);
  if (unread_files.length > 0) lines.push(`  files not read: ${unread_files.map(({ file }) => file).join(', ')}`);
  const { in_window_count, before_window_count, after_window_count, newest_ms } = account;
  if (newest_ms !== null) {
    lines.push(
      `Of the sound rows ${grouped(in_window_count)} lie in the window, ${grouped(before_window_count)} before it, ${grouped(after_window_count)} after it; the newest is of ${moment(newest_ms)}.`,
    );
  }
  return lines;
}

const KIND_WORDS = {
  faulty: 'rejected as faulty',
  set_aside: 'set aside, because nothing tells their amounts',
  no_effect: 'without effect',
} as const;
