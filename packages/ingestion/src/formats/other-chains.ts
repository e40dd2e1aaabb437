/** Which rows of a table of several chains are not of the network's. */
import { AnalyticsError, chainOf, type NetworkName } from '@analytics/domain';
import { arrowTable, textColumn, type Database } from '@analytics/storage';
import { readRows } from '../statements.ts';
import type { Dataset } from './format.ts';

export interface ChainRequest {
  readonly datasets: readonly Dataset[];
  readonly network: NetworkName;
  /** What a mapping says: the chain whose rows are read. */
  readonly only_chain: string | undefined;
  /** Where the files lie, for messages. */
  readonly place: string;
}

/**
 * Fills the table of chains whose rows are left out, as the staged tables write them. A table that names one chain is
 * read whole unless that is known to be another than the network's. Throws INVALID_SETTING where none of several is the
 * network's. One scan of the column.
 */
export async function addOtherChains(
  database: Database,
  request: ChainRequest,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const other_chains = names['other_chains'] ?? '';
  await database.command(`CREATE TABLE ${other_chains} (name String) ENGINE = Memory`);
  const found = new Set<string>();
  for (const { table, columns } of request.datasets) {
    if (!columns.some(({ name }) => name === 'chain')) continue;
    const rows = await readRows(database, 'extracts/chains', {}, { rows: names[table] ?? '' });
    for (const { chain } of rows) found.add(chain);
  }
  const others = otherChains([...found].sort(), request);
  if (others.length > 0) await database.insertArrow(other_chains, arrowTable({ name: textColumn(others) }));
}

/** Of the names that a table has those of other chains. */
export function otherChains(
  found: readonly string[],
  { network, only_chain, place }: Omit<ChainRequest, 'datasets'>,
): string[] {
  const wanted = chainOf(only_chain ?? network);
  const chains = new Map(found.map((name) => [name, chainOf(name)]));
  const others = found.filter((name) => chains.get(name)?.key !== wanted.key);
  if (others.length < found.length || found.length === 0) return others;
  const keys = new Set([...chains.values()].map(({ key }) => key));
  const areTwo = wanted.is_known && [...chains.values()].every(({ is_known }) => is_known);
  if (keys.size === 1 && only_chain === undefined && !areTwo) return [];
  const expected = only_chain === undefined ? `of the network ${network}` : `of the chain ${only_chain}`;
  throw new AnalyticsError(
    'INVALID_SETTING',
    `Expected rows ${expected} in ${place}, found those of ${found.slice(0, 20).join(', ')}: name the network after its chain, or say which one with --map only_chain=NAME.`,
  );
}
