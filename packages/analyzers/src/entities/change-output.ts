/**
 * Rule: of the two outputs of a payment, one is the payment and the other the change, which goes to a new address of the
 * payer (Androulaki et al. 2013; Meiklejohn et al. 2013). Surest where the other output is a place that strangers paid
 * before; even then it is wrong where a coin is divided between two, and weighs less than what merges.
 */
import { rowsIn, rowsOut, type TransferIndex } from '../transfer-index.ts';
import type { Barriers } from './barriers.ts';
import type { EntityInput, EntityLink } from './entity-link.ts';
import type { EntitySettings } from './params.ts';
import { maybeCoinJoin, type ShareTransaction } from './share-transactions.ts';

/** At most one link a transaction, of its first payer with the change. O(transfers · strangers). */
export function changeOutputLinks(
  input: EntityInput,
  transactions: readonly ShareTransaction[],
  { is_barrier }: Barriers,
  settings: EntitySettings,
): EntityLink[] {
  const links: EntityLink[] = [];
  for (const one of transactions) {
    if (one.payees.size !== 2 || one.has_change || one.payers.size > settings.max_payers || maybeCoinJoin(one))
      continue;
    const outputs = [...one.payees.keys()];
    const fresh = outputs.filter((node) => isOneTime(input, node, one));
    const [change] = fresh;
    if (change === undefined || fresh.length !== 1 || is_barrier[change] === 1) continue;
    const place = outputs.find((node) => node !== change)!;
    const strangers = payersBefore(input, place, one);
    if (strangers === 0) continue;
    const payers = [...one.payers.keys()].filter((node) => is_barrier[node] === 0).sort((x, y) => x - y);
    const [payer] = payers;
    if (payer === undefined || payers.length !== one.payers.size) continue;
    const isLikely = strangers >= settings.min_strangers && rowsOut(input.index, change).length > 0;
    const rows = Array.from({ length: one.end - one.first }, (_, at) => one.first + at);
    const weight = isLikely ? settings.weights.change_output : settings.weights.change_output_hint;
    links.push({ a: payer, b: change, rule: 'change_output', weight, rows, via: place });
  }
  return links;
}

/** Whether the transaction is the first and the only one that pays the address. */
function isOneTime({ index, is_new_address }: EntityInput, node: number, { first, end }: ShareTransaction): boolean {
  const isNew = is_new_address.length === 0 || is_new_address[node] === 1;
  const inside = (row: number): boolean => row >= first && row < end;
  return isNew && rowsIn(index, node).every(inside) && isFirst(index, node, first);
}

function isFirst(index: TransferIndex, node: number, first: number): boolean {
  const out = rowsOut(index, node);
  return out.length === 0 || out[0]! > first;
}

/** How many addresses other than the payers paid it before. */
function payersBefore({ index, transfers }: EntityInput, place: number, { first, payers }: ShareTransaction): number {
  const strangers = new Set<number>();
  for (const row of rowsIn(index, place)) {
    if (row >= first) break;
    const payer = transfers.from[row]!;
    if (!payers.has(payer)) strangers.add(payer);
  }
  return strangers.size;
}
