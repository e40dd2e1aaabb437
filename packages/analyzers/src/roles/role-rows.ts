/** Roles as the rows of analyzers_address_roles. */
import type { PatternRow, PatternRowInput } from '../pattern-rows.ts';
import type { TransferIndex } from '../transfer-index.ts';
import type { RoleByBehaviour } from './address-roles.ts';

/** By address. Volumes are exact, scaled by 10^18. O(transfers of the addresses). */
export function roleRows(
  roles: readonly RoleByBehaviour[],
  index: TransferIndex,
  { window, run_id, version, addresses, exactUsd }: PatternRowInput,
): PatternRow[] {
  return roles.map(({ node, role, probability, reasons }) => {
    let volume_usd = 0n;
    for (let i = index.outOffsets[node]!; i < index.outOffsets[node + 1]!; i++)
      volume_usd += exactUsd(index.outRows[i]!);
    for (let i = index.inOffsets[node]!; i < index.inOffsets[node + 1]!; i++) volume_usd += exactUsd(index.inRows[i]!);
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
