/**
 * Transactions of a chain of inputs and outputs, as ingestion writes them: every output is shared over the payers in
 * proportion to what they put in, so that each payer pays each payee the same share of it.
 */
import type { EntityInput } from './entity-link.ts';
import type { EntitySettings } from './params.ts';

export interface ShareTransaction {
  /** Rows [first, end). */
  readonly first: number;
  readonly end: number;
  /** Ascending nodes, with what each put in, of what left the payers. */
  readonly payers: ReadonlyMap<number, number>;
  readonly payees: ReadonlyMap<number, number>;
  /** Each payer pays each payee in proportion. */
  readonly is_shared: boolean;
  /** Pays a payer back: the change is known. */
  readonly has_change: boolean;
}

/** Amounts come as doubles of shares that were cut at 18 decimals. */
const TOLERANCE = 1e-6;

/**
 * Every transaction in the order of rows, if the window is of such a chain; nothing where it is not. On other chains
 * several pay in one transaction without being one: a contract may take from many. O(transfers).
 */
export function shareTransactions(input: EntityInput, settings: EntitySettings): readonly ShareTransaction[] {
  const { assets, transfers, transaction } = input;
  if (settings.shares === 'never') return [];
  if (assets.length !== 1 || assets[0]!.asset_contract !== 'native') return [];
  const found: ShareTransaction[] = [];
  for (let first = 0, end = 0; first < transfers.length; first = end) {
    for (end = first + 1; end < transfers.length && transaction[end] === transaction[first];) end++;
    found.push(transactionOf(input, first, end));
  }
  return settings.shares === 'always' || areShares(found, settings) ? found.filter((one) => one.is_shared) : [];
}

function areShares(found: readonly ShareTransaction[], settings: EntitySettings): boolean {
  const several = found.filter(({ first, end }) => end - first > 1);
  const shared = several.filter(({ is_shared }) => is_shared);
  const telling = shared.filter(({ payers, payees }) => payers.size > 1 && payees.size > 1);
  return (
    telling.length >= settings.min_share_transactions && shared.length >= settings.min_shared_ratio * several.length
  );
}

function transactionOf({ transfers, has_change }: EntityInput, first: number, end: number): ShareTransaction {
  const { from, to, amount } = transfers;
  const [payers, payees] = [new Map<number, number>(), new Map<number, number>()];
  let total = 0;
  for (let row = first; row < end; row++) {
    payers.set(from[row]!, (payers.get(from[row]!) ?? 0) + amount[row]!);
    payees.set(to[row]!, (payees.get(to[row]!) ?? 0) + amount[row]!);
    total += amount[row]!;
  }
  const pays_payer = [...payees.keys()].some((node) => payers.has(node));
  return {
    first,
    end,
    payers,
    payees,
    is_shared: pays_payer
      ? end - first >= payers.size * payees.size - Math.min(payers.size, payees.size)
      : end - first === payers.size * payees.size && inProportion(),
    has_change: pays_payer || has_change[first] === 1,
  };

  function inProportion(): boolean {
    for (let row = first; row < end; row++) {
      const expected = (payers.get(from[row]!)! * payees.get(to[row]!)!) / total;
      if (Math.abs(expected - amount[row]!) > TOLERANCE * total) return false;
    }
    return true;
  }
}

/**
 * Whether several may have mixed their coins in it: at least two payers, and two outputs of the same sum. Every known
 * design of a CoinJoin pays its members equal sums; so do some innocent payouts, which then merge nobody.
 */
export function maybeCoinJoin({ payers, payees }: ShareTransaction): boolean {
  if (payers.size < 2) return false;
  const sums = [...payees.values()].sort((a, b) => a - b);
  return sums.some((sum, at) => at > 0 && sum - sums[at - 1]! <= TOLERANCE * sum);
}
