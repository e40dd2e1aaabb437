/** Says where two tools report one transfer under two event indexes, so that it counts twice. */
import { counted, type RunNotice } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import type { ValueFacts } from './load-transfers.ts';
import { readRows } from './statements.ts';

/** One notice, or none. Two scans of the staged rows and of what is loaded of their time. */
export async function namedOtherwise(
  database: Database,
  checked: string,
  { first_ms, last_ms }: ValueFacts,
): Promise<RunNotice[]> {
  if (first_ms === null || last_ms === null) return [];
  const [row] = await readRows(database, 'ingest/count_named_otherwise', { first_ms, last_ms }, { checked });
  const count = Number(row?.extra_count ?? 0);
  if (row === undefined || count === 0) return [];
  const message = `Counted twice, perhaps: ${counted(count, 'transfer')} that ${count === 1 ? 'says' : 'say'} what another of the same transaction says under another event index, as where two tools report one (${row.examples.join(', ')}).`;
  return [{ code: 'TRANSFERS_NAMED_OTHERWISE', message, count }];
}
