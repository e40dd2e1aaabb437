/** Loads a file of labels into a network: read, checked, stored with their history, and what came of it said. */
import { basename } from 'node:path';
import {
  AnalyticsError,
  counted,
  matchNotices,
  parseAddress,
  unknownWordNotices,
  type AddressFamily,
  type LabelCounts,
  type NetworkName,
  type RunNotice,
} from '@analytics/domain';
import { matchedLabels, sampleAddresses, storeLabels, type Database } from '@analytics/storage';
import { checkLabels, type CheckedList, type ListOptions } from './check-labels.ts';
import { readLabelFile, type LabelFile, type LabelFormat } from './read-label-file.ts';

export interface LabelImport extends ListOptions {
  readonly path: string;
  /** Absent: the one that the file looks like. */
  readonly format?: LabelFormat | undefined;
  readonly changed_by: string;
  readonly now_ms: number;
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
  const file = await readLabelFile(request.path, request.format);
  requireLabels(file, request.path, request.category);
  const checked = await checkedFile(database, file, request);
  const { changed_by, now_ms, path } = request;
  const stored = await storeLabels(database, network, checked.labels, { changed_by, reason: basename(path) }, now_ms);
  const left = Object.values(checked.set_aside).reduce((sum, { count }) => sum + count, 0);
  return {
    format: file.format,
    read_count: checked.labels.length + left,
    stored,
    set_aside: checked.set_aside,
    notices: [...matchNotices(await matchedLabels(database, network)), ...listNotices(checked)],
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

/** What of a file can be stored in the network, and what cannot. O(labels). */
export async function checkedFile(database: Database, file: LabelFile, options: ListOptions): Promise<CheckedList> {
  const checked = checkLabels(file, await familiesOf(database), options);
  const lost = Object.entries(file.skipped).map(([reason, count]) => [reason, { count, example: '' }] as const);
  return { ...checked, set_aside: { ...Object.fromEntries(lost), ...checked.set_aside } };
}

/** Of its words and checksums. */
export function listNotices(checked: CheckedList): RunNotice[] {
  const words = checked.labels.map((label) => ({ ...label, label_count: 1 }));
  return [...unknownWordNotices(words), ...checksumNotices(checked)];
}

function checksumNotices({ wrong_checksum: { count, example } }: CheckedList): RunNotice[] {
  if (count === 0) return [];
  const message = `Stored with a wrong checksum, so that a digit may be mistyped: ${counted(count, 'address', 'addresses')}, such as ${example}.`;
  return [{ code: 'LABEL_CHECKSUM_WRONG', message, count }];
}

/** A form counts where a tenth of the network's addresses has it: a stray one makes no chain. */
async function familiesOf(database: Database): Promise<ReadonlySet<AddressFamily>> {
  const counts = new Map<AddressFamily, number>();
  const addresses = await sampleAddresses(database);
  for (const address of addresses) {
    const { family } = parseAddress(address);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count * 10 >= addresses.length).map(([family]) => family));
}
