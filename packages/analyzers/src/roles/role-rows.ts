/** Roles as the rows of analyzers_address_roles. */
import type { PatternRow, PatternRowInput } from '../pattern-rows.ts';
import { rowsIn, rowsOut, type TransferIndex } from '../transfer-index.ts';
import type { RoleByBehaviour } from './address-roles.ts';

/** By address. Volumes are exact, scaled by 10^18. O(transfers of the addresses). */
export function roleRows(
  roles: readonly RoleByBehaviour[],
  index: TransferIndex,
  { window, run_id, version, addresses, exactUsd }: PatternRowInput,
): PatternRow[] {
  return roles.map(({ node, role, probability, reasons }) => {
    let volume_usd = 0n;
    for (const rows of [rowsOut(index, node), rowsIn(index, node)]) for (const row of rows) volume_usd += exactUsd(row);
    return {
      window_days: window.window_days,
      processing_date: window.processing_date,
      run_id,
      address: addresses[node]!,
      role,
      probability,
      reasons: [...reasons],
      volume_usd,
      _version: version,
    };
  });
}
