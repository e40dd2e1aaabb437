/** Reads who is who by behaviour. */
import {
  addressRoleRowSchema,
  listedRoleSchema,
  type AddressRole,
  type AddressRoleRow,
  type ListedRole,
  type Window,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from '../slices/slice.ts';

/** undefined for an address that no rule fits, and for every address of a slice from before there were roles. */
export async function roleOf(database: Database, window: Window, address: string): Promise<AddressRoleRow | undefined> {
  const parameters = { ...sliceParameters(window), address };
  const [row] = await parsedRows(database, addressRoleRowSchema, statement('roles/of_address'), parameters);
  return row;
}

export interface RoleFilter {
  /** undefined for any. */
  readonly role: AddressRole | undefined;
  /** Only addresses that no label names: discoveries. */
  readonly only_unlabelled: boolean;
  readonly row_limit: number;
  readonly row_offset: number;
}

/** The largest by volume first. */
export async function listRoles(
  database: Database,
  window: Window,
  { role, only_unlabelled, ...page }: RoleFilter,
): Promise<ListedRole[]> {
  const parameters = {
    ...sliceParameters(window),
    ...page,
    role: role ?? '',
    only_unlabelled: only_unlabelled ? 1 : 0,
  };
  return await parsedRows(database, listedRoleSchema, statement('roles/list'), parameters);
}
