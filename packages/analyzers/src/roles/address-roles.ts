/**
 * Who is who: the role that an address plays by what it does, whatever labels say. A role explains a scheme, and is no
 * proof of innocence.
 */
import type { AddressRole } from '@analytics/domain';
import { rowsIn, rowsOut } from '../transfer-index.ts';
import { ratio } from '../typologies/measures.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';
import type { DepositWallets } from '../typologies/deposit-wallets.ts';
import { activityOf } from './activity.ts';
import type { RoleSettings } from './params.ts';
import { ROLE_RULES } from './rules.ts';

export interface RoleByBehaviour {
  readonly node: number;
  readonly role: AddressRole;
  /** 0.5 where every condition of the rule just holds, 1 where all hold clearly. Rounded to 1e-4. */
  readonly probability: number;
  /** Sentences. */
  readonly reasons: readonly string[];
}

/**
 * One entry for each address that a rule fits, by node; of several rules the first. An address of fewer than
 * `min_transfers` transfers has no role, and neither has a deposit wallet. `amounts_usd` are the network's, ascending.
 * O(transfers · log).
 */
export function rolesByBehaviour(
  input: Pick<TypologyInput, 'transfers' | 'index' | 'window'>,
  deposits: DepositWallets,
  amounts_usd: Float64Array,
  settings: RoleSettings,
): ReadonlyMap<number, RoleByBehaviour> {
  const { index } = input;
  const roles = new Map<number, RoleByBehaviour>();
  for (let node = 0; node < index.nodeCount; node++) {
    const transfer_count = rowsOut(index, node).length + rowsIn(index, node).length;
    if (transfer_count < settings.min_transfers || deposits.sweeps_to[node]! > 0) continue;
    const activity = activityOf(input, node, amounts_usd, deposits);
    for (const { role, margins, reasons } of ROLE_RULES) {
      const held = margins(activity, settings);
      if (held === undefined) continue;
      const clear = ratio(
        held.reduce((sum, margin) => sum + margin, 0),
        held.length,
      );
      const probability = Math.round((0.5 + 0.5 * clear) * 1e4) / 1e4;
      roles.set(node, { node, role, probability, reasons: reasons(activity) });
      break;
    }
  }
  return roles;
}
