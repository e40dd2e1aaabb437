/** Wallets that deal with one address alone, or with it and the one that took its place. */
import { rowsIn, rowsOut } from '../transfer-index.ts';
import { ratio } from '../typologies/measures.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';

/** Rows by the address on the other end. */
type Ends = ReadonlyMap<number, readonly number[]>;

export interface OwnWallets {
  /** Share of the transfers out (in) that are with own wallets. */
  readonly out_ratio: number;
  readonly in_ratio: number;
  /** Distinct own wallets. */
  readonly count: number;
}

/** More counterparties are a public, and no wallets of one firm. */
const MAX_OWN_WALLETS = 20;
/** In `partnerOf`: the address alone; and several others. */
const NOBODY = -1;
const SEVERAL = -2;

/**
 * A payee is own whom only the address pays, and a payer who pays it alone; deposit wallets of services are left out.
 * Keys change in mid-window: one partner, the same for all, may stand beside the address on their other end, if they
 * deal with each other. None where a side has more than MAX_OWN_WALLETS. O(transfers of the counterparties), of each
 * until it shows two partners.
 */
export function ownWallets(
  { transfers, index }: Pick<TypologyInput, 'transfers' | 'index'>,
  node: number,
  payees: Ends,
  payers: Ends,
  sweeps_to: Uint32Array,
): OwnWallets {
  if (Math.max(payees.size, payers.size) > MAX_OWN_WALLETS) return { out_ratio: 0, in_ratio: 0, count: 0 };
  const payeePartners = new Map<number, number>();
  for (const other of payees.keys()) {
    const partner = sweeps_to[other]! > 0 ? SEVERAL : partnerOf(rowsIn(index, other), transfers.from, node);
    payeePartners.set(other, partner);
  }
  const payerPartners = new Map<number, number>();
  for (const other of payers.keys()) payerPartners.set(other, partnerOf(rowsOut(index, other), transfers.to, node));
  const within = (partner: number): OwnWallets => {
    const isOwn = (its: number | undefined): boolean => its !== undefined && (its === NOBODY || its === partner);
    let [count, out_rows, own_out_rows, in_rows, own_in_rows] = [0, 0, 0, 0, 0];
    for (const [other, its] of payeePartners) {
      const { length } = payees.get(other)!;
      out_rows += length;
      if (!isOwn(its)) continue;
      own_out_rows += length;
      count++;
    }
    for (const [other, its] of payerPartners) {
      const { length } = payers.get(other)!;
      in_rows += length;
      if (!isOwn(its)) continue;
      own_in_rows += length;
      // Who is on both sides is one wallet.
      if (!isOwn(payeePartners.get(other))) count++;
    }
    return { out_ratio: ratio(own_out_rows, out_rows), in_ratio: ratio(own_in_rows, in_rows), count };
  };
  let best = within(NOBODY);
  for (const partner of new Set([...payeePartners.values(), ...payerPartners.values()])) {
    if (!payees.has(partner) && !payers.has(partner)) continue;
    const one = within(partner);
    if (one.count > best.count) best = one;
  }
  return best;
}

/** Who else is at an end of the rows beside `node`. */
function partnerOf(rows: Uint32Array, ends: Uint32Array, node: number): number {
  let partner = NOBODY;
  for (const row of rows) {
    const end = ends[row]!;
    if (end === node || end === partner) continue;
    if (partner !== NOBODY) return SEVERAL;
    partner = end;
  }
  return partner;
}
