/** What was answered to requests with an Idempotency-Key, in the database that all networks share. */
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

export interface RequestAnswer {
  readonly request_hash: string;
  readonly status: number;
  readonly body: string;
  /** When the request came, epoch milliseconds. */
  readonly at_ms: number;
}

/** The newest answer of the key that is younger than `since_ms`. */
export async function findAnswer(
  database: Database,
  entry_hash: string,
  since_ms: number,
): Promise<RequestAnswer | undefined> {
  const [row] = await readRows(database, 'answers/get', { entry_hash, since_ms });
  return row === undefined ? undefined : { ...row, at_ms: Number(row.at_ms) };
}

export async function saveAnswer(database: Database, entry_hash: string, answer: RequestAnswer): Promise<void> {
  await database.command(statement('answers/insert'), { entry_hash, ...answer });
}
