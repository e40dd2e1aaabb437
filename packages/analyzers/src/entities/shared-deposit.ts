/**
 * Rule: two addresses pay the same deposit wallet, which a service gives to one customer (Victor 2020). A friend may pay
 * a debt there and a tenant his rent: the link merges where one of both lives on money of the other, and either both pay
 * in again and again or all of it is passed on; else it is a hint.
 */
import { rowsByEnd, rowsIn, rowsOut } from '../transfer-index.ts';
import { ascending } from '../typologies/measures.ts';
import type { Barriers } from './barriers.ts';
import type { EntityInput, EntityLink } from './entity-link.ts';
import type { EntitySettings } from './params.ts';

/** At most one link a deposit wallet, which has two payers at most. O(transfers). */
export function sharedDepositLinks(
  input: EntityInput,
  { service_of, is_barrier }: Barriers,
  settings: EntitySettings,
): EntityLink[] {
  const { index, transfers } = input;
  const links: EntityLink[] = [];
  service_of.forEach((service, wallet) => {
    if (service === 0) return;
    const payments = rowsByEnd(rowsIn(index, wallet), transfers.from);
    if (payments.size !== 2) return;
    const [one, other] = [...payments.keys()].sort((a, b) => a - b) as [number, number];
    if (is_barrier[one] === 1 || is_barrier[other] === 1) return;
    const between = [...rowsTo(input, one, other), ...rowsTo(input, other, one)];
    const areRegular = [...payments.values()].every((of_payer) => of_payer.length >= settings.min_deposits);
    const isSecond = (payer: number, owner: number): boolean =>
      livesOn(input, payer, owner, settings) && (areRegular || passesOn(input, payer, wallet, settings));
    const isOwn =
      [one, other].every((payer) => hasOneAccount(input, service_of, payer, wallet)) &&
      (isSecond(one, other) || isSecond(other, one));
    const rows = ascending([...[...payments.values()].flat(), ...(isOwn ? between : [])]);
    links.push({
      a: one,
      b: other,
      rule: 'shared_deposit',
      weight: isOwn ? settings.weights.shared_deposit : settings.weights.shared_deposit_hint,
      rows,
      via: wallet,
    });
  });
  return links;
}

function rowsTo({ index, transfers }: EntityInput, from: number, to: number): number[] {
  return [...rowsOut(index, from)].filter((row) => transfers.to[row] === to);
}

/** Whether the payer pays no other deposit wallet of the same service: that would be his own. */
function hasOneAccount({ index, transfers }: EntityInput, service_of: Uint32Array, payer: number, wallet: number) {
  return rowsOut(index, payer).every((row) => {
    const payee = transfers.to[row]!;
    return payee === wallet || service_of[payee] !== service_of[wallet];
  });
}

/** Whether nearly everything that the address received came from the other. */
function livesOn(
  { index, transfers }: EntityInput,
  address: number,
  other: number,
  { min_income_ratio }: EntitySettings,
): boolean {
  let [all, given] = [0, 0];
  for (const row of rowsIn(index, address)) {
    all += transfers.amount_usd[row]!;
    if (transfers.from[row] === other) given += transfers.amount_usd[row]!;
  }
  return given > 0 && given >= min_income_ratio * all;
}

/** Whether the address pays nearly everything that it received into the deposit wallet. */
function passesOn(
  { index, transfers }: EntityInput,
  address: number,
  wallet: number,
  { min_income_ratio }: EntitySettings,
): boolean {
  const usd = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + transfers.amount_usd[row]!, 0);
  const paid = [...rowsOut(index, address)].filter((row) => transfers.to[row] === wallet);
  return usd(paid) >= min_income_ratio * usd([...rowsIn(index, address)]);
}
