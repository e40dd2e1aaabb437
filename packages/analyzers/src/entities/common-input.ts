/**
 * Rule: whoever signs a transaction holds the keys of all that it spends, so its payers are one (Nakamoto 2008, section
 * 10; Meiklejohn et al. 2013). CoinJoins, in which strangers sign together, are left out.
 */
import type { Barriers } from './barriers.ts';
import type { EntityLink } from './entity-link.ts';
import type { EntitySettings } from './params.ts';
import { maybeCoinJoin, type ShareTransaction } from './share-transactions.ts';

/** Links of the first payer with each other one; a pair that signs again is one link. O(transfers). */
export function commonInputLinks(
  transactions: readonly ShareTransaction[],
  { is_barrier }: Barriers,
  { max_payers, weights }: EntitySettings,
): EntityLink[] {
  const rowsOf = new Map<string, { a: number; b: number; rows: number[] }>();
  for (const one of transactions) {
    if (one.payers.size < 2 || one.payers.size > max_payers || maybeCoinJoin(one)) continue;
    const [a, ...others] = [...one.payers.keys()].filter((node) => is_barrier[node] === 0).sort((x, y) => x - y);
    for (const b of others) {
      const link = rowsOf.get(`${a}/${b}`) ?? { a: a!, b, rows: [] };
      for (let row = one.first; row < one.end; row++) link.rows.push(row);
      rowsOf.set(`${a}/${b}`, link);
    }
  }
  return [...rowsOf.values()].map((link) => ({ ...link, rule: 'common_input', weight: weights.common_input, via: -1 }));
}
