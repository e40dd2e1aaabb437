/** What an ingest that loads nothing shows of a source. */
import { counted, shortAddress, utcMinute } from '@analytics/domain';
import type { IngestPreview, IngestReport } from '@analytics/ingestion';
import { alignedRows } from '../terminal/quantities.ts';
import { rowAccountLines } from './row-account-lines.ts';

type Row = IngestPreview['loaded'][number];

/** What the columns of each file mean, ten rows as they would be loaded, ten that would not be, notices, and the account. */
export function previewLines({ account, notices, preview }: IngestReport): string[] {
  if (preview === undefined) return [];
  const { files, loaded, unloaded, refusal } = preview;
  return [
    ...files.flatMap(columnLines),
    ...table('Would be loaded:', loaded, (row) => shown(row)),
    ...table('Would not be loaded:', unloaded, (row) => [row.reason, ...shown(row)]),
    ...notices.map(({ message }) => `note: ${message}`),
    ...rowAccountLines(account, 'would be loaded'),
    ...(refusal === null ? [] : [`As it is, nothing would be loaded. ${refusal.message}`]),
    `Nothing was loaded: this was a dry run over ${counted(account.row_count, 'row')}.`,
  ];
}

/** `a.csv, read as transfers: From is from, To is to; not read: note`. */
function columnLines({ file, dataset, columns }: IngestPreview['files'][number]): string[] {
  const read = columns.filter(({ meaning }) => meaning !== null);
  const unread = columns.filter(({ meaning }) => meaning === null).map(({ name }) => name);
  return [
    `${file}, read as ${dataset}:`,
    ...alignedRows(read.map(({ name, meaning }) => [`  ${name}`, meaning ?? ''])),
    ...(unread.length === 0 ? [] : [`  not read: ${unread.join(', ')}`]),
    '',
  ];
}

function table(title: string, rows: readonly Row[], cells: (row: Row) => readonly string[]): string[] {
  if (rows.length === 0) return [];
  return [title, ...alignedRows(rows.map((row) => cells(row).map((cell, at) => (at === 0 ? `  ${cell}` : cell)))), ''];
}

function shown(row: Row): string[] {
  const time = row.timestamp_ms === '' ? 'no time' : utcMinute(Number(row.timestamp_ms));
  const ends = `${shortAddress(row.from_address)} → ${shortAddress(row.to_address)}`;
  const usd = row.amount_usd === '' || row.amount_usd === '0' ? 'no USD value' : `$${row.amount_usd}`;
  return [time, ends, `${row.amount} ${row.asset_symbol}`, usd, shortAddress(row.tx_id)];
}
