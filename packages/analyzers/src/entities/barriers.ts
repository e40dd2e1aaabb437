/** Who stands between people: services, their deposit wallets, businesses by behaviour, victims. No link passes them. */
import { moneyOf } from '../structural/money.ts';
import { countEnds, rowsIn, rowsOut } from '../transfer-index.ts';
import { depositWallets } from '../typologies/deposit-wallets.ts';
import type { DepositWalletSettings } from '../typologies/params.ts';
import type { EntityInput } from './entity-link.ts';
import type { EntitySettings } from './params.ts';

export interface Barriers {
  /** One entry a node: 1 + the service whose deposit wallet it is; 0 for others. */
  readonly service_of: Uint32Array;
  /** One entry a node: 1 where nobody is linked through it. */
  readonly is_barrier: Uint8Array;
}

/**
 * A service here is what at least `min_deposit_wallets` deposit wallets sweep to, which are most of its payers, and what
 * pays many: labels alone do not make one, because people pass money on to bridges and shops too. Where transfers are
 * shares, every address is emptied, and none is a deposit wallet by that. O(transfers).
 */
export function barriersOf(
  input: EntityInput,
  settings: EntitySettings,
  deposits: DepositWalletSettings,
  has_shares: boolean,
): Barriers {
  const is_barrier = Uint8Array.from(input.addresses.is_service);
  for (const { node } of input.roles) is_barrier[node] = 1;
  for (const node of input.victims) is_barrier[node] = 1;
  if (has_shares) return { service_of: new Uint32Array(input.addresses.length), is_barrier };
  const { addresses, index, transfers } = input;
  // Labels name many deposit wallets as services: what they do counts here.
  const none = new Uint8Array(addresses.length);
  const unlabelled = { ...input, addresses: { ...addresses, is_service: none }, is_known: none };
  const { sweeps_to, feeder_count } = depositWallets(unlabelled, moneyOf(input).value, deposits);
  const isService = Uint8Array.from(feeder_count, (feeders, node) => {
    if (feeders < settings.min_deposit_wallets || sweeps_to[node]! > 0) return 0;
    const payers = countEnds(rowsIn(index, node), transfers.from);
    const paid = countEnds(rowsOut(index, node), transfers.to);
    return feeders >= settings.min_deposit_ratio * payers && paid >= settings.min_customers ? 1 : 0;
  });
  const service_of = new Uint32Array(addresses.length);
  for (let node = 0; node < addresses.length; node++) {
    const hub = sweeps_to[node]! - 1;
    if (isService[node] === 1) is_barrier[node] = 1;
    if (hub < 0 || isService[hub] === 0) continue;
    service_of[node] = hub + 1;
    is_barrier[node] = 1;
  }
  return { service_of, is_barrier };
}
