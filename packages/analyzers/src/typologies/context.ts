/**
 * What all chapters need to know of a window, computed once: flows by address, and who is a bystander by how it
 * behaves.
 */
import { rolesByBehaviour, type RoleByBehaviour } from '../roles/address-roles.ts';
import { addressExposure, type AddressExposure } from '../tracing/address-exposure.ts';
import { exposureRange, type ExposureResult } from '../tracing/exposure-range.ts';
import { moneyOf } from '../structural/money.ts';
import { rowsIn, rowsOut } from '../transfer-index.ts';
import { changeRatio } from './change-wallets.ts';
import { depositWallets } from './deposit-wallets.ts';
import { typologySettingsSchema, type TypologySettings } from './settings.ts';
import type { TypologyInput } from './typology-input.ts';

export interface TypologyContext {
  readonly input: TypologyInput;
  /** One entry a transfer: USD where its asset has a price in the window, native units where not. */
  readonly value: Float64Array;
  /** One entry a node: what it received and sent, in `value`. */
  readonly received: Float64Array;
  readonly sent: Float64Array;
  /** One entry a node: 1 + the hub that it sweeps everything to, 0 for what is no deposit wallet. */
  readonly sweeps_to: Uint32Array;
  /** One entry a node: deposit wallets that sweep to it. */
  readonly feeder_count: Uint32Array;
  /** A trusted service, or a deposit wallet of one: ends a path and is never a suspect. */
  readonly isBystander: (node: number) => boolean;
  /** A trusted service. */
  readonly isService: (node: number) => boolean;
  /** A deposit wallet of a trusted service. */
  readonly isDepositWallet: (node: number) => boolean;
  /** A trusted label names it: a service, or a known shop, employer, distributor. */
  readonly isKnown: (node: number) => boolean;
  /** What each address is by what it does; worked out when it is first asked for. */
  readonly roles: () => ReadonlyMap<number, RoleByBehaviour>;
  /** It behaves as a business, and no label calls it a risk: money of many people meets there. */
  readonly isBusiness: (node: number) => boolean;
  /** How usual change wallets are here, 0 to 1; worked out when it is first asked for. */
  readonly changeRatio: () => number;
  /** USD of every transfer of the window, ascending; sorted when it is first asked for. */
  readonly amountsUsd: () => Float64Array;
  /** Rows that the node sent (received), ascending. */
  readonly rowsOut: (node: number) => Uint32Array;
  readonly rowsIn: (node: number) => Uint32Array;
  /**
   * What traces back to each category of risk or reaches it, under four methods; traced for the whole window when it is
   * first asked for.
   */
  readonly exposureOf: (node: number) => readonly AddressExposure[];
}

export type ContextSettings = Pick<TypologySettings, 'deposit_wallets' | 'exposure_range' | 'roles'>;

/** O(transfers). */
export function typologyContext(
  input: TypologyInput,
  settings: ContextSettings = typologySettingsSchema.parse({}),
): TypologyContext {
  const { transfers, index, addresses } = input;
  const { value } = moneyOf(input);
  const received = new Float64Array(addresses.length);
  const sent = new Float64Array(addresses.length);
  for (let row = 0; row < transfers.length; row++) {
    received[transfers.to[row]!]! += value[row]!;
    sent[transfers.from[row]!]! += value[row]!;
  }
  const { sweeps_to, feeder_count } = depositWallets(input, value, settings.deposit_wallets);
  const { is_service } = addresses;
  const isService = (node: number): boolean => is_service[node] === 1;
  const isDepositWallet = (node: number): boolean => sweeps_to[node]! > 0 && is_service[sweeps_to[node]! - 1] === 1;
  let traced: ExposureResult | undefined;
  let roles: ReadonlyMap<number, RoleByBehaviour> | undefined;
  let amounts_usd: Float64Array | undefined;
  let change_ratio: number | undefined;
  const amountsUsd = (): Float64Array => (amounts_usd ??= Float64Array.from(transfers.amount_usd).sort());
  const rolesOnce = (): ReadonlyMap<number, RoleByBehaviour> =>
    (roles ??= rolesByBehaviour(input, { sweeps_to, feeder_count }, amountsUsd(), settings.roles));
  return {
    input,
    value,
    exposureOf: (node) => addressExposure((traced ??= exposureRange(input, settings.exposure_range)), node),
    roles: rolesOnce,
    isBusiness: (node) => rolesOnce().has(node) && addresses.risk_category[node] === 0,
    changeRatio: () => (change_ratio ??= changeRatio(input, value)),
    amountsUsd,
    received,
    sent,
    sweeps_to,
    feeder_count,
    isService,
    isDepositWallet,
    isBystander: (node) => isService(node) || isDepositWallet(node),
    isKnown: (node) => isService(node) || input.is_known[node] === 1,
    rowsOut: (node) => rowsOut(index, node),
    rowsIn: (node) => rowsIn(index, node),
  };
}
