/** The addresses of a list, whatever it says of them: for lists of addresses that are watched. */
import { basename } from 'node:path';
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import type { SetAside } from './check-labels.ts';
import { checkedFile, familiesOf } from './import-labels.ts';
import { readLabelText } from './read-label-file.ts';

export interface AddressList {
  /** In their one form, each once. */
  readonly addresses: readonly string[];
  /** Entries of the file. */
  readonly read_count: number;
  /** What is no address of the network, by reason. */
  readonly set_aside: Readonly<Record<string, SetAside>>;
}

/**
 * Reads a list in any format in which labels come; `file_name` says by its ending and its words what it is. Throws
 * LABELS_UNREADABLE. O(content).
 */
export async function readAddressList(
  database: Database,
  network: NetworkName,
  { file_name, content }: { readonly file_name: string; readonly content: string },
): Promise<AddressList> {
  const file = readLabelText(content.replace(/^\uFEFF/u, ''), file_name, undefined);
  const { labels, set_aside, read_count } = checkedFile(file, { network, families: await familiesOf(database) }, {});
  const addresses = [...new Set(labels.map(({ address }) => address))];
  if (addresses.length > 0) return { addresses, read_count, set_aside };
  throw new AnalyticsError(
    'LABELS_UNREADABLE',
    `Expected addresses of this network in ${basename(file_name)}, read as ${file.format}, found none.`,
  );
}
