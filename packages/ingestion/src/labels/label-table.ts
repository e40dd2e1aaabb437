/** Labels in rows: CSV with any separator, Parquet, and JSON, under our names of columns or those that others use. */
import { AnalyticsError, DEFAULT_TRUST_LEVEL } from '@analytics/domain';
import { parse } from 'csv-parse/sync';
import type { GivenLabel, ParsedList } from './given-label.ts';

export type TableRow = Readonly<Record<string, unknown>>;

/**
 * By what is read, the names that columns have in other people's files; compared without case, spaces and underscores.
 */
const COLUMN_NAMES = {
  address: [
    'address',
    'addresses',
    'wallet',
    'wallet_address',
    'account',
    'account_address',
    'contract_address',
    'hash',
  ],
  label: [
    'label',
    'name',
    'name_tag',
    'nametag',
    'public_name_tag',
    'title',
    'entity',
    'entity_name',
    'tag',
    'owner',
    'actor',
  ],
  address_type: ['address_type', 'type', 'category', 'label_type', 'labels', 'entity_type', 'entity_category', 'class'],
  address_subtype: ['address_subtype', 'subtype', 'abuse', 'subcategory', 'label_subtype'],
  trust_level: ['trust_level', 'trust'],
  source: ['source', 'provider', 'origin', 'list'],
  risk_level: ['risk_level', 'risk', 'severity'],
  confidence_score: ['confidence_score', 'confidence', 'score'],
  currency: ['currency', 'network', 'chain', 'blockchain', 'coin', 'asset'],
} as const;
type ColumnRole = keyof typeof COLUMN_NAMES;

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether a header names a column of addresses, and so belongs to a table. */
export function hasAddressColumn(names: readonly string[]): boolean {
  const known = new Set<string>(COLUMN_NAMES.address.map(keyOf));
  return names.some((name) => known.has(keyOf(name)));
}

/** The separator of the first line: the one that stands in it most often. */
export function separatorOf(text: string): string {
  const [line = ''] = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const counts = [',', ';', '\t', '|'].map((separator) => [separator, line.split(separator).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Throws LABELS_UNREADABLE. */
export function rowsOfCsv(text: string, path: string): TableRow[] {
  try {
    return parse(text, {
      bom: true,
      columns: true,
      delimiter: separatorOf(text),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    });
  } catch (error) {
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected CSV in ${path}, found: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Rows of JSON: a list of objects, or objects by address as lists made from Etherscan are. Throws LABELS_UNREADABLE.
 */
export function rowsOfJson(text: string, path: string): TableRow[] {
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    if (Array.isArray(read)) return (read as unknown[]).map((one) => (isRow(one) ? one : { address: one }));
    if (isRow(read))
      return Object.entries(read).map(([address, one]) => ({ ...(isRow(one) ? one : { label: one }), address }));
    throw new Error('neither a list nor an object');
  } catch (error) {
    const found = (error as Error).message;
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected JSON rows in ${path}, found: ${found}`, { cause: error });
  }
}

/** Reads the columns that are known; others are passed over. Throws LABELS_UNREADABLE where there is no address. */
export function labelsOfRows(rows: readonly TableRow[], path: string, source: string): ParsedList {
  const names = [...new Set(rows.slice(0, 100).flatMap((row) => Object.keys(row)))];
  const columnOf = (role: ColumnRole): string | undefined =>
    COLUMN_NAMES[role]
      .map((known) => names.find((name) => keyOf(name) === keyOf(known)))
      .find((name) => name !== undefined);
  const columns = Object.fromEntries(
    (Object.keys(COLUMN_NAMES) as ColumnRole[]).map((role) => [role, columnOf(role)]),
  ) as Record<ColumnRole, string | undefined>;
  if (columns.address === undefined && rows.length > 0) {
    throw new AnalyticsError(
      'LABELS_UNREADABLE',
      `Expected a column of addresses in ${path} (${COLUMN_NAMES.address.join(', ')}), found only: ${names.join(', ')}.`,
    );
  }
  const labels: GivenLabel[] = [];
  let without_address = 0;
  for (const row of rows) {
    const text = (role: ColumnRole): string | undefined =>
      textOf(columns[role] === undefined ? '' : row[columns[role]]);
    const address = text('address');
    const confidence = text('confidence_score');
    const score = confidence === undefined ? undefined : scoreOf(confidence);
    if (address === undefined) without_address++;
    else
      labels.push({
        address,
        label: text('label'),
        address_type: text('address_type'),
        address_subtype: text('address_subtype'),
        trust_level: text('trust_level')?.toLowerCase(),
        source: text('source'),
        risk_level: text('risk_level')?.toLowerCase(),
        confidence_score: score,
        currency: text('currency'),
      });
  }
  const defaults = { label: '', trust_level: DEFAULT_TRUST_LEVEL, source, risk_level: '', confidence_score: 0 };
  return { labels, defaults, skipped: without_address === 0 ? {} : { without_address } };
}

function isRow(value: unknown): value is TableRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value.filter((one) => typeof one === 'string').join('; '));
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** 0.8, 80 and 80 % say the same. */
function scoreOf(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/u.exec(text);
  if (found === null) return undefined;
  const number = Number(found[1]);
  const score = number > 1 || found[2] === '%' ? number / 100 : number;
  return score <= 1 ? score : undefined;
}
