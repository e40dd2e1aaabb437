/** Gives the memory of columns back that nobody holds any more. */
import type { Database } from '@analytics/storage';
import { areColumnsLarge, collectGarbage } from '../compute/collect-garbage.ts';

/** Between the parts of a run: columns that nobody holds, and what the engine keeps of statements that are done. */
export async function releaseMemory(database: Database): Promise<void> {
  dropColumns();
  await database.releaseMemory();
}

/** Does nothing where the columns of the process are small. */
export function dropColumns(): void {
  if (areColumnsLarge()) collectGarbage();
}
