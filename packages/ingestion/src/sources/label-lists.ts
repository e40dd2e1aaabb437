/** Which files beside transfers are lists of labels as others publish them, rather than rows under our names. */
import { basename } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { columnsFor, required } from '../formats/format.ts';
import { isOtherTypeColumn, isValidityColumn } from '../labels/label-table.ts';
import { NAMED_AS_OFAC, SDN_MARK } from '../labels/ofac-list.ts';
import { readFileHead } from '../tables/file-head.ts';
import { isTableName, readTableFile } from '../tables/table-file.ts';

/** The columns that make a table of labels ours. */
const OURS = ['address', 'label', 'address_type'].map((name) => required(name));

/** Whether a file may be a list of labels by its name. */
export function mayBeList(name: string): boolean {
  return MAY_BE_LIST.test(name);
}

const MAY_BE_LIST = /\.(?:ya?ml|xml|txt|csv|json|jsonl)(?:\.(?:gz|gzip|zst|zstd|xz))?$/iu;

/**
 * Whether a file beside transfers is a list of labels. `isCalledLabels`: its name says that it holds labels, ours or
 * others'. O(1): its head is read.
 */
export async function isListOfLabels(path: string, isCalledLabels: boolean): Promise<boolean> {
  if (await isKnownList(path)) return true;
  return isCalledLabels && isTableName(basename(path)) && !(await isOurLabels(path));
}

/** Whether a file that is called as labels are has our columns; one that is no table is a list. */
async function isOurLabels(path: string): Promise<boolean> {
  try {
    const { columns } = await readTableFile(path);
    // Days of validity, and a second column that says what an address is, are read of lists.
    if (columns.some(({ name }) => isValidityColumn(name) || isOtherTypeColumn(name))) return false;
    return OURS.every((column) => columnsFor(column, columns).length > 0);
  } catch (error) {
    if (error instanceof AnalyticsError) return false;
    throw error;
  }
}

/** Whether a file of any name is a TagPack or a list of the Treasury's. */
async function isKnownList(path: string): Promise<boolean> {
  const name = basename(path);
  if (!mayBeList(name)) return false;
  try {
    const text = (await readFileHead(path)).bytes.toString('utf8');
    if (/\.ya?ml(?:\.|$)/iu.test(name)) return /^tags:/mu.test(text);
    return SDN_MARK.test(text) || (NAMED_AS_OFAC.test(name) && /^\uFEFF?(?:0x[0-9a-f]{40}|\w{25,})\s*$/imu.test(text));
  } catch (error) {
    if (error instanceof AnalyticsError) return false;
    throw error;
  }
}
