/**
 * Look-alikes that came with a transfer of value zero and that nobody has paid: nothing of value moved, so no transfer
 * could prove an alert, and they are counted.
 */
import { counted, shortAddress, type RunNotice } from '@analytics/domain';
import type { DetectionInput } from '../../structural/detection.ts';
import { rowsOut } from '../../transfer-index.ts';
import { lookAlikes } from './look-alikes.ts';
import type { AddressPoisoningSettings } from './params.ts';

/** An address without a transfer of value in the window, and one of the window that it has one of value zero with. */
export interface ZeroValueStranger {
  readonly node_id: number;
  readonly stranger: string;
}

/** Of names in a message. */
const MAX_NAMES = 3;

/** `addresses` are those of the window by node id. O(addresses + transfers of those who are baited). */
export function unpaidBaitNotices(
  { transfers, index }: Pick<DetectionInput, 'transfers' | 'index'>,
  addresses: readonly string[],
  strangers: readonly ZeroValueStranger[],
  settings: AddressPoisoningSettings,
): RunNotice[] {
  if (strangers.length === 0) return [];
  const names = [...new Set(strangers.map(({ stranger }) => stranger))];
  const groupOf = new Map<number, ReadonlySet<number>>();
  for (const { members, chance_matches } of lookAlikes([...addresses, ...names], settings).groups) {
    if (chance_matches > settings.max_chance_matches) continue;
    const known = new Set(members.filter((node) => node < addresses.length));
    if (known.size > 0) for (const node of members) if (node >= addresses.length) groupOf.set(node, known);
  }
  const groupOfName = new Map(names.map((name, at) => [name, groupOf.get(addresses.length + at)]));
  const baits = strangers.filter(({ node_id, stranger }) => {
    const imitated = groupOfName.get(stranger);
    return imitated !== undefined && rowsOut(index, node_id).some((row) => imitated.has(transfers.to[row]!));
  });
  const found = [...new Set(baits.map(({ stranger }) => stranger))];
  if (found.length === 0) return [];
  const victims = new Set(baits.map(({ node_id }) => node_id));
  const more = found.length > MAX_NAMES ? ' …' : '';
  const message = `Raised as no alert: ${counted(found.length, 'address', 'addresses')} that ${found.length === 1 ? 'looks' : 'look'} like one that is paid, came with transfers of value zero to ${counted(victims.size, 'address', 'addresses')} that ${victims.size === 1 ? 'pays' : 'pay'} it, and got nothing (${found.slice(0, MAX_NAMES).map(shortAddress).join(', ')}${more}).`;
  return [{ code: 'BAITS_UNPAID', message, count: found.length }];
}
