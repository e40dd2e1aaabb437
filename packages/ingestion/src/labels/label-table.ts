/** Labels in rows: CSV with any separator, Parquet, and JSON, under our names of columns or those that others use. */
import {
  AnalyticsError,
  DEFAULT_TRUST_LEVEL,
  meaningOf,
  meansRisk,
  parseAddress,
  type LabelKind,
} from '@analytics/domain';
import { parse } from 'csv-parse/sync';
import { csvHeader } from '../tables/csv-header.ts';
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
  valid_from: ['valid_from', 'effective_from', 'start_date', 'from_date', 'since', 'listed_on'],
  valid_to: ['valid_to', 'valid_until', 'effective_to', 'end_date', 'to_date', 'until', 'expires', 'delisted_on'],
} as const;
type ColumnRole = keyof typeof COLUMN_NAMES;

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether a header names a column of addresses, and so belongs to a table. */
export function hasAddressColumn(names: readonly string[]): boolean {
  const known = new Set<string>(COLUMN_NAMES.address.map(keyOf));
  return names.some((name) => known.has(keyOf(name)));
}

/** Whether a column says what an address is, under another name than ours. */
export function isOtherTypeColumn(name: string): boolean {
  const [, ...others] = COLUMN_NAMES.address_type;
  return others.some((known) => keyOf(known) === keyOf(name));
}

const ALL_NAMES = new Set(Object.values(COLUMN_NAMES).flatMap((names) => names.map(keyOf)));
const isColumnName = (name: string): boolean => ALL_NAMES.has(keyOf(name));

/** Whether a column says from when or until when a label holds. */
export function isValidityColumn(name: string): boolean {
  return [...COLUMN_NAMES.valid_from, ...COLUMN_NAMES.valid_to].some((known) => keyOf(known) === keyOf(name));
}

/** A row of which nothing says which value is which. */
const ROW_TOO_LONG: TableRow = {};

/** Throws LABELS_UNREADABLE. */
export function rowsOfCsv(text: string, path: string): TableRow[] {
  const { delimiter, names, lines_before } = csvHeader(text.replace(/^\uFEFF/u, ''), path, {
    is_whole: true,
    isColumnName,
  });
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) {
    const message = `Expected one column "${twice}" in ${path}, found it twice: keep one of them.`;
    throw new AnalyticsError('LABELS_UNREADABLE', message);
  }
  const options = { bom: true, delimiter, skip_empty_lines: true, trim: true, relax_column_count: true };
  try {
    const rows: string[][] = parse(withoutLines(text, lines_before + 1), options);
    return rows.map((values) =>
      values.slice(names.length).some((value) => value !== '')
        ? ROW_TOO_LONG
        : Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
    );
  } catch (error) {
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected CSV in ${path}, found: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** What stands before the rows is no CSV: a quote in a comment opens nothing. */
function withoutLines(text: string, count: number): string {
  let start = 0;
  for (let at = 0; at < count; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return '';
    start = end + 1;
  }
  return text.slice(start);
}

/** The names of its columns, where a text has a header; undefined where its first line holds values. */
export function headerOf(text: string, path: string): readonly string[] | undefined {
  try {
    return csvHeader(text.replace(/^\uFEFF/u, ''), path, { is_whole: true, isColumnName }).names;
  } catch (error) {
    if (error instanceof AnalyticsError) return undefined;
    throw error;
  }
}

/** What the list of rows inside an object is called. */
const LISTS = ['addresses', 'labels', 'data', 'result', 'results', 'items', 'rows', 'records', 'list'];

/**
 * Rows of JSON: a list of objects, alone or inside one, JSON lines, or objects by address as lists made from Etherscan
 * are. Throws LABELS_UNREADABLE.
 */
export function rowsOfJson(text: string, path: string): TableRow[] {
  try {
    const read = parsedJson(text.replace(/^\uFEFF/u, ''));
    const list = isRow(read) ? LISTS.map((name) => read[name]).find(Array.isArray) : read;
    if (Array.isArray(list)) return (list as unknown[]).map((one) => (isRow(one) ? one : { address: one }));
    if (isRow(read) && hasAddressColumn(Object.keys(read))) return [read];
    if (isRow(read))
      return Object.entries(read).flatMap(([key, one]) =>
        isListOfAddresses(one)
          ? one.map((address) => ({ label: key, address }))
          : [{ ...(isRow(one) ? one : { label: one }), address: key }],
      );
    throw new Error('neither a list nor an object');
  } catch (error) {
    const found = (error as Error).message;
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected JSON rows in ${path}, found: ${found}`, { cause: error });
  }
}

/** As lists by site are, `{"evil.example": ["0x…", "0x…"]}`: words may be a list too, addresses have a form. */
function isListOfAddresses(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'string' && parseAddress(one).family !== 'opaque')
  );
}

/** Throws what JSON.parse throws. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    // Lines are not what it is where the first of them is none: the whole text has the better message.
    if (lines.length < 2 || !isWholeJson(lines[0] ?? '')) throw error;
    return lines.map((line): unknown => JSON.parse(line));
  }
}

function isWholeJson(text: string): boolean {
  try {
    return isRow(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Roles of which several columns are read: where one says a risk, none of the others hides it. */
const READ_TOGETHER = ['address_type', 'address_subtype'] as const satisfies readonly ColumnRole[];

/** Reads the columns that are known, and names those that are not. Throws LABELS_UNREADABLE where there is no address. */
export function labelsOfRows(rows: readonly TableRow[], path: string, source: string): ParsedList {
  const names = [...new Set(rows.slice(0, 100).flatMap((row) => Object.keys(row)))];
  const columns = columnsOfRoles(names);
  if (columns.address.length === 0 && rows.length > 0) {
    throw new AnalyticsError(
      'LABELS_UNREADABLE',
      `Expected a column of addresses in ${path} (${COLUMN_NAMES.address.join(', ')}), found only: ${names.join(', ')}.`,
    );
  }
  const labels: GivenLabel[] = [];
  let without_address = 0;
  let too_many_values = 0;
  for (const row of rows) {
    const texts = (role: ColumnRole): string[] => columns[role].flatMap((name) => textOf(row[name]) ?? []);
    const text = (role: ColumnRole): string | undefined => textOf(row[columns[role][0] ?? '']);
    const address = text('address');
    const confidence = text('confidence_score');
    const score = confidence === undefined ? undefined : scoreOf(confidence);
    const own_type = isOwnTypeColumn(columns.address_type[0]) ? text('address_type') : undefined;
    const { address_type, other_type, unbelieved_risk } = believedTypes(own_type, texts('address_type'));
    const [address_subtype] = weightiestFirst(texts('address_subtype'));
    if (row === ROW_TOO_LONG) too_many_values++;
    else if (address === undefined) without_address++;
    else
      labels.push({
        address,
        label: text('label'),
        address_type,
        address_subtype: address_subtype ?? other_type,
        unbelieved_risk,
        trust_level: text('trust_level')?.toLowerCase(),
        source: text('source'),
        risk_level: text('risk_level')?.toLowerCase(),
        confidence_score: score,
        currency: text('currency'),
        valid_from_ms: beginOf(text('valid_from')),
        valid_to_ms: dayOf(text('valid_to')),
      });
  }
  const defaults = { label: '', trust_level: DEFAULT_TRUST_LEVEL, source, risk_level: '', confidence_score: 0 };
  const skipped = Object.entries({ without_address, too_many_values }).filter(([, count]) => count > 0);
  const read = new Set(Object.values(columns).flat());
  const unread_columns = names.filter((name) => !read.has(name) && rows.some((row) => textOf(row[name]) !== undefined));
  return { labels, defaults, skipped: Object.fromEntries(skipped), unread_columns };
}

/** By role the columns that are read, the best known name first. */
function columnsOfRoles(names: readonly string[]): Readonly<Record<ColumnRole, readonly string[]>> {
  const columnsOf = (role: ColumnRole): readonly string[] => {
    const own = COLUMN_NAMES[role].flatMap((known) => names.find((name) => keyOf(name) === keyOf(known)) ?? []);
    return READ_TOGETHER.some((one) => one === role) ? own : own.slice(0, 1);
  };
  const found = (Object.keys(COLUMN_NAMES) as ColumnRole[]).map((role): [ColumnRole, readonly string[]] => [
    role,
    columnsOf(role),
  ]);
  return Object.fromEntries(found) as Record<ColumnRole, readonly string[]>;
}

const isOwnTypeColumn = (name = ''): boolean => keyOf(name) === keyOf(COLUMN_NAMES.address_type[0]);

interface BelievedTypes {
  readonly address_type?: string | undefined;
  readonly other_type?: string | undefined;
  readonly unbelieved_risk?: string | undefined;
}

/** A service in our own column is one: a category beside it, as of what happened to it or of how risky it is, is none. */
function believedTypes(own: string | undefined, words: readonly string[]): BelievedTypes {
  if (own === undefined || meaningOf(own)?.kind !== 'service') {
    const [address_type, other_type] = weightiestFirst(words);
    return { address_type, other_type };
  }
  const others = words.slice(1);
  const [other_type] = weightiestFirst(others.filter((word) => !meansRisk(word)));
  return { address_type: own, other_type, unbelieved_risk: others.find(meansRisk) };
}

/** Words of one address: a risk before a service, that before what else is known, and what means nothing last. */
function weightiestFirst(words: readonly string[]): readonly string[] {
  return words.length < 2 ? words : words.toSorted((a, b) => weightOf(a) - weightOf(b));
}

const WEIGHTS: readonly LabelKind[] = ['risk', 'service', 'neutral'];

function weightOf(word: string): number {
  const meaning = meaningOf(word);
  return meaning === undefined || meaning.category === 'unknown' ? WEIGHTS.length : WEIGHTS.indexOf(meaning.kind);
}

/** What people write where a label holds from ever or for ever. */
const NO_DAY =
  /^(?:0+|0000-00-00.*|null|none|nil|nan|#?n\/?a|undefined|[-–—]+|\(null\)|never|present|ongoing|current|forever)$/iu;

const ISO_DAY =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) *(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/iu;
/** 20240110, and 202401101200 with a time of it. */
const DAY_OF_DIGITS = /^(20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{4}|\d{6})?$/u;
/** 240110120000: as milliseconds it would be before 2001. */
const SHORT_TIME = /^[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/u;
const WORDED_DAY = /^(?:(\d{1,2})[ -][a-z]{3,9}|[a-z]{3,9} (\d{1,2}),?)[ -]\d{4}$/iu;

/**
 * Epoch milliseconds of a day or an instant, in UTC where it names no zone; undefined where nothing is said, NaN of what
 * is no day, or two (03/04/2024).
 */
function dayOf(text: string | undefined): number | undefined {
  if (text === undefined || NO_DAY.test(text)) return undefined;
  const [, digits, rest = ''] = DAY_OF_DIGITS.exec(text) ?? [];
  if (digits !== undefined) {
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
    const [hour, minute, second] = [rest.slice(0, 2), rest.slice(2, 4), rest.slice(4)].map((part) => part || '00');
    return dayOf(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
  }
  if (/^\d{9,11}$/u.test(text)) return Number(text) * 1000;
  if (SHORT_TIME.test(text)) return Number.NaN;
  if (/^\d{12,14}$/u.test(text)) return Number(text);
  const [iso, year = '', month = '', day = '', time = '00:00', zone = 'Z'] = ISO_DAY.exec(text) ?? [];
  if (iso !== undefined) {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const offset = /^[+-]/u.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
    return isDayOfMonth(Date.parse(`${date}T00:00Z`), day) ? Date.parse(`${date}T${time}${offset}`) : Number.NaN;
  }
  const worded = WORDED_DAY.exec(text);
  if (worded === null) return Number.NaN;
  const day_ms = Date.parse(`${text} UTC`);
  return isDayOfMonth(day_ms, worded[1] ?? worded[2] ?? '') ? day_ms : Number.NaN;
}

/** The first day of a year that stands alone; the last one may as well be meant of an end. */
function beginOf(text: string | undefined): number | undefined {
  return dayOf(text !== undefined && /^(?:19|20)\d{2}$/u.test(text) ? `${text}-01-01` : text);
}

/** Date.parse takes 30 February for 2 March. */
function isDayOfMonth(day_ms: number, day: string): boolean {
  return new Date(day_ms).getUTCDate() === Number(day);
}

function isRow(value: unknown): value is TableRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value.filter((one) => typeof one === 'string').join('; '));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  const text =
    typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** 0.8, 80 and 80 % say the same. */
function scoreOf(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/u.exec(text.replace(',', '.'));
  if (found === null) return undefined;
  const number = Number(found[1]);
  const score = number > 1 || found[2] === '%' ? number / 100 : number;
  return score <= 1 ? score : undefined;
}
