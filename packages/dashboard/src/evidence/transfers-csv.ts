/** Transfers as a file for a spreadsheet. */
import { spreadsheetText } from '@analytics/domain';
import type { Transfer } from '../drawing/flow-graph.ts';

const COLUMNS = [
  'transfer_id',
  'tx_id',
  'block_height',
  'block_timestamp',
  'at',
  'from_address',
  'to_address',
  'asset_symbol',
  'asset_contract',
  'amount',
  'amount_usd',
] as const;

/** RFC 4180; a field that a spreadsheet would run as a formula is marked as text. */
export function transfersCsv(transfers: readonly Transfer[]): string {
  const rows = transfers.map((transfer) => {
    const row = { ...transfer, at: new Date(transfer.block_timestamp).toISOString() };
    return COLUMNS.map((column) => field(row[column])).join(',');
  });
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

function field(value: string | number): string {
  const plain = String(value);
  const safe = typeof value === 'string' ? spreadsheetText(value) : plain;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
