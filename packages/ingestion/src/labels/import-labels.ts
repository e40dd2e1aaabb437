/** Loads a file of labels into a network: read, checked, stored with their history, and what came of it said. */
import { basename } from 'node:path';
import {
  AnalyticsError,
  bareAddress,
  counted,
  matchNotices,
  meaningOf,
  meansRisk,
  parseAddress,
  unknownWordNotices,
  ownPrefix,
  type AddressFamily,
  type LabelCounts,
  type NetworkName,
  type RunNotice,
} from '@analytics/domain';
import { matchedLabels, sampleAddresses, storeLabels, type Database } from '@analytics/storage';
import { columnsNotRead } from '../ingest-notices.ts';
import type { GivenLabel } from './given-label.ts';
import { checkLabels, faultOf, type CheckedList, type LabelledNetwork, type ListOptions } from './check-labels.ts';
import {
  readLabelFile,
  readLabelText,
  type LabelFile,
  type LabelFormat,
  type TextLabelFormat,
} from './read-label-file.ts';

interface ListRequest extends ListOptions {
  readonly changed_by: string;
  readonly now_ms: number;
}

export interface LabelImport extends ListRequest {
  readonly path: string;
  /** Absent: the one that the file looks like. */
  readonly format?: LabelFormat | undefined;
}

export interface LabelTextImport extends ListRequest {
  /** What the file is called: its ending and its words say what the list is. */
  readonly file_name: string;
  readonly content: string;
  readonly format?: TextLabelFormat | undefined;
}

export interface LabelImportReport {
  readonly format: LabelFormat;
  /** Labels in the file, those that are not stored included. */
  readonly read_count: number;
  readonly stored: LabelCounts;
  /** What is not stored, by reason, with an example where there is one. */
  readonly set_aside: CheckedList['set_aside'];
  readonly notices: readonly RunNotice[];
}

/** Throws LABELS_UNREADABLE, SOURCE_NOT_FOUND, SOURCE_UNREADABLE; then nothing is stored. */
export async function importLabels(
  database: Database,
  network: NetworkName,
  request: LabelImport,
): Promise<LabelImportReport> {
  return await storeList(database, network, await readLabelFile(request.path, request.format), request.path, request);
}

/** Of a file that somebody sent. Throws LABELS_UNREADABLE; then nothing is stored. */
export async function importLabelText(
  database: Database,
  network: NetworkName,
  request: LabelTextImport,
): Promise<LabelImportReport> {
  const { file_name, content, format } = request;
  // A mark of the byte order, which a reader of files takes away.
  const file = readLabelText(content.replace(/^\uFEFF/u, ''), file_name, format);
  return await storeList(database, network, file, file_name, request);
}

async function storeList(
  database: Database,
  network: NetworkName,
  file: LabelFile,
  path: string,
  request: ListRequest,
): Promise<LabelImportReport> {
  requireLabels(file, path, request.category);
  const checked = checkedFile(file, { network, families: await familiesOf(database) }, request);
  const { changed_by, now_ms } = request;
  const stored = await storeLabels(database, network, checked.labels, { changed_by, reason: basename(path) }, now_ms);
  return {
    format: file.format,
    read_count: checked.read_count,
    stored,
    set_aside: checked.set_aside,
    notices: [...matchNotices(await matchedLabels(database, network)), ...listNotices(checked, path)],
  };
}

/** Throws LABELS_UNREADABLE where a file holds no label, or nothing says what its addresses are. */
export function requireLabels(file: LabelFile, path: string, category: string | undefined): void {
  if (file.labels.length === 0) {
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected labels in ${path}, read as ${file.format}, found none.`);
  }
  const isUntyped = file.labels.every(({ address_type }) => address_type === undefined);
  if (!isUntyped || category !== undefined || file.defaults.address_type !== undefined) return;
  throw new AnalyticsError(
    'LABELS_UNREADABLE',
    `Expected ${path}, read as ${file.format}, to say what its addresses are, found no such word: load it with "analytics labels import" and --category, such as --category sanctioned or exchange, or --format ofac.`,
  );
}

export interface CheckedFile extends CheckedList {
  /** Labels in the file, those that are not stored included. */
  readonly read_count: number;
  /** Columns with values that mean nothing here. */
  readonly unread_columns: readonly string[];
  /** Services of our own column of types that another column calls a risk. */
  readonly contradicted: readonly GivenLabel[];
}

/** What of a file can be stored in a network whose addresses have these forms, and what cannot. O(labels). */
export function checkedFile(file: LabelFile, network: LabelledNetwork, options: ListOptions): CheckedFile {
  const checked = checkLabels(file, network, options);
  const lost = Object.entries(file.skipped).map(([reason, count]) => [reason, { count, example: '' }] as const);
  const set_aside = { ...Object.fromEntries(lost), ...checked.set_aside };
  const left = Object.values(set_aside).reduce((sum, { count }) => sum + count, 0);
  const { labels, unread_columns = [] } = file;
  const contradicted = labels.filter(({ unbelieved_risk }) => unbelieved_risk !== undefined);
  return { ...checked, set_aside, read_count: checked.labels.length + left, unread_columns, contradicted };
}

/** Of its columns, words and checksums. */
export function listNotices(checked: CheckedFile, path: string): RunNotice[] {
  const words = checked.labels.map((label) => ({ ...label, label_count: 1 }));
  return [
    ...columnsNotRead(basename(path), checked.unread_columns),
    ...untypedNotices(checked),
    ...unknownWordNotices(words),
    ...namedRiskNotices(checked),
    ...contradictedNotices(checked),
    ...checksumNotices(checked),
    ...dayNotices(checked),
  ];
}

/** What a label is called decides nothing: whoever means it by a name must hear so. */
function namedRiskNotices({ labels }: CheckedList): RunNotice[] {
  const named = labels.filter(
    ({ label, address_type, address_subtype }) =>
      meansRisk(label) && meaningOf(address_type)?.kind === 'neutral' && !meansRisk(address_subtype),
  );
  const [first] = named;
  if (first === undefined) return [];
  const message = `Called by the name of a risk, and no risk by their type: ${counted(named.length, 'label')}, such as ${JSON.stringify(first.label)} of type ${JSON.stringify(first.address_type)}. Where they are one, say it in the column of the type.`;
  return [{ code: 'LABEL_WORDS_UNKNOWN', message, count: named.length }];
}

function contradictedNotices({ contradicted }: CheckedFile): RunNotice[] {
  const [first] = contradicted;
  if (first === undefined) return [];
  const { address, address_type, unbelieved_risk } = first;
  const words = `${address} (${JSON.stringify(address_type)}, ${JSON.stringify(unbelieved_risk)})`;
  const message = `Called a service by address_type, which was believed, and a risk by another column: ${counted(contradicted.length, 'label')}, such as that of ${words}.`;
  return [{ code: 'LABELS_CONFLICT', message, count: contradicted.length }];
}

/** A name alone, such as Binance 14, is neither a risk nor a service. */
function untypedNotices({ untyped: { count, example } }: CheckedList): RunNotice[] {
  if (count === 0) return [];
  const message = `Nothing says what ${counted(count, 'labelled address is', 'labelled addresses are')}, such as ${JSON.stringify(example)}: neither a risk nor a service. Say it with --category, a list for each.`;
  return [{ code: 'LABEL_WORDS_UNKNOWN', message, count }];
}

function checksumNotices({ wrong_checksum: { count, example } }: CheckedList): RunNotice[] {
  if (count === 0) return [];
  const message = `Stored with a wrong checksum, so that a digit may be mistyped: ${counted(count, 'address', 'addresses')}, such as ${example}.`;
  return [{ code: 'LABEL_CHECKSUM_WRONG', message, count }];
}

/** A label that is lost does more harm than one that holds too long. */
function dayNotices({ without_days: { count, example } }: CheckedList): RunNotice[] {
  if (count === 0) return [];
  const message = `Taken to hold always, because what says from when or until when is no day: ${counted(count, 'label')}, such as that of ${example}.`;
  return [{ code: 'LABEL_DAYS_UNREAD', message, count }];
}

/**
 * Addresses that are labelled one by one, in the form in which transfers have them, checked as those of a list are. Throws
 * INVALID_REQUEST where one is none, is of another chain than the network's transfers, or has digits too many or too few.
 */
export async function ownAddresses(
  database: Database,
  network: NetworkName,
  written: readonly string[],
): Promise<string[]> {
  const families = await familiesOf(database);
  const own_prefix = new RegExp(ownPrefix(network), 'u');
  return written.map((one) => {
    const { text, prefix } = bareAddress(one);
    const { address, family } = parseAddress(text);
    const fault = prefix !== '' && !own_prefix.test(prefix) ? 'other_chain' : faultOf(address, family, families);
    if (fault === undefined) return address;
    const found = {
      not_an_address: 'none, or several',
      wrong_length: 'one with digits too many or too few',
      other_chain: `one of another chain (${prefix === '' ? family : prefix.replace(/:$/u, '')})`,
    }[fault];
    const forms = [...families].sort().join(', ') || 'none is loaded';
    const message = `Expected an address such as those of this network's transfers (${forms}), found ${found}: ${one}.`;
    throw new AnalyticsError('INVALID_REQUEST', message);
  });
}

/** A form counts where a tenth of the network's addresses has it: a stray one makes no chain. */
export async function familiesOf(database: Database): Promise<ReadonlySet<AddressFamily>> {
  const counts = new Map<AddressFamily, number>();
  const addresses = await sampleAddresses(database);
  for (const address of addresses) {
    const { family } = parseAddress(address);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count * 10 >= addresses.length).map(([family]) => family));
}
