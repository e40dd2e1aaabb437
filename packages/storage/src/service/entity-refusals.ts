/** Pairs of addresses that an analyst said are not one: appended, taken back by a later row. */
import { foldAddress, entityRefusalRowSchema, type EntityRefusalRow } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';

export interface RefusalOfPair {
  readonly address: string;
  readonly other_address: string;
  /** False takes an earlier refusal back. */
  readonly is_refused: boolean;
  readonly reason: string;
  /** The name of the API key, or `local`. */
  readonly decided_by: string;
}

/** Those that stand, newest first; of one address where one is given. */
export async function entityRefusals(database: Database, address = ''): Promise<EntityRefusalRow[]> {
  const parameters = { address: foldAddress(address) };
  return await parsedRows(database, entityRefusalRowSchema, statement('entities/refusals'), parameters);
}

/** Keeps what was said of the pair, whichever comes first; the next run honours it. */
export async function refuseEntityLink(
  database: Database,
  { address, other_address, ...said }: RefusalOfPair,
  now_ms: number,
): Promise<void> {
  const [one = '', other = ''] = [foldAddress(address), foldAddress(other_address)].sort();
  const before = (await entityRefusals(database, one)).find(
    (known) => known.address === one && known.other_address === other,
  );
  // Two decisions of one pair never share a time.
  const decided_at_ms = Math.max(now_ms, (before?.decided_at_ms ?? 0) + 1);
  const row = { ...said, address: one, other_address: other, decided_at_ms };
  await database.command(statement('entities/refuse'), row);
  database.noteChange('decisions');
}
