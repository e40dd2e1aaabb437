/**
 * Rule: a deposit wallet belongs to the service that sweeps it (the service holds its keys), whoever pays into it.
 */
import { rowsIn, rowsOut } from '../transfer-index.ts';
import { ascending } from '../typologies/measures.ts';
import type { Barriers } from './barriers.ts';
import type { EntityInput, EntityLink } from './entity-link.ts';
import type { EntitySettings } from './params.ts';

/** One link a deposit wallet; evidence is every receipt and every sweep. O(transfers). */
export function depositWalletLinks(
  { index }: EntityInput,
  { service_of }: Barriers,
  { weights }: EntitySettings,
): EntityLink[] {
  const links: EntityLink[] = [];
  service_of.forEach((service, node) => {
    if (service === 0) return;
    const rows = ascending([...rowsIn(index, node), ...rowsOut(index, node)]);
    links.push({ a: node, b: service - 1, rule: 'deposit_wallet', weight: weights.deposit_wallet, rows, via: -1 });
  });
  return links;
}
